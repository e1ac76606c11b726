import { afterEach, beforeEach, expect, test } from 'vitest'
import type { IncidentId } from '../../hub/contract/ids.ts'
import type { IncidentView } from '../../hub/contract/views.ts'
import { type Client, type Hub, openHub } from './harness.ts'
import { populate, type World } from './world.ts'

let hub: Hub
let world: World
let commander: Client
beforeEach(async () => {
  hub = await openHub()
  world = await populate(hub)
  commander = world.as('commander home')
})
afterEach(() => hub.close())

type Page = { items: IncidentView[]; next?: IncidentId; partial?: true }
const list = async (who: Client, query = '') => (await who<Page>('GET', `/incidents${query}`)).body
const idsOf = ({ items }: Page) => items.map(({ id }) => id)

async function press(shop: 'own' | 'other' = 'own'): Promise<IncidentId> {
  const incident = hub.deps.newIncidentId()
  await hub.desk.submit({
    ...{ type: 'Press', at: hub.clock.now(), read: { kind: 'holdup', marks: [] }, gateway: null },
    ...{ button: world.buttons[shop], site: world.sites[shop], incident, roster: hub.deps.rosterFor(world.sites[shop]) },
  })
  return incident
}
async function closed(shop: 'own' | 'other' = 'own'): Promise<IncidentId> {
  const incident = await press(shop)
  await commander('POST', `/incidents/${incident}/acknowledge`)
  await commander('POST', `/incidents/${incident}/close`, { disposition: 'test' })
  await hub.clock.push(1_000)
  return incident
}
const DAYS = 24 * 3_600_000

test('newest first, in pages that neither skip nor repeat, across what only the journal still has', async () => {
  const old = [await closed(), await closed(), await closed()]
  const long = await press('other')
  await hub.clock.push(2 * DAYS)
  const recent = [await closed(), await closed()]
  const open = await press()
  const expected = [open, ...recent.toReversed(), long, ...old.toReversed()]
  expect(idsOf(await list(commander))).toEqual(expected)

  const pages: IncidentId[] = []
  for (let next: string | undefined = ''; next !== undefined; ) {
    const page: Page = await list(commander, `?limit=2${next && `&before=${next}`}`)
    expect(page.items.length).toBeLessThanOrEqual(2)
    pages.push(...idsOf(page))
    next = page.next
  }
  expect(pages).toEqual(expected)
  expect(idsOf(await list(commander, '?phase=closed'))).toEqual([...recent.toReversed(), ...old.toReversed()])
  expect(idsOf(await list(commander, '?phase=open'))).toEqual([open, long])
  expect(idsOf(await list(commander, `?phase=open&before=${open}`))).toEqual([long])
  expect(idsOf(await list(commander, `?site=${world.sites.other}`))).toEqual([long])
})

test('one that only the journal still has is read with its timeline, by whom it concerns', async () => {
  const incident = await closed()
  await hub.clock.push(2 * DAYS)
  await press('other')
  expect(hub.desk.look(({ incidents }) => incidents.has(incident))).toBe(false)
  const { status, body } = await commander<IncidentView>('GET', `/incidents/${incident}`)
  expect(status).toBe(200)
  expect(body).toMatchObject({ phase: 'closed', disposition: 'test', timeline: expect.any(Array) })
  expect((await world.as('officer untold')('GET', `/incidents/${incident}`)).status).toBe(404)
  expect(Object.keys((await world.as('staff own')('GET', `/incidents/${incident}`)).body)).not.toContain('timeline')
  expect(idsOf(await list(world.as('staff own')))).toEqual([incident])
  expect(idsOf(await list(world.as('staff other')))).not.toContain(incident)
})

test('a station that was told and does not own the site sees it until a day after its close', async () => {
  const incident = await world.press()
  await commander('POST', `/incidents/${incident}/acknowledge`)
  await commander('POST', `/incidents/${incident}/close`, { disposition: 'test' })
  const told = world.as('officer told')
  expect(idsOf(await list(told))).toEqual([incident])
  await hub.clock.push(DAYS)
  expect(idsOf(await list(told))).toEqual([])
  expect((await told('GET', `/incidents/${incident}`)).status).toBe(404)
  expect(idsOf(await list(commander))).toEqual([incident])
})

