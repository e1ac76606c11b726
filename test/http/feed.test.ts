import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ButtonId, IncidentId, SiteId } from '../../hub/contract/ids.ts'
import { until } from '../harness/until.ts'
import { type FeedClient, openFeed, sessionFor } from './feed-client.ts'
import { type Hub, openHub } from './harness.ts'
import { populate, some, type World } from './world.ts'

let hub: Hub
let world: World
const open: FeedClient[] = []
beforeEach(async () => {
  hub = await openHub()
  world = await populate(hub)
})
afterEach(async () => {
  for (const feed of open.splice(0)) feed.close()
  await hub.close()
})

async function feedOf(viewer: string, how: Parameters<typeof openFeed>[2] = {}) {
  const session = sessionFor(hub, world.person(viewer))
  const feed = await openFeed(hub, session, how)
  open.push(feed)
  if (!how.stopped) await feed.ready()
  return Object.assign(feed, { session })
}

async function press(site = world.sites.own, button = world.buttons.own): Promise<IncidentId> {
  const incident = hub.deps.newIncidentId()
  await hub.desk.submit({
    ...{ type: 'Press', at: hub.clock.now(), read: { kind: 'holdup', marks: [] }, gateway: null },
    ...{ button, site, incident, roster: hub.deps.rosterFor(site) },
  })
  return incident
}

test('first every open incident one sees, then supervision and duty, then ready', async () => {
  const own = await press()
  const other = await press(world.sites.other, world.buttons.other)
  const officer = await feedOf('officer home')
  expect(officer.incidents()).toEqual([own, other])
  expect(officer.heard.map(({ event }) => event)).toEqual(['incident', 'incident', 'supervision', 'duty', 'ready'])
  expect(officer.heard[0]?.data).toMatchObject({ ringing: true, site: { code: 'TV01', name: 'Own' }, station: { name: 'Home' } })
})

test('of two patrols on one feed each, the one that says “on my way” is sent notes and contacts, and the other is not', async () => {
  const place = { role: 'patrol', station: world.stations.home } as const
  const second = await hub.person({ ...place, username: 'second-patrol', name: 'second patrol' })
  const coming = await feedOf('patrol home')
  const staying = await openFeed(hub, sessionFor(hub, second))
  open.push(staying)
  await staying.ready()
  const incident = await press()
  const site = (feed: FeedClient) => feed.of('incident').at(-1)?.data.site
  await world.as('patrol home')('POST', `/incidents/${incident}/acknowledge`)
  await until('the notes', () => (site(coming) as { notes?: string } | undefined)?.notes === 'A note of the desk')
  await until('the other sees who is coming', () => staying.of('incident').at(-1)?.data.onTheWay)
  expect(site(staying)).toMatchObject({ contacts: [], untilOnTheWay: true })
  expect(JSON.stringify(staying.heard)).not.toContain('A note of the desk')
})

test('the shop sees its own alarm, reduced, and never who is on duty', async () => {
  const own = await press()
  await press(world.sites.other, world.buttons.other)
  const shop = await feedOf('staff own')
  expect(shop.incidents()).toEqual([own])
  expect(Object.keys(shop.heard[0]?.data ?? {})).not.toContain('receipts')
  expect(shop.of('duty')).toEqual([])
})

test('a press reaches the desk that must answer it, and nobody it does not concern', async () => {
  const [officer, stranger] = [await feedOf('officer home'), await feedOf('officer untold')]
  const incident = await press()
  await until('the press', () => officer.incidents().includes(incident))
  expect(stranger.incidents()).toEqual([])
})

test('another station that is told hears it then, and until a day after its close', async () => {
  const incident = await world.press()
  expect((await feedOf('officer told')).incidents()).toEqual([incident])
  const commander = world.as('commander home')
  await commander('POST', `/incidents/${incident}/acknowledge`)
  await commander('POST', `/incidents/${incident}/close`, { disposition: 'test' })
  for (const feed of open.splice(0)) feed.close()
  await hub.clock.push(24 * 3_600_000 - 60_000)
  const told = await feedOf('officer told', { lastEventId: '0' })
  expect(told.incidents()).toEqual([incident])
  await hub.clock.push(2 * 60_000)
  await until('gone', () => told.of('gone').some(({ data }) => data.id === incident))
})

