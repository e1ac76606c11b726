/** Where a site's alarm goes, worked out when the registry changes and not at the press. */
import { getDistance } from 'geolib'
import type { StationId } from '../contract/ids.ts'
import type { Site, Station } from '../contract/resources.ts'
import type { SiteRoute } from '../core/directory.ts'

type Stations = ReadonlyMap<StationId, Station>

export function routeOf(site: Pick<Site, 'location' | 'station' | 'coResponders'>, stations: Stations): SiteRoute {
  const distances = new Map<StationId, number>()
  const distanceTo = (station: Station): number => {
    const metres = distances.get(station.id) ?? getDistance(site.location, station.location)
    distances.set(station.id, metres)
    return metres
  }
  const byDistance = (some: Station[]): Station[] => some.sort((a, b) => distanceTo(a) - distanceTo(b))
  const ofLevel = (level: Station['level']) => byDistance([...stations.values()].filter((station) => station.level === level))
  const named = (ids: readonly StationId[]) => [...new Set(ids)].flatMap((id) => stations.get(id) ?? [])

  const first = site.station ?? ofLevel('commune')[0]?.id
  const home = named([...(first === undefined ? [] : [first]), ...(site.coResponders ?? [])])
  const isHome = (station: Station) => home.includes(station)

  const ordered = named(home.flatMap((station) => station.neighbours ?? [])).filter((station) => !isHome(station))
  const neighbours = ordered.length > 0 || !home[0] ? ordered : ofLevel(home[0].level).filter((station) => !isHome(station))
  const parents = named(home.flatMap((station) => station.parent ?? [])).filter((station) => !isHome(station))
  const province = home[0] ? highestAbove(home[0], stations) : null

  const ids = (some: readonly Station[]) => some.map((station) => station.id)
  const everyone = [...home, ...parents, ...neighbours, ...(province ? [province] : [])]
  return {
    home: ids(home),
    parents: ids(parents),
    neighbours: ids(neighbours),
    province: province?.id ?? null,
    distances: new Map(everyone.map((station) => [station.id, distanceTo(station)])),
  }
}

/** The first province on the way up, else the top; null when nothing stands above. The registry keeps the way free of loops. */
function highestAbove(station: Station, stations: Stations): Station | null {
  let top: Station | null = null
  for (let id = station.parent; id !== undefined && top?.level !== 'province'; id = top?.parent) top = stations.get(id) ?? null
  return top
}
