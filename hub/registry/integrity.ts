import type { RegistryData } from './data.ts'

/** The first reference that leads nowhere or in a circle, in words; null when all hold. A file edited by hand can meet the schema and still break here. */
export function brokenLink(data: RegistryData): string | null {
  const { stations, sites, buttons, gateways, people } = data
  function* links(): Generator<[from: string, to: string | undefined, known: ReadonlyMap<string, unknown>]> {
    for (const { id, parent, neighbours = [] } of stations.values())
      for (const station of [parent, ...neighbours]) yield [`station ${id}`, station, stations]
    for (const { id, station, coResponders = [] } of sites.values())
      for (const named of [station, ...coResponders]) yield [`site ${id}`, named, stations]
    for (const { id, site, gateway } of buttons.values()) {
      yield [`button ${id}`, site, sites]
      yield [`button ${id}`, gateway, gateways]
    }
    for (const { id, site, station } of gateways.values()) {
      yield [`gateway ${id}`, site, sites]
      yield [`gateway ${id}`, station, stations]
    }
    for (const { id, station, sites: own = [] } of people.values()) {
      yield [`person ${id}`, station, stations]
      for (const site of own) yield [`person ${id}`, site, sites]
    }
    for (const { id, site } of data.contactRequests.values()) yield [`contact request ${id}`, site, sites]
    for (const { id, station } of data.watchedHubs.values()) yield [`watched hub ${id}`, station, stations]
    for (const { button } of data.claims.values()) yield ['a slip', button, buttons]
    for (const site of data.acceptances.keys()) yield ['an acceptance', site, sites]
    for (const { id, person } of data.subscriptions.values()) yield [`subscription ${id}`, person, people]
  }
  for (const [from, to, known] of links()) if (to !== undefined && !known.has(to)) return `${from} names ${to}, which does not exist`

  for (const station of stations.values()) {
    const seen = new Set([station.id])
    for (let id = station.parent; id !== undefined; id = stations.get(id)?.parent) {
      if (seen.has(id)) return `station ${station.id} stands above itself`
      seen.add(id)
    }
  }
  return null
}
