/** What comes once a day at a time on the wall of one time zone. */
import { addDays, localDay, startOf } from './local-day.ts'

function onDay(day: string, time: string, timeZone: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return startOf(day, timeZone) + (hours * 60 + minutes) * 60_000
}

/** The last time before now, and the next one. @param time as 03:30 */
export function daily(time: string, timeZone: string, now: number): { last: number; next: number } {
  const today = localDay(now, timeZone)
  const todays = onDay(today, time, timeZone)
  if (todays <= now) return { last: todays, next: onDay(addDays(today, 1), time, timeZone) }
  return { last: onDay(addDays(today, -1), time, timeZone), next: todays }
}
