import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DigestView, RegisterView } from '../../hub/contract/shift.ts'
import { until } from '../harness/until.ts'
import { type Hub, openHub } from './harness.ts'
import { populate, type World } from './world.ts'

let hub: Hub
let world: World
beforeEach(async () => {
  hub = await openHub()
  world = await populate(hub)
})
afterEach(() => hub.close())

const HOUR = 3_600_000
const iso = (at: number) => new Date(at).toISOString()
const register = (viewer: string, from: number, to: number, station?: string) =>
  world.as(viewer)<RegisterView>(
    'GET',
    `/duty/register?${new URLSearchParams({ from: iso(from), to: iso(to), ...(station && { station }) })}`,
  )

test('the register tells a shift in order: the incident with its times and its end, a bypass, a test, and nothing of a shop elsewhere', async () => {
  const began = hub.clock.now()
  const officer = world.as('officer home')
  await officer('POST', '/duty')
  await officer('POST', `/buttons/${world.buttons.other}/bypass`, { minutes: 30, reason: 'Kẹt nút' })
  await hub.clock.push(1_000)
  const incident = await world.press()
  await hub.clock.push(4_000)
  await officer('POST', `/incidents/${incident}/shown`, { surface: 'console' })
  await officer('POST', `/incidents/${incident}/acknowledge`)
  await hub.clock.push(60_000)
  await officer('POST', `/incidents/${incident}/arrive`)
  await officer('POST', `/incidents/${incident}/close`, { disposition: 'false-alarm', note: 'Lau bàn chạm phải' })
  await officer('DELETE', `/buttons/${world.buttons.other}/bypass`)
  await officer('POST', `/sites/${world.sites.own}/on-test`, { minutes: 10, reason: 'Thay pin' })
  const to = hub.clock.now() + 1

  const { status, body } = await register('officer home', began, to)
  expect(status).toBe(200)
  expect(body.entries.map(({ what }) => what)).toEqual(['bypass', 'incident', 'on-test'])
  expect(body.entries).toMatchObject([
    { at: iso(began), reason: 'Kẹt nút', button: { label: 'Counter' }, endedAt: iso(began + 65_000) },
    {
      at: iso(began + 1_000),
      incident: {
        site: { name: 'Own' },
        shownAt: iso(began + 5_000),
        acknowledgedAt: iso(began + 5_000),
        onSceneAt: iso(began + 65_000),
        closedAt: iso(began + 65_000),
        disposition: 'false-alarm',
        text: 'Lau bàn chạm phải',
      },
    },
    { site: { name: 'Own' }, reason: 'Thay pin' },
  ])
  expect(body).not.toHaveProperty('partial')
  expect((await register('officer untold', began, to)).body.entries).toEqual([])

  // A month later the memory is empty, and the journal still has it; the bypass that was over is in no later book.
  await hub.clock.push(30 * 24 * HOUR)
  expect((await register('officer home', began, to)).body.entries.map(({ what }) => what)).toEqual(['bypass', 'incident', 'on-test'])
  expect((await register('officer home', hub.clock.now() - HOUR, hub.clock.now())).body.entries).toEqual([])
})

test('a station that was told of an alarm has it in its book, and nothing else of the home station', async () => {
  const began = hub.clock.now()
  await world.press()
  await world.as('officer home')('POST', '/duty')
  await world.as('officer home')('POST', `/buttons/${world.buttons.other}/bypass`, { minutes: 30, reason: 'Kẹt nút' })
  const { body } = await register('officer told', began, began + HOUR)
  expect(body.entries.map(({ what }) => what)).toEqual(['incident'])
})

test('a register is of a station one sees, and of a week at most', async () => {
  const now = hub.clock.now()
  const { home, told } = world.stations
  expect((await register('officer province', now, now + HOUR, home)).body.station.name).toBe('Home')
  expect((await register('officer home', now, now + HOUR, told)).status).toBe(404)
  expect((await register('officer home', now, now + HOUR, 'nobody-has-this')).status).toBe(404)
  expect((await register('admin', now, now + HOUR)).body).toMatchObject({ code: 'needs-station' })
  for (const [from, to] of [
    [now, now],
    [now + HOUR, now],
    [now, now + 8 * 24 * HOUR],
  ] as const)
    expect((await register('officer home', from, to)).body).toMatchObject({ code: 'bad-query' })
})

test('the digest begins with the shift, or with the hours asked for, and says when the journal does not answer', async () => {
  const officer = world.as('officer home')
  const digest = async (path = '/duty/digest') => (await officer<DigestView>('GET', path)).body
  const now = hub.clock.now()
  expect((await digest()).from).toBe(iso(now - 12 * HOUR))
  await officer('POST', '/duty')
  await hub.clock.push(HOUR)
  expect((await digest()).from).toBe(iso(now))
  expect((await digest('/duty/digest?hours=2')).from).toBe(iso(now - HOUR))
  expect((await officer('GET', '/duty/digest?hours=99')).status).toBe(400)
  hub.deps.journal.between = () => Promise.reject(new Error('the disk is gone'))
  expect(await digest()).toMatchObject({ partial: true, outages: [] })
})

test('an outage that ends while the digest is read is in it, open or over; what the disk does not take is said to be missing', async () => {
  const officer = world.as('officer home')
  const digest = async () => (await officer<DigestView>('GET', '/duty/digest')).body
  const speaks = () => {
    const [device, site] = [world.buttons.own, world.sites.own]
    return hub.desk.submit({ type: 'Heard', at: hub.clock.now(), device, site, beat: {} })
  }
  await speaks()
  await hub.clock.push(120_000)
  await hub.desk.submit({ type: 'SupervisionRound', at: hub.clock.now(), directory: hub.registry.directory() })
  expect(await digest()).toMatchObject({ outages: [{ cause: 'button' }], shortOutages: { count: 0 } })

  const disk = hub.hangDisk()
  const back = speaks()
  await hub.clock.push(1)
  const asked = digest()
  // What was asked before is in hand by the time that this is answered.
  await officer('GET', '/duty')
  disk.heal()
  const read = await asked
  expect(read).toMatchObject({ outages: [], shortOutages: { count: 1 } })
  expect(read).not.toHaveProperty('partial')
  await back

  const hung = hub.hangDisk()
  const bypassed = officer('POST', `/buttons/${world.buttons.own}/bypass`, { minutes: 30, reason: 'Kẹt nút' })
  await until('it is decided', () => hub.desk.backlog() > 0)
  let answer: DigestView | null = null
  void digest().then((body) => {
    answer = body
  })
  const partial = await until('the page does not wait for it', async () => {
    await hub.clock.push(250)
    return answer
  })
  expect(partial).toMatchObject({ partial: true, bypasses: [{ reason: 'Kẹt nút' }], shortOutages: { count: 1 } })
  hung.heal()
  await bypassed
})

test('a button not pressed in its month is overdue a week after its shop’s day, and pressing it is enough', async () => {
  // A session does not last a month.
  const overdue = async () => (await world.as('officer home')<DigestView>('GET', '/duty/digest')).body.overdue.map(({ site }) => site.name)
  expect(await overdue()).toEqual([])
  await hub.clock.push(37 * 24 * HOUR)
  expect((await overdue()).sort()).toEqual(['Other', 'Own'])
  await world.press()
  expect(await overdue()).toEqual(['Other'])
})
