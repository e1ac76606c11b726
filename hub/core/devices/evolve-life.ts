/** Folds what is known of a button over time: reminders of tests, batteries day by day, openings of its case. */
import type { Event } from '../../contract/events.ts'
import type { State } from '../state.ts'
import { BATTERY_DAYS, dayNumber } from './battery-trend.ts'

const OPENINGS_KEPT = 20

export function evolveLife(state: State, event: Event): void {
  switch (event.type) {
    case 'TestReminded':
      state.testReminders.set(event.site, event.month)
      return
    case 'BatteriesNoted': {
      const day = dayNumber(event.day)
      state.batteriesNotedOn = event.day
      for (const [button, level] of event.levels) {
        const kept = state.batteries.get(button) ?? []
        // Noted by a clock that was ahead, or for the second time because it was set back across midnight.
        while (kept.length > 0 && (kept.at(-2) as number) >= day) kept.splice(-2)
        kept.push(day, level)
        while ((kept[0] as number) <= day - BATTERY_DAYS) kept.splice(0, 2)
        state.batteries.set(button, kept)
      }
      return
    }
    case 'TamperChanged':
      if (event.tamper) state.openings.set(event.button, [...(state.openings.get(event.button) ?? []), event.at].slice(-OPENINGS_KEPT))
      return
    default:
      return
  }
}
