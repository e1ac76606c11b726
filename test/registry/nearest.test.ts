import { describe, expect, test } from 'vitest'
import type { StationId } from '../../hub/contract/ids.ts'
import type { Station } from '../../hub/contract/resources.ts'
import { routeOf } from '../../hub/registry/nearest.ts'
import { at } from './town.ts'

const id = (name: string) => name as StationId
function town(...stations: [name: string, more?: Partial<Station>][]): Map<StationId, Station> {
  return new Map(
    stations.map(([name, more]) => [id(name), { id: id(name), name, level: 'commune', location: at(11.738, 108.373), ...more }]),
  )
}

const LIEN_NGHIA = at(11.738, 108.373)
const communes = [
  ['lien-nghia', { location: LIEN_NGHIA, parent: id('lam-dong') }],
  ['dinh-van', { location: at(11.7867, 108.2436), parent: id('lam-dong') }],
  ['hiep-thanh', { location: at(11.77, 108.42), parent: id('lam-dong') }],
  ['lam-dong', { level: 'province', location: at(11.9404, 108.4583) }],
] as const satisfies [string, Partial<Station>][]

describe('a site’s route', () => {
  test('leads to the nearest commune, then to its neighbours by distance; the province is no neighbour', () => {
    const route = routeOf({ location: at(11.739, 108.374) }, town(...communes))
    expect(route).toMatchObject({
      home: ['lien-nghia'],
      parents: ['lam-dong'],
      neighbours: ['hiep-thanh', 'dinh-van'],
      province: 'lam-dong',
    })
  })

  // By the haversine formula on a sphere of 6,371,008.8 m (IUGG mean radius), metres.
  test.each([
    ['hiep-thanh', 6_232],
    ['dinh-van', 15_092],
    ['lam-dong', 24_345],
    ['lien-nghia', 0],
  ])('the distance to %s is %i m within half a per cent', (station, haversine) => {
    const metres = routeOf({ location: LIEN_NGHIA }, town(...communes)).distances.get(id(station))
    expect(Math.abs((metres ?? Number.NaN) - haversine)).toBeLessThanOrEqual(haversine * 0.005)
  })

  test('leads to the assigned station however far it is, and to the co-responders with it', () => {
    const site = { location: LIEN_NGHIA, station: id('dinh-van'), coResponders: [id('lam-dong'), id('dinh-van')] }
    const route = routeOf(site, town(...communes))
    expect(route.home).toEqual(['dinh-van', 'lam-dong'])
    expect(route.parents).toEqual([])
    expect(route.neighbours).toEqual(['lien-nghia', 'hiep-thanh'])
    expect(new Set(route.distances.keys())).toEqual(new Set(['dinh-van', 'lam-dong', 'lien-nghia', 'hiep-thanh']))
  })

  test('calls neighbours in the administrator’s order, the first home’s before the others’, never a home station', () => {
    const stations = town(
      ['a', { neighbours: [id('d'), id('b'), id('c')] }],
      ['b', { neighbours: [id('e'), id('a'), id('c')] }],
      ['c'],
      ['d'],
      ['e', { level: 'district' }],
      ['f'],
    )
    const route = routeOf({ location: LIEN_NGHIA, station: id('a'), coResponders: [id('b')] }, stations)
    expect(route.neighbours).toEqual(['d', 'c', 'e'])
  })

  test('ends at the province of the first home, else at the top of its chain, else nowhere', () => {
    const above = (...stations: [string, Partial<Station>?][]) =>
      routeOf({ location: LIEN_NGHIA, station: id('a') }, town(...stations)).province
    const ministry = ['m', { level: 'province' }] as [string, Partial<Station>]
    expect(
      above(
        ['a', { parent: id('d') }],
        ['d', { level: 'district', parent: id('p') }],
        ['p', { level: 'province', parent: id('m') }],
        ministry,
      ),
    ).toBe('p')
    expect(above(['a', { parent: id('c') }], ['c', { parent: id('d') }], ['d', { level: 'district' }])).toBe('d')
    expect(above(['a'])).toBeNull()
  })
})
