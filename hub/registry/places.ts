/** Where a site says it belongs: checked when the site changes, on import, and when a station does. */
import type { Site } from '../contract/resources.ts'
import type { RegistryRefusal } from '../desk/ports/registry.ts'
import { refuse } from './change.ts'
import type { RegistryData } from './data.ts'

/** What is wrong, with the field it stands in; null when nothing is. */
export function placeFault(
  { stations }: Pick<RegistryData, 'stations'>,
  site: Pick<Site, 'station' | 'coResponders'>,
): (RegistryRefusal & { at: string }) | null {
  if (site.station !== undefined && !stations.has(site.station))
    return { at: 'station', ...refuse('no-such-station', `The station ${site.station} does not exist: add it first, or name another.`) }
  const missing = site.coResponders?.find((station) => !stations.has(station))
  if (missing !== undefined)
    return {
      at: 'coResponders',
      ...refuse('no-such-station', `The co-responder ${missing} does not exist: add it first, or name another.`),
    }
  if (site.station === undefined && ![...stations.values()].some((station) => station.level === 'commune'))
    return {
      at: 'station',
      ...refuse('no-station', 'No commune station exists to which the site could belong: add one, or assign a station.'),
    }
  return null
}
