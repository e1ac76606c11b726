/** The stretch of time somebody asks about: a day is a day of the hub's own calendar, an instant is itself. */
import { addDays, type LocalDay, localDay, localTime, startOf } from '../calendar/local-day.ts'

/** For what is written into a sheet: 2026-11-26 17:40:30. */
export const wallClock = localTime

export type Period = { from: number; to: number }

const DAY = /^\d{4}-\d{2}-\d{2}$/
const isDay = (text: string): boolean => DAY.test(text) && !Number.isNaN(Date.parse(text))

/** Where it begins, ms since 1970. */
export const beginning = (text: string, timeZone: string): number => (isDay(text) ? startOf(text, timeZone) : Date.parse(text))
/** Where it ends, not included: a day counts whole. */
export const ending = (text: string, timeZone: string): number => (isDay(text) ? startOf(addDays(text, 1), timeZone) : Date.parse(text))

/** Without an end it is now; without a beginning, that many days before the end. */
export function periodOf(asked: { from?: string; to?: string }, timeZone: string, now: number, days: number): Period {
  const to = asked.to === undefined ? now : ending(asked.to, timeZone)
  if (asked.from !== undefined) return { from: beginning(asked.from, timeZone), to }
  const first: LocalDay = addDays(localDay(to, timeZone), -days)
  return { from: startOf(first, timeZone), to }
}
