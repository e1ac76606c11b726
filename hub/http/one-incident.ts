/** One incident with its story, from memory or from the journal, as one person may see it. */
import type { IncidentId } from '../contract/ids.ts'
import type { IncidentView, ReducedIncidentView } from '../contract/views.ts'
import type { Viewer } from '../core/sight.ts'
import type { HttpDeps } from './deps.ts'
import { answered, viewNow, viewThen } from './incident-list.ts'

type Deps = Pick<HttpDeps, 'clock' | 'log' | 'desk' | 'registry' | 'journal' | 'rosterFor'>

/** Null: not there, or not for this person. */
export async function oneIncident(
  deps: Deps,
  viewer: Viewer,
  id: IncidentId,
): Promise<IncidentView | ReducedIncidentView | 'history-unavailable' | null> {
  const now = viewNow(deps, viewer, id, true)
  if (now) return now
  // In memory and not to be seen: the journal's copy is not to be seen either.
  if (deps.desk.look((state) => state.incidents.has(id))) return null
  const events = await answered(deps, deps.journal.eventsOf(id))
  if (!events) return 'history-unavailable'
  return viewThen(
    deps,
    viewer,
    events.map(({ event }) => event),
    true,
  )
}
