/** What a person is shown of an incident, made from the desk's state and the directory of this moment. */
import type { Event } from '../../contract/events.ts'
import type { IncidentId, SiteId, StationId } from '../../contract/ids.ts'
import type { PressKind } from '../../contract/messages.ts'
import type { Contact } from '../../contract/resources.ts'
import type { Disposition, IncidentView, ReducedIncidentView } from '../../contract/views.ts'
import type { Directory } from '../directory.ts'
import { evolve } from '../evolve.ts'
import { messageViews, toldByMessage } from '../messages/message-view.ts'
import type { DeepReadonly, Seen } from '../seen.ts'
import { readsNotes, seesIncident, seesReduced, type Viewer } from '../sight.ts'
import { emptyState } from '../state.ts'
import { closeNeeds } from './close-needs.ts'
import type { Incident } from './incident.ts'
import { dueOf } from './ladder.ts'
import { receiptsOf } from './receipts-view.ts'
import type { Roster } from './roster.ts'
import { plan } from './route.ts'
import { buttonRef, iso, personRef, stationRef, timelineEntry, unplacedRef } from './timeline.ts'

type Shown = DeepReadonly<Incident>
export type ViewOptions = {
  /** ms since 1970 */
  now: number
  /** With the story of the incident. */
  timeline?: boolean
  /** Of this moment: who would be told next. */
  roster?: Roster
  /** What is on disk; a later change makes the view `unwritten`. */
  writtenSeq?: number
}

/** Null: there is no such incident, or this person may not see it. */
export function incidentView(
  state: Seen,
  id: IncidentId,
  directory: Directory,
  viewer: Viewer,
  options: ViewOptions,
): IncidentView | ReducedIncidentView | null {
  const incident = state.incidents.get(id)
  return incident ? view(incident, directory, viewer, options) : null
}

/** One incident that is no longer in memory, from its events in the journal. */
export function historyView(
  events: readonly Event[],
  directory: Directory,
  viewer: Viewer,
  options: ViewOptions,
): IncidentView | ReducedIncidentView | null {
  const state = emptyState()
  events.forEach((event, index) => {
    evolve(state, { seq: index + 1, event })
  })
  for (const incident of state.incidents.values()) return view(incident, directory, viewer, options)
  return null
}

/** What a list is narrowed by, without the whole view. */
export type VisibleIncident = {
  id: IncidentId
  open: boolean
  seq: number
  openedAt: number
  site: SiteId
  kind: PressKind
  quiet: boolean
  station: StationId | undefined
  disposition: Disposition | undefined
}

/** Of the incidents in memory — open, or closed within 24 hours — those this person may see. */
export function visibleIncidents(state: Seen, directory: Directory, viewer: Viewer, now: number): VisibleIncident[] {
  return [...state.incidents.values()]
    .filter((incident) => seesIncident(viewer, incident, directory, now))
    .map(({ id, seq, openedAt, site, kind, quiet, home, answer }) => ({
      ...{ id, seq, openedAt, site, kind, quiet: quiet !== null, station: home[0] },
      open: answer.phase !== 'closed',
      disposition: answer.phase === 'closed' ? answer.disposition : undefined,
    }))
}

function view(incident: Shown, directory: Directory, viewer: Viewer, options: ViewOptions): IncidentView | ReducedIncidentView | null {
  if (!seesIncident(viewer, incident, directory, options.now)) return null
  return seesReduced(viewer) ? reduced(incident, directory) : full(incident, directory, viewer, options)
}

/** When each phase was reached, as far as it was. */
export function answered({ answer, timeline }: Shown) {
  if (answer.phase === 'closed') return closed(answer, timeline)
  const sentAt = answer.phase === 'dispatched' || answer.phase === 'on-scene' ? answer.dispatchedAt : null
  return {
    ...(answer.phase !== 'ringing' && { acknowledgedAt: iso(answer.at) }),
    ...(sentAt !== null && { dispatchedAt: iso(sentAt) }),
    ...(answer.phase === 'on-scene' && { onSceneAt: iso(answer.arrivedAt) }),
  }
}

