/** The end of a site's SIM, warned of in time: it is bought in a shop by day, and silence begins at midnight. */
import type { SiteId } from '../contract/ids.ts'
import type { Site } from '../contract/resources.ts'
import { addDays, type LocalDay, localDay } from './local-day.ts'

/** From so many days before. */
const WARNED_DAYS = 30
/** From here on it is said more strongly. */
const SOON_DAYS = 3

export type SimEnd = { day: LocalDay; left: number; soon: boolean }

/** Null: nothing is to be said of it yet. */
export function simEnd({ uplink }: Pick<Site, 'uplink'>, at: number, timeZone: string): SimEnd | null {
  const day = uplink?.simExpires
  if (day === undefined || uplink?.by === 'line') return null
  const today = localDay(at, timeZone)
  if (day > addDays(today, WARNED_DAYS)) return null
  const left = Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000)
  return { day, left, soon: left <= SOON_DAYS }
}

/** Of these sites, the nearest end first. */
export function simEnds<Of extends Pick<Site, 'uplink'> & { id: SiteId }>(
  sites: Iterable<Of>,
  at: number,
  timeZone: string,
): { site: Of; end: SimEnd }[] {
  return [...sites]
    .flatMap((site) => {
      const end = simEnd(site, at, timeZone)
      return end ? [{ site, end }] : []
    })
    .sort((a, b) => a.end.left - b.end.left)
}