test('a reconnect with the last id gets everything changed since, closed ones too, before ready', async () => {
  const closed = await press()
  const first = await feedOf('commander home')
  first.close()
  const commander = world.as('commander home')
  await commander('POST', `/incidents/${closed}/acknowledge`)
  await commander('POST', `/incidents/${closed}/close`, { disposition: 'test' })
  const later = await press(world.sites.other, world.buttons.other)
  const again = await feedOf('commander home', { lastEventId: first.lastId() ?? '' })
  expect(again.of('incident').map(({ data: { id, phase } }) => [id, phase])).toEqual([
    [closed, 'closed'],
    [later, 'ringing'],
  ])
})

test('what did not change since is not sent before what did', async () => {
  const quiet = await press()
  const first = await feedOf('officer home')
  first.close()
  const news = await press(world.sites.other, world.buttons.other)
  const again = await feedOf('officer home', { lastEventId: first.lastId() ?? '' })
  expect(again.incidents()).toEqual([news, quiet])
})

test.each(['not-ours', '99999999', '-1'])('an id that is unknown or ahead of the hub (%s) brings everything', async (lastEventId) => {
  const incident = await press()
  const commander = world.as('commander home')
  await commander('POST', `/incidents/${incident}/acknowledge`)
  await commander('POST', `/incidents/${incident}/close`, { disposition: 'test' })
  expect((await feedOf('officer home')).incidents()).toEqual([])
  expect((await feedOf('officer home', { lastEventId })).incidents()).toEqual([incident])
})

test('the id never promises what this line has not carried', async () => {
  await press()
  await press(world.sites.other, world.buttons.other)
  const officer = await feedOf('officer home')
  const written = String(hub.desk.writtenSeq())
  expect(officer.heard.map(({ event, id }) => [event, id])).toEqual([
    ['incident', '0'],
    ['incident', written],
    ['supervision', written],
    ['duty', written],
    ['ready', written],
  ])
})

test('what is told before it is on disk is shown as unwritten, does not move the id, and is sent again once written', async () => {
  const officer = await feedOf('officer home')
  const before = officer.lastId()
  const disk = hub.hangDisk()
  const pressed = press()
  await hub.clock.push(300)
  const incident = await pressed
  await until('the press', () => officer.incidents().includes(incident))
  expect(officer.of('incident').at(-1)).toMatchObject({ id: before, data: { id: incident, unwritten: true } })
  disk.heal()
  await until('written', () => officer.of('incident').at(-1)?.data.unwritten === undefined)
  expect(officer.lastId()).toBe(String(hub.desk.writtenSeq()))
})

test('the hub beats every 5 s', async () => {
  const officer = await feedOf('officer home')
  await hub.clock.push(15_000)
  await until('three beats', () => officer.of('beat').length === 3)
  expect(officer.of('beat')[0]?.data).toEqual({ at: expect.stringMatching(/Z$/) })
})

test('who comes and goes is heard at once, by those who may know', async () => {
  const officer = await feedOf('officer home')
  await hub.clock.push(15_000)
  await world.as('officer home')('POST', '/duty')
  await until('duty', () => officer.of('duty').some(({ data }) => data.onDuty === true))
  const { length } = officer.of('duty')
  officer.close()
  const second = await feedOf('commander home')
  await until('gone from the desk', () => {
    const last = second.of('duty').at(-1)?.data as { stations: { people: { name: string; attended: boolean }[] }[] }
    return last.stations[0]?.people.some(({ name, attended }) => name === 'officer home' && !attended)
  })
  expect(length).toBeGreaterThan(1)
})

