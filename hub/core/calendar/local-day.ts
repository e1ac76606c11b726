/** Days and weeks as the wall calendar of one time zone shows them. */

const DAY_MS = 24 * 3_600_000

/** `YYYY-MM-DD`; its own arithmetic is done in UTC, where every day has 24 hours. */
export type LocalDay = string

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  // sv-SE writes 2026-11-26 17:40:30.
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  formats.set(timeZone, made)
  return made
}

/** 2026-11-26 17:40:30 */
export const localTime = (at: number, timeZone: string): string => formatOf(timeZone).format(at)
export const localDay = (at: number, timeZone: string): LocalDay => localTime(at, timeZone).slice(0, 10)

/** How far the zone's wall clock is ahead of UTC at that instant, ms. */
function offset(at: number, timeZone: string): number {
  const whole = Math.floor(at / 1000) * 1000
  return Date.parse(`${localTime(whole, timeZone).replace(' ', 'T')}Z`) - whole
}

/** The instant at which a day begins there, ms since 1970. */
export function startOf(day: LocalDay, timeZone: string): number {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  const guess = midnight - offset(midnight, timeZone)
  // Summer time may begin or end between the two.
  return midnight - offset(guess, timeZone)
}

export const addDays = (day: LocalDay, days: number): LocalDay =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/** The Monday a day's week begins on (ISO 8601). */
export function mondayOf(day: LocalDay): LocalDay {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return addDays(day, -((weekday + 6) % 7))
}

/** `2026-W48`: a week belongs to the year of its Thursday (ISO 8601). */
export function isoWeek(day: LocalDay): string {
  const thursday = addDays(mondayOf(day), 3)
  const year = thursday.slice(0, 4)
  const since = (Date.parse(`${thursday}T00:00:00Z`) - Date.parse(`${year}-01-01T00:00:00Z`)) / DAY_MS
  return `${year}-W${String(Math.floor(since / 7) + 1).padStart(2, '0')}`
}
