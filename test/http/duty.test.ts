import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DutyView } from '../../hub/contract/duty-views.ts'
import { openFeed, sessionFor } from './feed-client.ts'
import { type Hub, openHub } from './harness.ts'
import { populate, type World } from './world.ts'

let hub: Hub
let world: World
beforeEach(async () => {
  hub = await openHub()
  world = await populate(hub)
})
afterEach(() => hub.close())

test('signing on at one’s own station needs no body, and says who is there', async () => {
  const officer = world.as('officer home')
  const { status, body } = await officer<DutyView>('POST', '/duty')
  expect(status).toBe(200)
  expect(body).toMatchObject({
    onDuty: true,
    station: { name: 'Home' },
    stations: [{ station: { name: 'Home' }, people: [{ name: 'officer home' }] }, {}, {}, {}],
  })
  expect((await officer('DELETE', '/duty')).status).toBe(204)
  expect((await officer<DutyView>('GET', '/duty')).body.onDuty).toBe(false)
})

test('a station below one’s own may be taken, no other', async () => {
  const province = await world.as('officer province')<DutyView>('POST', '/duty', { station: world.stations.home })
  expect(province.body).toMatchObject({ onDuty: true, station: { name: 'Home' } })
  const up = await world.as('officer home')('POST', '/duty', { station: world.stations.province })
  expect([up.status, up.body.code]).toEqual([403, 'not-your-station'])
})

test('a duty post at a station below does not open the way to that station’s neighbours', async () => {
  const officer = world.as('officer province')
  await officer('POST', '/duty', { station: world.stations.home })
  expect((await world.as('officer home')('POST', '/duty', { station: world.stations.told })).status).toBe(403)
})

test('a page that beats, is seen, heard and touched makes its station attended; hidden it does not', async () => {
  await hub.clock.push(15_000)
  const session = sessionFor(hub, world.person('officer home'))
  const headers = { cookie: `tc-test=${session}` }
  const officer = (method: 'GET' | 'POST', path: string, body?: unknown) => hub.as(null)<DutyView>(method, path, body, headers)
  const attended = async () => (await officer('GET', '/duty')).body.stations[0]?.attended
  await officer('POST', '/duty')
  expect(await attended()).toBe(false)
  const feed = await openFeed(hub, session)
  expect((await officer('POST', '/duty/beat', { visible: true, sound: true })).status).toBe(204)
  expect(await attended()).toBe(true)
  await officer('POST', '/duty/beat', { visible: false, sound: true, lastInputAt: new Date(hub.clock.now()).toISOString() })
  expect(await attended()).toBe(false)
  expect((await officer('POST', '/duty/beat', { visible: 'yes' })).status).toBe(400)
  feed.close()
})

test.each(['admin', 'staff own', 'manager own'])('%s has no duty', async (viewer) => {
  expect((await world.as(viewer)('POST', '/duty')).body.code).toBe('wrong-role')
  expect((await world.as(viewer)('POST', '/duty/beat', { visible: true, sound: true })).status).toBe(403)
})

test('signing off twice is refused by name', async () => {
  const { status, body } = await world.as('officer home')('DELETE', '/duty')
  expect([status, body.code]).toEqual([409, 'not-signed-on'])
})
