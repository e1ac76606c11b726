/** The end of a site's SIM, warned of in time: it is renewed in a shop by day, and silence begins at midnight. */
import type { Site } from './resources.ts'

/** From so many days before. */
const WARNED_DAYS = 30
/** From here on it is said more strongly. */
const SOON_DAYS = 3

/** `day` its last, YYYY-MM-DD; `left` days, 0 is today and negative is past; `soon`: also past. */
export type SimEnd = { day: string; left: number; soon: boolean }

/** Null: nothing is to be said of it yet. @param today YYYY-MM-DD, by the calendar of the hub's time zone */
export function simEnd({ uplink }: Pick<Site, 'uplink'>, today: string): SimEnd | null {
  const day = uplink?.simExpires
  if (day === undefined || uplink?.by === 'line') return null
  const left = Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000)
  return left <= WARNED_DAYS ? { day, left, soon: left <= SOON_DAYS } : null
}

/** Of these sites, the nearest end first. */
export const simEnds = <Of extends Pick<Site, 'uplink'>>(sites: readonly Of[], today: string): { site: Of; end: SimEnd }[] =>
  sites
    .flatMap((site) => {
      const end = simEnd(site, today)
      return end ? [{ site, end }] : []
    })
    .sort((a, b) => a.end.left - b.end.left)
