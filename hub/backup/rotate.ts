/** Which backups have served their time: pure, from their names. */
import type { BackupKeep } from '../contract/backup-settings.ts'
import { isoWeek, localDay } from '../core/calendar/local-day.ts'
import { madeAtOf } from './names.ts'

/**
 * The newest of each of the last days, weeks and months that have one stays: counted by what is there, not by today, so that a
 * hub which was off for a year does not throw away everything it has.
 * @param justMade stays whatever the clock says
 */
export function surplus(names: readonly string[], hubId: string, keep: BackupKeep, timeZone: string, justMade: string): string[] {
  const own = names
    .map((name) => ({ name, at: madeAtOf(hubId, name) }))
    .filter((each): each is { name: string; at: number } => each.at !== null)
    .sort((a, b) => b.at - a.at)
  const kept = new Set([justMade])
  const newestOfEach = (count: number, spanOf: (day: string) => string) => {
    const spans = new Set<string>()
    for (const { name, at } of own) {
      const span = spanOf(localDay(at, timeZone))
      if (spans.has(span)) continue
      if (spans.size >= count) return
      spans.add(span)
      kept.add(name)
    }
  }
  newestOfEach(keep.daily, (day) => day)
  newestOfEach(keep.weekly, isoWeek)
  newestOfEach(keep.monthly, (day) => day.slice(0, 7))
  return own.filter(({ name }) => !kept.has(name)).map(({ name }) => name)
}
