import { expect, test } from 'vitest'
import { deskScene } from '../../console/src/map/desk-scene.ts'
import type { SupervisionView } from '../../hub/contract/duty-views.ts'
import type { Site, Station } from '../../hub/contract/resources.ts'
import type { IncidentView } from '../../hub/contract/views.ts'

const place = (lat: number) => ({ lat, lon: 108.37 })
const site = (id: string, lat = 11.73) => ({ id, code: id, name: `Shop ${id}`, location: place(lat) }) as Site
const station = (id: string, lat: number) => ({ id, name: `Station ${id}`, level: 'commune', location: place(lat) }) as Station
const incident = (id: string, at: Site, more: Partial<IncidentView> = {}) =>
  ({
    id,
    kind: 'holdup',
    phase: 'ringing',
    ringing: true,
    quiet: false,
    site: at,
    station: { id: 'home' },
    told: [],
    ...more,
  }) as unknown as IncidentView
const outage = (id: string, buttons: number, until?: string) => ({ site: { id }, until, buttons: Array(buttons).fill({}) })
const supervision = (...outages: object[]) => ({ outages }) as unknown as SupervisionView

const stations = [station('far', 11.9), station('next', 11.76), station('home', 11.74)]
const sites = [site('a'), site('b'), site('c')]
const known = { incidents: [], supervision: null, sites, stations, selected: null, post: 'home' }
const statesOf = (scene: ReturnType<typeof deskScene>) => Object.fromEntries(scene.sites.map(({ id, state }) => [id, state]))

test('every site is normal, silent, in hand or ringing', () => {
  const incidents = [incident('1', sites[0] as Site), incident('2', sites[1] as Site, { phase: 'dispatched', ringing: false })]
  const scene = deskScene({ ...known, incidents, supervision: supervision(outage('c', 2), outage('c', 1)) })
  expect(statesOf(scene)).toEqual({ a: 'ringing', b: 'in-hand', c: 'offline' })
  expect(scene.sites.find(({ id }) => id === 'c')?.silent).toBe(3)
})

test('an alarm that rings again, or beside one in hand at the same site, is shown as ringing', () => {
  const [a] = sites as [Site]
  const inHand = incident('1', a, { phase: 'acknowledged', ringing: false })
  expect(statesOf(deskScene({ ...known, incidents: [incident('2', a), inHand] })).a).toBe('ringing')
  expect(statesOf(deskScene({ ...known, incidents: [inHand, incident('2', a)] })).a).toBe('ringing')
  expect(statesOf(deskScene({ ...known, incidents: [incident('1', a, { phase: 'acknowledged' })] })).a).toBe('ringing')
})

test('what is over, what is only tested, and a silence that has ended are not shown', () => {
  const [a, b] = sites as [Site, Site]
  const incidents = [incident('1', a, { phase: 'closed', ringing: false }), incident('2', b, { quiet: true })]
  const scene = deskScene({ ...known, incidents, supervision: supervision(outage('c', 1, '2026-11-22T03:00:00Z')) })
  expect(statesOf(scene)).toEqual({ a: 'normal', b: 'normal', c: 'normal' })
})

test('an alarm of a neighbour’s site, which is in no list of ours, has its place on the map', () => {
  const scene = deskScene({ ...known, incidents: [incident('1', site('theirs', 11.8))] })
  expect(scene.sites.find(({ id }) => id === 'theirs')).toMatchObject({ state: 'ringing', incident: '1', name: 'Shop theirs' })
})

test('a selected alarm has its own station, and the nearest others in order', () => {
  const selected = incident('1', site('a', 11.755), { station: { id: 'home' } as never })
  const scene = deskScene({ ...known, incidents: [selected], selected })
  expect(scene.home?.id).toBe('home')
  expect(scene.near.map(({ thing }) => thing.id)).toEqual(['next', 'home', 'far'])
  expect(deskScene(known)).toMatchObject({ home: { id: 'home' }, near: [] })
})

test('a street that fell silent is one circle around its shops, and each of them says since when and with whom', () => {
  const since = '2026-11-22T03:00:00Z'
  const street = { id: 'street-1', cause: 'street', since, buttons: [{}, {}], sites: [{ id: 'a' }, { id: 'b' }] }
  const at = { location: place(11.735), radius: 100 }
  const scene = deskScene({ ...known, supervision: supervision({ ...street, place: at }) })
  expect(scene.streets).toEqual([{ id: 'street-1', centre: at.location, metres: 160, count: 2 }])
  expect(scene.sites.map(({ dark }) => dark?.cause)).toEqual(['street', 'street', undefined])
  // Of two silences at one place the one that began first is told.
  const later = { site: { id: 'a' }, cause: 'button', since: '2026-11-22T03:10:00Z', buttons: [{}] }
  expect(deskScene({ ...known, supervision: supervision(later, street) }).sites[0]?.dark).toMatchObject({ cause: 'street', since })
})
