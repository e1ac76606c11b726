/** When a battery will have to be changed, by how it fell: an honest guess, or none. */

import { addDays, type LocalDay } from '../calendar/local-day.ts'
import { LOW_BATTERY } from '../incident/incident.ts'

/** So long is remembered and looked at. */
export const BATTERY_DAYS = 90
/** Fewer days tell of the weather, not of the battery. */
const KNOWN_DAYS = 14
/** A battery does not charge itself: this much more than the day before, percent, is a new one. */
const NEW_BATTERY = 15
/** Less than this over all that is known is noise of the measuring. */
const FALL = 2
/** Further away nobody plans, and a straight line means nothing. */
const FARTHEST_DAYS = 3 * 365

const DAY_MS = 24 * 3_600_000
export const dayNumber = (day: LocalDay): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS
const dayOf = (number: number): LocalDay => new Date(number * DAY_MS).toISOString().slice(0, 10)

export type BatteryDay = { day: LocalDay; level: number }

export function batteryDays(kept: readonly number[] | undefined): BatteryDay[] {
  const days: BatteryDay[] = []
  for (let at = 0; kept && at < kept.length; at += 2) days.push({ day: dayOf(kept[at] as number), level: kept[at + 1] as number })
  return days
}

/** The day on which the line through the last ninety days meets the level that counts as low; undefined when that cannot be said. */
export function replaceBy(kept: readonly number[] | undefined): LocalDay | undefined {
  if (!kept) return undefined
  const from = sinceNew(kept)
  const days = (kept.length - from) / 2
  if (days < KNOWN_DAYS) return undefined
  const first = kept[from] as number
  const [lastDay, lastLevel] = kept.slice(-2) as [number, number]
  if (lastLevel <= LOW_BATTERY) return undefined
  // Ordinary least squares, counted from the first day so that the squares stay small.
  let [x, y, xx, xy] = [0, 0, 0, 0]
  for (let at = from; at < kept.length; at += 2) {
    const [day, level] = [(kept[at] as number) - first, kept[at + 1] as number]
    x += day
    y += level
    xx += day * day
    xy += day * level
  }
  const slope = (days * xy - x * y) / (days * xx - x * x)
  const known = lastDay - first
  if (!(slope * known <= -FALL)) return undefined
  const low = (LOW_BATTERY - (y - slope * x) / days) / slope
  // A line that says it is low already, of a battery that is not, says: soon.
  const left = Math.max(0, Math.floor(low) - known)
  return left > FARTHEST_DAYS ? undefined : addDays(dayOf(lastDay), left)
}

/** Where the last battery begins. */
function sinceNew(kept: readonly number[]): number {
  for (let at = kept.length - 2; at >= 2; at -= 2) if ((kept[at + 1] as number) - (kept[at - 1] as number) >= NEW_BATTERY) return at
  return 0
}