/** What it came to on the way stands in its story: an alarm that rings is never kept waiting for that. */
function closed(answer: Extract<Shown['answer'], { phase: 'closed' }>, timeline: Shown['timeline']) {
  const first = (wanted: Event['type']) => timeline.find(({ type }) => type === wanted)?.at
  const [sentAt, arrivedAt] = [first('PatrolsDispatched'), first('UnitArrived')]
  return {
    ...(answer.by !== null && { acknowledgedAt: iso(answer.at) }),
    ...(sentAt !== undefined && { dispatchedAt: iso(sentAt) }),
    ...(arrivedAt !== undefined && { onSceneAt: iso(arrivedAt) }),
    closedAt: iso(answer.closedAt),
  }
}

/** That somebody is forced is for the police to know. */
export const kindForShop = (kind: PressKind): PressKind => (kind === 'duress' ? 'holdup' : kind)

function reduced(incident: Shown, directory: Directory): ReducedIncidentView {
  const { id, kind, quiet, site, answer, buttons, openedAt } = incident
  const { code = '', name = site } = directory.sites.get(site) ?? {}
  return {
    id,
    kind: kindForShop(kind),
    phase: answer.phase,
    ringing: incident.ring !== null,
    quiet: quiet !== null,
    site: { id: site, code, name },
    buttons: buttons.map(({ button, pressedAt }) => ({ ...unplacedRef(button, directory), pressedAt: iso(pressedAt) })),
    openedAt: iso(openedAt),
    ...answered(incident),
  }
}

function full(incident: Shown, directory: Directory, viewer: Viewer, options: ViewOptions): IncidentView {
  const { id, kind, quiet, answer, ring, step, told, watching, consoles, phones } = incident
  const home = incident.home[0]
  const distance = home === undefined ? undefined : directory.routes.get(incident.site)?.distances.get(home)
  const acknowledgedBy = answer.phase === 'ringing' || answer.by === null ? null : personRef(answer.by, directory)
  const shownAt = answer.phase === 'closed' ? incident.timeline.find(({ type }) => type === 'IncidentShown')?.at : undefined
  // When whoever has not been shown a push is sent a message is no step that a desk waits for.
  const due = dueOf(incident).find(({ why }) => why !== 'texts')
  const byMessage = toldByMessage(incident, directory)
  const needs = closeNeeds(incident, viewer.role)
  const unwritten = options.writtenSeq !== undefined && incident.seq > options.writtenSeq
  return {
    id,
    kind,
    phase: answer.phase,
    ringing: ring !== null,
    quiet: quiet !== null,
    confirmed: incident.confirmed,
    marks: [...incident.marks],
    presses: incident.presses,
    ...(incident.linkedTo && { linkedTo: incident.linkedTo }),
    site: siteOf(incident, directory, viewer),
    buttons: incident.buttons.map(({ button, pressedAt, lastAt, presses, battery, lateMinutes }) => ({
      ...buttonRef(button, directory),
      pressedAt: iso(pressedAt),
      lastAt: iso(lastAt),
      presses,
      ...(battery !== undefined && { battery }),
      ...(lateMinutes !== undefined && { lateMinutes }),
    })),
    station: home ? stationRef(home, directory) : { id: '' as never, name: '' },
    ...(distance !== undefined && { distance }),
    ...(incident.exercise && {
      drill: { exercise: incident.exercise.id, siren: incident.exercise.siren, aside: incident.exercise.aside },
    }),
    ...(incident.madeRealAt !== null && { madeRealAt: iso(incident.madeRealAt) }),
    openedAt: iso(incident.openedAt),
    rangAt: iso(ring?.since ?? incident.openedAt),
    lastPressAt: iso(incident.lastPressAt),
    ...(shownAt !== undefined && { shownAt: iso(shownAt) }),
    ...answered(incident),
    ...(acknowledgedBy && { acknowledgedBy }),
    ...(incident.patrols.length > 0 && { patrols: incident.patrols.map((person) => personRef(person, directory)) }),
    ...(incident.onTheWay.length > 0 && { onTheWay: incident.onTheWay.map((person) => personRef(person, directory)) }),
    step,
    nextStepAt: due ? iso(due.at) : null,
    ...(due && { next: nextOf(incident, due, directory, options.roster) }),
    receipts: {
      consoles: { told: consoles.told.length, shown: consoles.shown.length },
      phones: { told: phones.told.length, shown: phones.shown.length },
    },
    shownTo: receiptsOf(incident, directory),
    ...(byMessage && { byMessage }),
    ...(needs && { closeNeeds: needs }),
    told: [...told],
    watching: [...watching],
    toldStations: told.map((station) => stationRef(station, directory)),
    ...(unwritten && { unwritten }),
    ...(answer.phase === 'closed' && { disposition: answer.disposition }),
    ...(answer.phase === 'closed' && answer.closedBy !== null && { closedBy: personRef(answer.closedBy, directory) }),
    ...(options.timeline && {
      ...(incident.messages.size > 0 && { messages: messageViews(incident, directory) }),
      timeline: incident.timeline.map((event) => timelineEntry(event as Event, directory)),
    }),
  }
}

