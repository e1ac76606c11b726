/** A real alarm comes before any exercise: what rings for one is silent at once, and the exercise of that site is over. */
import type { Event } from '../../contract/events.ts'
import type { IncidentId, SiteId, StationId } from '../../contract/ids.ts'
import { type Incident, openAlarms } from '../incident/incident.ts'
import type { State } from '../state.ts'
import { isRunning } from './exercise.ts'

/** Ringing or in hand at that site, and no drill. */
export const realAlarms = (state: State, site: SiteId): Incident[] => openAlarms(state, site).filter(({ exercise }) => exercise === null)

/** A real alarm that somebody of these stations has in hand; null: there is none. */
export function asideOfHome(state: State, home: readonly StationId[]): IncidentId | null {
  for (const { id, exercise, quiet, answer, home: own } of state.incidents.values())
    if (exercise === null && quiet === null && answer.phase !== 'closed' && own.some((station) => home.includes(station))) return id
  return null
}

/**
 * @param real the alarm that comes first
 * @param home the stations that answer for it: their drills elsewhere fall silent as well
 */
export function makeWay(real: IncidentId, site: SiteId, home: readonly StationId[], at: number, state: State): Event[] {
  const events: Event[] = []
  for (const { id, site: where, exercise, answer, home: own } of state.incidents.values()) {
    if (id === real || exercise === null || exercise.aside || answer.phase === 'closed') continue
    if (where === site || own.some((station) => home.includes(station)))
      events.push({ type: 'IncidentStoodAside', at, incident: id, exercise: exercise.id, real })
  }
  const running = state.exercises.get(site)
  if (running && isRunning(running, at)) events.push({ type: 'ExerciseEnded', at, exercise: running.id, site, because: 'real' })
  return events
}