test('supervision is told when it changes, and at most about once a second', async () => {
  const officer = await feedOf('officer home')
  const devices = [world.buttons.own, world.buttons.other]
  const online = () => (officer.of('supervision').at(-1)?.data.counts as { online: number } | undefined)?.online
  for (const device of devices) await hub.desk.submit({ type: 'Heard', at: hub.clock.now(), device, site: world.sites.own, beat: {} })
  await hub.clock.push(1_000)
  await until('both online', () => online() === 2)
  expect(officer.of('supervision').length).toBeLessThanOrEqual(3)
  await hub.desk.submit({ type: 'Heard', at: hub.clock.now(), device: world.buttons.own, site: world.sites.own, beat: {} })
  const { length } = officer.of('supervision')
  await hub.clock.push(5_000)
  await until('a beat', () => officer.of('beat').length > 0)
  expect(officer.of('supervision').length).toBe(length)
})

test('a role, a station or a site taken away counts at once', async () => {
  const incident = await press()
  const officer = await feedOf('officer home')
  expect(officer.incidents()).toEqual([incident])
  await hub.make({ type: 'PatchPerson', id: world.person('officer home'), patch: { station: world.stations.untold } })
  await until('gone', () => officer.of('gone').some(({ data }) => data.id === incident))
  await hub.make({ type: 'PatchPerson', id: world.person('officer home'), patch: { station: world.stations.home } })
  await until('back', () => officer.incidents().length === 2)
})

test('the feed ends with the session: signed out, or disabled', async () => {
  const officer = await feedOf('officer home')
  const response = await fetch(`${hub.url}/api/v1/session`, { method: 'DELETE', headers: { cookie: `tc-test=${officer.session}` } })
  expect(response.status).toBe(204)
  await officer.over()
  const other = await feedOf('commander home')
  await hub.make({ type: 'PatchPerson', id: world.person('commander home'), patch: { disabled: true } })
  await other.over()
})

test('a thousand incidents opening at once reach a feed, every one', async () => {
  const officer = await feedOf('officer home')
  const places = crowd(1_000)
  await Promise.all(places.map(({ site, button }) => press(site, button)))
  await until('all of them', () => new Set(officer.incidents()).size === 1_000)
  const late = await feedOf('officer home')
  expect(new Set(late.incidents()).size).toBe(1_000)
})

/** So many more shops of the home station, without the time it takes to write each down. */
function crowd(count: number): { site: SiteId; button: ButtonId }[] {
  const real = hub.registry.directory()
  const [sites, buttons, routes] = [new Map(real.sites), new Map(real.buttons), new Map(real.routes)]
  const places = Array.from({ length: count }, (_, index) => ({ site: `site-${index}` as SiteId, button: `button-${index}` as ButtonId }))
  for (const { site, button } of places) {
    sites.set(site, { ...some(real.sites.get(world.sites.own)), id: site })
    buttons.set(button, { ...some(real.buttons.get(world.buttons.own)), id: button, site })
    routes.set(site, some(real.routes.get(world.sites.own)))
  }
  hub.registry.directory = () => ({ ...real, sites, buttons, routes })
  return places
}

test('a console that has stopped reading is cut, and the others go on', async () => {
  await feedOf('officer home', { stopped: true })
  const reading = await feedOf('commander home')
  const { presence } = hub.deps
  const isOpen = (viewer: string) => presence.openElsewhere(world.person(viewer), 'another browser')
  expect(isOpen('officer home')).toBe(true)
  const places = crowd(300)
  await until('the cut', async () => {
    await Promise.all(places.map(({ site, button }) => press(site, button)))
    await hub.clock.push(5_000)
    return !isOpen('officer home')
  })
  expect(isOpen('commander home')).toBe(true)
  expect(reading.isOver()).toBe(false)
})

test('the twenty-first feed of a person ends the first', async () => {
  const session = sessionFor(hub, world.person('officer home'))
  const feeds: FeedClient[] = []
  for (let count = 0; count < 21; count++) {
    const feed = await openFeed(hub, session)
    await feed.ready()
    feeds.push(feed)
    open.push(feed)
  }
  await feeds[0]?.over()
  expect(feeds[1]?.isOver()).toBe(false)
})

test('signed out is 401, and the head of a feed says what proxies must know', async () => {
  expect((await world.as('signed out')('GET', '/feed')).status).toBe(401)
  const officer = await feedOf('officer home')
  expect(officer.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  })
})
