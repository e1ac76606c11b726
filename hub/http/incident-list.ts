/** Incidents in pages, newest opening first: those in memory, and the closed ones that only the journal still has. */
import type { Event } from '../contract/events.ts'
import type { IncidentId, SiteId, StationId } from '../contract/ids.ts'
import type { PressKind } from '../contract/messages.ts'
import type { Disposition, IncidentView, ReducedIncidentView } from '../contract/views.ts'
import type { Directory } from '../core/directory.ts'
import { historyView, incidentView, type VisibleIncident, visibleIncidents } from '../core/incident/view.ts'
import { seesReduced, type Viewer } from '../core/sight.ts'
import type { HistoryQuery } from '../desk/ports/journal.ts'
import type { HttpDeps } from './deps.ts'
import { sightOf } from './reports/sight.ts'
import { sitesNamed } from './site-search.ts'
import { within } from './within.ts'

/** History is read by a worker of its own; a hung disk must not hang the page that asks. */
export const HISTORY_MS = 5_000

type View = IncidentView | ReducedIncidentView
export type Query = Narrowed & { phase?: 'open' | 'closed'; site?: SiteId; before?: IncidentId; limit: number }
/** What a list is narrowed to; whatever is left out does not narrow it. */
export type Narrowed = {
  /** Words of the site's name, code or address. */
  q?: string
  /** Of the opening, ms since 1970; `to` is not included. */
  from?: number
  to?: number
  disposition?: Disposition
  kind?: PressKind
  station?: StationId
  quiet?: boolean
}
export type Page = {
  items: View[]
  next?: IncidentId
  /** The journal did not answer: older ones are missing here. */
  partial?: true
}

type Deps = Pick<HttpDeps, 'clock' | 'log' | 'desk' | 'registry' | 'journal' | 'rosterFor'>
type Found = { id: IncidentId; openedAt: number; view: () => View | null }
/** The sites that `site` and `q` leave; null: all. */
type Sites = ReadonlySet<SiteId> | null

/** Null: there is no incident `before`. */
export async function listIncidents(deps: Deps, viewer: Viewer, asked: Query): Promise<Page | null> {
  const query = seesReduced(viewer) ? unasked(asked) : asked
  const memory = inMemory(deps, viewer)
  const { before, phase, limit } = query
  const place = memory.findIndex(({ id }) => id === before)
  const of = sitesAsked(query, deps.registry.directory())
  const wanted = memory.slice(place + 1).filter((found) => (!phase || found.open === (phase === 'open')) && matches(found, query, of))
  const beyondMemory = before !== undefined && place < 0

  if (phase === 'open') return beyondMemory ? null : page(wanted, limit)
  const openedAt = beyondMemory ? await openingOf(deps, before) : Number.POSITIVE_INFINITY
  if (openedAt === undefined) return null
  const old = openedAt === null ? null : await fromJournal(deps, viewer, query, of)
  const recent = wanted.filter((found) => found.openedAt < (openedAt ?? 0))
  const known = new Set(memory.map(({ id }) => id))
  const older = (old ?? []).filter(({ id }) => !known.has(id))
  const merged = [...recent, ...older].sort((a, b) => b.openedAt - a.openedAt)
  return { ...page(merged, limit), ...(old === null && { partial: true }) }
}

/** A shop may narrow a list by no more than it is shown: whether somebody was forced, and what it came to, is not to be guessed by asking. */
const unasked = ({ kind: _kind, station: _station, disposition: _disposition, ...shown }: Query): Query => shown

function page(found: readonly Found[], limit: number): Page {
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  const items = shown.flatMap(({ view }) => view() ?? [])
  return { items, ...(last && found.length > limit && { next: last.id }) }
}

function inMemory(deps: Deps, viewer: Viewer) {
  const directory = deps.registry.directory()
  const now = deps.clock.now()
  const seen = deps.desk.look((state) => visibleIncidents(state, directory, viewer, now)).reverse()
  return seen.map((found) => ({ ...found, view: () => viewNow(deps, viewer, found.id, false) }))
}

/** One incident in memory as it stands; null: not there, or not for this viewer. */
export function viewNow(deps: Pick<Deps, 'clock' | 'desk' | 'registry' | 'rosterFor'>, viewer: Viewer, id: IncidentId, timeline: boolean) {
  const { clock, desk, registry, rosterFor } = deps
  return desk.look((state) => {
    const incident = state.incidents.get(id)
    if (!incident) return null
    const roster = incident.answer.phase === 'closed' ? {} : { roster: rosterFor(incident.site) }
    return incidentView(state, id, registry.directory(), viewer, { now: clock.now(), timeline, writtenSeq: desk.writtenSeq(), ...roster })
  })
}

/** One incident that only the journal has; null: not there, or not for this viewer. */
export function viewThen(deps: Pick<Deps, 'clock' | 'registry'>, viewer: Viewer, events: readonly Event[], timeline: boolean) {
  return historyView(events, deps.registry.directory(), viewer, { now: deps.clock.now(), timeline })
}

function sitesAsked({ site, q }: Query, directory: Directory): Sites {
  const found = q?.trim() ? sitesNamed(q, directory) : null
  if (site === undefined) return found
  return found === null || found.has(site) ? new Set([site]) : new Set()
}

function matches(found: VisibleIncident, { from, to, disposition, kind, station, quiet }: Narrowed, of: Sites): boolean {
  return (
    (of === null || of.has(found.site)) &&
    (from === undefined || found.openedAt >= from) &&
    (to === undefined || found.openedAt < to) &&
    (disposition === undefined || found.disposition === disposition) &&
    (kind === undefined || found.kind === kind) &&
    (station === undefined || found.station === station) &&
    (quiet === undefined || found.quiet === quiet)
  )
}

/** Null: the journal did not answer. */
async function fromJournal(deps: Deps, viewer: Viewer, query: Query, of: Sites): Promise<Found[] | null> {
  if (of?.size === 0) return []
  const { from, to, disposition, kind, station, quiet, before, limit } = query
  const asked: HistoryQuery = {
    ...sightOf(viewer, deps.registry.directory()),
    ...{ also: [], from: from ?? null, to: to ?? null, disposition: disposition ?? null, before: before ?? null, limit: limit + 1 },
    ...(of && { of: [...of] }),
    ...(kind && { kind }),
    ...(station && { station }),
    ...(quiet !== undefined && { quiet }),
  }
  const history = await answered(deps, deps.journal.history(asked))
  return (
    history?.map(({ incident: id, events }) => {
      const story = events.map(({ event }) => event)
      return { id, openedAt: story[0]?.at ?? 0, view: () => viewThen(deps, viewer, story, false) }
    }) ?? null
  )
}

/** When it opened, ms since 1970; null: nobody knows now; undefined: no such incident. */
async function openingOf(deps: Deps, incident: IncidentId): Promise<number | null | undefined> {
  const events = await answered(deps, deps.journal.eventsOf(incident))
  return events === null ? null : events[0]?.event.at
}

/** What the journal says, or null when it fails or takes too long. */
export async function answered<T>({ clock, log }: Pick<Deps, 'clock' | 'log'>, asked: Promise<T>): Promise<T | null> {
  try {
    return await within(clock, HISTORY_MS, asked)
  } catch (error) {
    log.error({ err: error }, 'the journal could not be read')
    return null
  }
}