/** Inside numbers stay out of a hold-up until a unit is on scene: a phone that rings beside a robber kills. */
function siteOf(incident: Shown, directory: Directory, viewer: Viewer): IncidentView['site'] {
  const site = directory.sites.get(incident.site)
  // An older registry was restored: the alarm is shown all the same, by what is left of its name.
  if (!site)
    return { id: incident.site, code: '?', name: incident.site, kind: 'other', address: '', location: { lat: 0, lon: 0 }, contacts: [] }
  const { id, code, name, kind, address, location, notes } = site
  if (!readsNotes(viewer, incident)) {
    const later = incident.answer.phase !== 'closed' && (notes !== undefined || site.contacts.length > 0)
    return { id, code, name, kind, address, location, contacts: [], ...(later && { untilOnTheWay: true }) }
  }
  const locked = (incident.kind === 'holdup' || incident.kind === 'duress') && !arrived(incident)
  const contacts: Contact[] = locked ? site.contacts.filter((contact) => contact.where === 'outside') : site.contacts
  const held = contacts.length < site.contacts.length
  return { id, code, name, kind, address, location, contacts, ...(held && { contactsLocked: true }), ...(notes && { notes }) }
}

const arrived = ({ answer, timeline }: Shown): boolean =>
  answer.phase === 'on-scene' || (answer.phase === 'closed' && timeline.some((event) => event.type === 'UnitArrived'))

function nextOf(
  incident: Shown,
  { at, why }: ReturnType<typeof dueOf>[number],
  directory: Directory,
  roster: Roster | undefined,
): NonNullable<IncidentView['next']> {
  const next = { at: iso(at), why: why === 'texts' ? ('phones' as const) : why, stations: [], commanders: 0 }
  if (!roster || why === 'texts' || why === 'not-dispatched' || why === 'ladder-resumes' || why === 'quiet-ends') return next
  const planned = plan(why, { told: incident.told, phones: [] }, roster)
  const commanders = roster.home.flatMap((station) => station.commanders)
  const distances = directory.routes.get(incident.site)?.distances
  return {
    ...next,
    stations: planned.told
      .filter((station) => why === 'repeat' || !incident.told.includes(station))
      .map((station) => {
        const distance = distances?.get(station)
        return { ...stationRef(station, directory), ...(distance !== undefined && { distance }) }
      }),
    commanders: commanders.filter((person) => planned.phones.includes(person)).length,
  }
}