test('a list is narrowed by the site as officers type it, by time, disposition, kind, station and quiet, in memory and beyond', async () => {
  await hub.make({ type: 'PatchSite', id: world.sites.other, patch: { code: 'KH-07', name: 'Tiệm vàng Đức Trọng' } })
  const old = await closed('other')
  await hub.clock.push(2 * DAYS)
  const recent = await closed('own')
  const open = await press('other')
  const found = async (query: string) => idsOf(await list(commander, `?${query}`))

  for (const q of ['duc trong', 'TIEM VANG', 'vàng đức', 'kh07', 'kh-07', 'KH 07', 'quoc lo tiem'])
    expect(await found(`q=${encodeURIComponent(q)}`), q).toEqual([open, old])
  expect(await found('q=tv01')).toEqual([recent])
  expect(await found('q=rong')).toEqual([])
  expect(await found(`q=duc trong&site=${world.sites.own}`)).toEqual([])
  expect(await found('disposition=test')).toEqual([recent, old])
  expect(await found('disposition=robbery')).toEqual([])
  expect(await found('kind=holdup')).toEqual([open, recent, old])
  expect(await found('kind=fire')).toEqual([])
  expect(await found('quiet=true')).toEqual([])
  expect(await found(`station=${world.stations.home}&quiet=false`)).toEqual([open, recent, old])
  expect(await found(`station=${world.stations.told}`)).toEqual([])
  const day = new Date(hub.clock.now() - DAYS).toISOString()
  expect(await found(`from=${day}`)).toEqual([open, recent])
  expect(await found(`to=${day}`)).toEqual([old])
  const lastMonth = new Date(hub.clock.now() - 31 * DAYS).toISOString().slice(0, 10)
  expect(await found(`to=${lastMonth}`)).toEqual([])
})

test('what one’s station answered stays in its history when the site moves to another', async () => {
  const incident = await closed()
  await hub.clock.push(2 * DAYS)
  await hub.make({ type: 'PatchSite', id: world.sites.own, patch: { station: world.stations.untold } })
  expect(idsOf(await list(commander))).toEqual([incident])
})

test('a closed incident says when it was shown, when units were sent and when they arrived', async () => {
  const incident = await press()
  await commander('POST', '/duty')
  await commander('POST', `/incidents/${incident}/shown`, { surface: 'console' })
  for (const step of ['acknowledge', 'dispatch', 'arrive']) {
    await hub.clock.push(1_000)
    await commander('POST', `/incidents/${incident}/${step}`, {})
  }
  await commander('POST', `/incidents/${incident}/close`, { disposition: 'theft' })
  const view = async () => (await list(commander)).items[0]
  const inMemory = await view()
  const after = (at: string | undefined) => Date.parse(at ?? '') - Date.parse(inMemory?.openedAt ?? '')
  const { shownAt, acknowledgedAt, dispatchedAt, onSceneAt } = inMemory ?? {}
  expect([shownAt, acknowledgedAt, dispatchedAt, onSceneAt].map(after)).toEqual([0, 1_000, 2_000, 3_000])
  await hub.clock.push(2 * DAYS)
  expect(await view()).toMatchObject({ shownAt, acknowledgedAt, dispatchedAt, onSceneAt })
})

test('a journal that does not answer hides nothing that is in memory, and the page is told', async () => {
  const incident = await press()
  hub.deps.journal.history = () => new Promise(() => undefined)
  const asked = list(commander)
  await hub.clock.push(0)
  const page = await answeredAfter(asked, 5_000)
  expect(page).toMatchObject({ items: [{ id: incident }], partial: true })
  hub.deps.journal.history = () => Promise.reject(new Error('disk'))
  expect(await list(commander)).toMatchObject({ items: [{ id: incident }], partial: true })
  expect((await list(commander, '?phase=open')).partial).toBe(undefined)
})

/** Pushes the clock until it is answered: the request has to arrive first. */
async function answeredAfter<T>(asked: Promise<T>, ms: number): Promise<T> {
  let answer: T | undefined
  const waiting = asked.then((got) => {
    answer = got
  })
  for (let turns = 0; answer === undefined && turns < 1_000; turns++) {
    await hub.clock.push(ms)
    await new Promise(setImmediate)
  }
  await waiting
  return answer as T
}

test('a bad query names every fault', async () => {
  const { status, body } = await commander('GET', '/incidents?phase=ringing&limit=501&site=a%20b')
  expect(status).toBe(400)
  expect((body.faults as { at: string }[]).map(({ at }) => at).sort()).toEqual(['/limit', '/phase', '/site'])
  expect((await commander('GET', '/incidents?before=nobody')).status).toBe(400)
  expect((await commander('GET', '/incidents?phase=open&before=nobody')).status).toBe(400)
})
