/**
 * A duty desk that nobody sits before is known before an alarm finds it empty: a transition, on the record, as every silence is.
 * Computed from stored times; whoever is told is told again only when somebody else must be told as well.
 */
import type { Event } from '../../contract/events.ts'
import type { PersonId, StationId } from '../../contract/ids.ts'
import type { ConsoleTrouble, DeskTrouble } from '../../contract/shift-events.ts'
import { openNow } from '../calendar/opening-hours.ts'
import type { Directory } from '../directory.ts'
import { serviceNow } from '../incident/roster.ts'
import type { DeskState, State } from '../state.ts'

/** Of everybody signed on at a console: null is really there, else since when not, and why (see desk/ports/presence). */
export type Consoles = ReadonlyMap<PersonId, { since: number; why: ConsoleTrouble } | null>

/** A page that is loaded anew, or a browser that is started again, is back by then; with rounds every 2 s the parent hears within 30 s. */
const GRACE_MS = 18_000
/** Consoles find a restarted hub again within this time, and until then nothing is decided either way. */
const RESTART_MS = 30_000
/** One shift hands over to the next in less: a commander is not woken for that. */
const CALL_AFTER_MS = 2 * 60_000
const CALL_AGAIN_MS = 30 * 60_000
/** A reason that goes to and fro is not written each time. */
const SAID_AGAIN_MS = 60_000

type Empty = { since: number; why: DeskTrouble }

export function stationRound(directory: Directory, consoles: Consoles, at: number, state: State): Event[] {
  if (at - state.listeningSince < RESTART_MS) return []
  const watched = answering(directory, at)
  const events: Event[] = []
  for (const station of new Set([...watched.keys(), ...state.desks.keys()])) {
    const known = state.desks.get(station)
    const neighbours = watched.get(station)
    const planned = neighbours === undefined || openNow(directory.stations.get(station)?.staffed, at, directory.settings.timeZone) === false
    const empty = planned ? null : emptyDesk(station, consoles, directory, state)
    if (!empty || !neighbours) {
      if (known?.empty) events.push({ type: 'StationAttended', at, station, because: planned ? 'planned' : 'back' })
      continue
    }
    if (!known?.empty && at - empty.since < GRACE_MS) continue
    const to = whoHears(station, neighbours, consoles, directory, state)
    events.push(...said(station, empty, to.told, known, at), ...called(station, to.parentThere, known, directory, at))
  }
  return events
}

/** Stations whose own sites are in service, with the neighbours that would be called for them, in order. */
function answering(directory: Directory, at: number): Map<StationId, Set<StationId>> {
  const found = new Map<StationId, Set<StationId>>()
  for (const [id, { home, neighbours }] of directory.routes) {
    const [own] = home
    const site = directory.sites.get(id)
    if (own === undefined || !site || serviceNow(site, at) !== 'in-service') continue
    const all = found.get(own) ?? new Set()
    for (const neighbour of neighbours) all.add(neighbour)
    found.set(own, all)
  }
  return found
}

/** Null: somebody is there. Else since the last one was, and what is between them and the desk. */
function emptyDesk(station: StationId, consoles: Consoles, directory: Directory, state: State): Empty | null {
  const leftAt = state.desks.get(station)?.leftAt ?? state.listeningSince
  let last: Empty | null = null
  for (const [person, post] of state.duty) {
    if (post.station !== station || post.role === 'patrol' || directory.people.get(person)?.disabled !== false) continue
    const away = consoles.get(person)
    if (!away) return null
    const since = Math.max(away.since, post.since)
    if (!last || since > last.since) last = { since, why: away.why }
  }
  return last ? { ...last, since: Math.max(last.since, state.desks.get(station)?.leftAt ?? 0) } : { since: leftAt, why: 'nobody' }
}

/** Upwards until a desk is really there, and the neighbour that would be called first. */
function whoHears(
  station: StationId,
  neighbours: ReadonlySet<StationId>,
  consoles: Consoles,
  directory: Directory,
  state: State,
): { told: StationId[]; parentThere: boolean } {
  const isThere = (id: StationId) => emptyDesk(id, consoles, directory, state) === null
  const told: StationId[] = []
  let parentThere = false
  for (let id = directory.stations.get(station)?.parent; id !== undefined && !parentThere; id = directory.stations.get(id)?.parent) {
    if (told.includes(id)) break
    told.push(id)
    parentThere = isThere(id)
  }
  const first = [...neighbours].find(isThere)
  return { told: first === undefined || told.includes(first) ? told : [...told, first], parentThere }
}

function said(station: StationId, empty: Empty, told: StationId[], known: DeskState | undefined, at: number): Event[] {
  const before = known?.empty
  if (!before) return [{ type: 'StationUnattended', at, station, ...empty, told }]
  const others = told.filter((id) => !before.told.includes(id))
  const whyChanged = before.why !== empty.why && at - before.saidAt >= SAID_AGAIN_MS
  if (others.length === 0 && !whyChanged) return []
  return [{ type: 'StationUnattended', at, station, since: before.since, why: empty.why, told: [...before.told, ...others] }]
}

/** Nobody above is there to telephone: the station's own commanders are woken, once. */
function called(station: StationId, parentThere: boolean, known: DeskState | undefined, directory: Directory, at: number): Event[] {
  if (parentThere || !known?.empty || known.empty.called || at - known.empty.saidFirstAt < CALL_AFTER_MS) return []
  if (known.calledAt !== undefined && at - known.calledAt < CALL_AGAIN_MS) return []
  const people = [...directory.people.values()]
    .filter((each) => each.role === 'commander' && each.station === station && !each.disabled && directory.phones.get(each.id)?.length)
    .map(({ id }) => id)
  return people.length > 0 ? [{ type: 'CommandersCalled', at, station, people }] : []
}
