import { expect, it } from 'vitest'
import { connectButton } from '../harness/button.ts'
import { type Commune, commune } from '../harness/commune.ts'
import { until } from '../harness/until.ts'

async function withBell() {
  const town = await commune()
  const boss = await town.as('boss')
  const home = town.id('home')
  const { gateway, mqtt } = await boss.post('/gateways', { label: 'Còi phòng trực', station: home, bell: true, supervision: '20s' })
  const bell = await connectButton(town.hub().mqttUrl, mqtt, { reconnectPeriod: 0, will: undefined as never })
  const beat = (more: object = {}) => bell.client.publishAsync(`gateways/${gateway.id}/beat`, JSON.stringify(more), { qos: 1 })
  await beat()
  return { town, boss, home, gateway, bell, beat }
}

type Desk = Awaited<ReturnType<Commune['onDuty']>>
const lostBell = (desk: Desk) =>
  desk.feed.events
    .findLast(({ event }: { event: string }) => event === 'supervision')
    ?.data.outages.find(({ bell }: { bell?: object }) => bell !== undefined)

it('a bell that is gone stands on the rail of its station, by its own name and without a sound while somebody is there', async () => {
  const { town, home, gateway, bell } = await withBell()
  const [officer, neighbour] = [await town.onDuty('officer'), await town.onDuty('neighbour')]
  bell.cut()
  const told = await until('the officer sees it', async () => {
    await town.clock.push(1_000)
    return lostBell(officer)
  })
  expect(told).toMatchObject({ cause: 'gateway', tonight: true, bell: { id: home }, gateway: { id: gateway.id, label: 'Còi phòng trực' } })
  expect(told).not.toHaveProperty('toAcknowledge')
  expect(lostBell(neighbour)).toBeUndefined()
  expect((await officer.get('/duty/digest')).outages).toMatchObject([{ bell: { id: home } }])
})

it('while nobody is before the desk, somebody must say that they have seen it', async () => {
  const { town, bell } = await withBell()
  const provincial = await town.onDuty('provincial')
  bell.cut()
  await town.clock.push(60_000)
  const mustSee = await until('five minutes later the province must', async () => {
    await town.clock.push(10_000)
    return lostBell(provincial)?.toAcknowledge && lostBell(provincial)
  })
  await provincial.post(`/supervision/outages/${mustSee.id}/acknowledge`, { note: 'đã gọi chỉ huy' })
})

it('a bell that lives and cannot switch its siren is a dead bell', async () => {
  const { town, boss, gateway, beat } = await withBell()
  const officer = await town.onDuty('officer')
  await beat({ line: 'closed', bell: { doing: 'quiet', command: { hook: 'off', ok: false, why: 'ended with 3' } } })
  await until('the officer sees it', async () => {
    await town.clock.push(2_000)
    await beat({ line: 'closed' })
    return lostBell(officer)
  })
  expect(await boss.get(`/gateways/${gateway.id}`)).toMatchObject({ line: 'closed', state: 'offline' })
  await beat({ line: 'open' })
  await until('it is well again', async () => {
    await town.clock.push(1_000)
    return !lostBell(officer)
  })
})

it('an officer tries the bell of their own station; when nobody has heard it for a month, the digest says so', async () => {
  const { town, boss, home, gateway, beat } = await withBell()
  const officer = await town.as('officer')
  expect(await officer.refused('POST', `/stations/${town.id('next')}/bell/test`)).toMatchObject({ status: 404 })
  expect((await officer.get('/duty/digest')).bells).toEqual([{ id: gateway.id, label: 'Còi phòng trực' }])
  const path = `/stations/${home}/bell`
  await officer.post(`${path}/test`)
  await officer.post(`${path}/heard`, { heard: true })
  const { provenAt } = await officer.get(path)
  expect((await boss.get(`/gateways/${gateway.id}`)).provenAt).toBe(provenAt)
  expect((await officer.get('/duty/digest')).bells).toEqual([])
  await town.clock.hold(32 * 24 * 3_600_000)
  await beat()
  const again = await town.as('second')
  await until('the digest says so', async () => {
    const { bells } = await again.get('/duty/digest').catch(() => ({ bells: [] }))
    return bells[0]?.provenAt === provenAt
  })
  // A test that nobody heard proves nothing.
  await again.post(`${path}/test`)
  await again.post(`${path}/heard`, { heard: false })
  expect(await again.get(path)).toMatchObject({ provenAt, lastTest: { heard: false } })
})
