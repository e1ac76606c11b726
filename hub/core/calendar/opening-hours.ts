/** Is a shop open now, by the hours it told, on the station's own clock? */
import type { OpeningHours } from '../../contract/opening-hours.ts'
import type { Site } from '../../contract/resources.ts'
import type { Settings } from '../../contract/settings.ts'
import { localDay } from './local-day.ts'

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const DAY_MINUTES = 24 * 60
/** Making one is slow, and a hub has one time zone. */
const formats = new Map<string, Intl.DateTimeFormat>()

/** ISO weekday (1 = Monday) and minutes since midnight. */
export function localClock(at: number, timeZone: string): { day: number; minutes: number } {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  formats.set(timeZone, format)
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
  return { day: DAYS.indexOf(parts.weekday ?? '') + 1, minutes: Number(parts.hour) * 60 + Number(parts.minute) }
}

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/** Undefined: nobody has told the hours. What closes before it opens closes on the next day. */
export function openNow(hours: OpeningHours | undefined, at: number, timeZone: string): boolean | undefined {
  if (!hours || hours.length === 0) return undefined
  const { day, minutes } = localClock(at, timeZone)
  const yesterday = ((day + 5) % 7) + 1
  return hours.some(({ days, open, close }) => {
    const [from, to] = [minutesOf(open), minutesOf(close)]
    if (from < to) return days.includes(day) && minutes >= from && minutes < to
    return (days.includes(day) && minutes >= from && minutes < DAY_MINUTES) || (days.includes(yesterday) && minutes < to)
  })
}

/** The same of a shop, which is closed on the days that the office has named unless it says that it works then. */
export function shopOpen(
  site: Pick<Site, 'hours' | 'worksHolidays'> | undefined,
  at: number,
  { timeZone, closedDays = [] }: Pick<Settings, 'timeZone' | 'closedDays'>,
): boolean | undefined {
  if (site && !site.worksHolidays && closedDays.length > 0) {
    const day = localDay(at, timeZone)
    if (closedDays.some(({ from, to }) => from <= day && day <= to)) return false
  }
  return openNow(site?.hours, at, timeZone)
}
