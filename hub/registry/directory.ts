/** The registry as decisions and views read it. What a change did not touch is taken over from before: a phone that subscribes moves no route. */
import type { SiteId, StationId } from '../contract/ids.ts'
import type { Site, Station } from '../contract/resources.ts'
import type { Directory, SiteRoute } from '../core/directory.ts'
import type { RegistryData } from './data.ts'
import { routeOf } from './nearest.ts'

export function directoryOf(data: RegistryData, before: { data: RegistryData; directory: Directory } | null): Directory {
  const { version, settings, stations, sites, buttons, gateways, people, ownButton, watchedHubs } = data
  const same = (noun: 'stations' | 'buttons' | 'subscriptions') => (before?.data[noun] === data[noun] ? before.directory : null)
  return {
    version,
    settings,
    stations,
    sites,
    buttons,
    gateways,
    ...(ownButton !== null && { ownButton }),
    ...(watchedHubs.size > 0 && { watchedHubs }),
    people,
    ...numbersOf(data, before),
    routes: routesOf(data, before),
    below: same('stations')?.below ?? belowOf(data),
    buttonsOf: same('buttons')?.buttonsOf ?? grouped(buttons.values(), (button) => button.site),
    phones: same('subscriptions')?.phones ?? grouped(data.subscriptions.values(), (one) => one.person),
  }
}

function numbersOf(data: RegistryData, before: { data: RegistryData; directory: Directory } | null): Pick<Directory, 'numbers'> {
  const { gateways, people } = data
  if (before && before.data.gateways === gateways && before.data.people === people) {
    const { numbers } = before.directory
    return numbers ? { numbers } : {}
  }
  const hasModem = [...gateways.values()].some(({ modem, retiredAt }) => modem && retiredAt === undefined)
  if (!hasModem) return {}
  return { numbers: new Set([...people.values()].filter(({ phone, disabled }) => phone && !disabled).map(({ id }) => id)) }
}

function routesOf(data: RegistryData, before: { data: RegistryData; directory: Directory } | null): Directory['routes'] {
  const stood = before !== null && standAsBefore(before.data.stations, data.stations)
  if (stood && before.data.sites === data.sites) return before.directory.routes
  const routes = new Map<SiteId, SiteRoute>()
  for (const site of data.sites.values()) {
    const kept = stood && placedAsBefore(before.data.sites.get(site.id), site) ? before.directory.routes.get(site.id) : undefined
    routes.set(site.id, kept ?? routeOf(site, data.stations))
  }
  return routes
}

function standAsBefore(before: ReadonlyMap<StationId, Station>, now: ReadonlyMap<StationId, Station>): boolean {
  if (before === now) return true
  if (before.size !== now.size) return false
  const decides = ['level', 'parent', 'neighbours', 'location'] as const
  return [...now.values()].every((station) => decides.every((field) => before.get(station.id)?.[field] === station[field]))
}

function placedAsBefore(before: Site | undefined, now: Site): boolean {
  return before?.location === now.location && before.station === now.station && before.coResponders === now.coResponders
}

function belowOf({ stations }: RegistryData): Directory['below'] {
  const below = new Map<StationId, Set<StationId>>()
  for (const { id } of stations.values()) below.set(id, new Set([id]))
  for (const station of stations.values())
    for (let above = station.parent; above !== undefined; above = stations.get(above)?.parent) below.get(above)?.add(station.id)
  return below
}

function grouped<Item extends { id: string }, Key>(
  items: Iterable<Item>,
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, readonly Item['id'][]> {
  const groups = new Map<Key, Item['id'][]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item.id)
    else groups.set(key, [item.id])
  }
  return groups
}
