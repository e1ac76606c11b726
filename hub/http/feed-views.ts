/** What feeds show, made once for all who see the same: a burst of presses must not be written out anew for every console. */
import type { IncidentId, SiteId } from '../contract/ids.ts'
import { supervisionView } from '../core/desk-view.ts'
import { incidentView, visibleIncidents } from '../core/incident/view.ts'
import { dutyView } from '../core/shift/duty-view.ts'
import { HUB_ITSELF, readsNotes, type Viewer } from '../core/sight.ts'
import type { HttpDeps } from './deps.ts'

export type IncidentFrame = { json: string; site: SiteId; unwritten: boolean }

export type FeedViews = {
  /** Null when there is no such incident in memory, or not for this viewer. */
  incident(viewer: Viewer, id: IncidentId): IncidentFrame | null
  /** In memory and visible, in the order of their last change. */
  visible(viewer: Viewer): { id: IncidentId; open: boolean; seq: number }[]
  /** `same` leaves its time out: equal means that nothing changed. */
  supervision(viewer: Viewer): { json: string; same: string }
  duty(viewer: Viewer): string
  /** Something changed: make everything anew. */
  forget(): void
}

/** Whoever has the same key sees the same; of the person itself only the duty view depends. */
const keyOf = ({ person, role, station, stations, sites }: Viewer) =>
  [person === HUB_ITSELF ? person : role, station, [...stations].sort(), '', [...sites].sort()].join(' ')

export function feedViews({
  clock,
  desk,
  registry,
  presence,
  rosterFor,
}: Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'presence' | 'rosterFor'>): FeedViews {
  const made = new Map<string, unknown>()
  function once<T>(key: string, make: () => T): T {
    if (!made.has(key)) made.set(key, make())
    return made.get(key) as T
  }

  return {
    incident: (viewer, id) =>
      desk.look((state) => {
        const incident = state.incidents.get(id)
        if (!incident) return null
        // Of two patrols of one station the one that is on its way reads more.
        return once(`incident ${id} ${keyOf(viewer)} ${readsNotes(viewer, incident)}`, () => {
          const open = incident.answer.phase !== 'closed'
          const view = incidentView(state, id, registry.directory(), viewer, {
            now: clock.now(),
            writtenSeq: desk.writtenSeq(),
            ...(open ? { roster: once(`roster ${incident.site}`, () => rosterFor(incident.site)) } : {}),
          })
          if (!view) return null
          return { json: JSON.stringify(view), site: view.site.id, unwritten: incident.seq > desk.writtenSeq() }
        })
      }),
    visible: (viewer) =>
      desk.look((state) => visibleIncidents(state, registry.directory(), viewer, clock.now())).sort((a, b) => a.seq - b.seq),
    supervision: (viewer) =>
      once(`supervision ${keyOf(viewer)}`, () => {
        const view = desk.look((state) => supervisionView(state, registry.directory(), viewer, clock.now()))
        return { json: JSON.stringify(view), same: JSON.stringify({ ...view, at: '' }) }
      }),
    duty: (viewer) => JSON.stringify(desk.look((state) => dutyView(state, registry.directory(), viewer, presence.attended, clock.now()))),
    forget: () => made.clear(),
  }
}
