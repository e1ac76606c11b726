/**
 * The silence of another hub. Judged by the times at which its beats came in here, never by what it says of the time, and never by
 * time in which this hub itself did not listen: after a start, a pause or the return of its own line everybody has their minute anew.
 */
import type { Event } from '../../contract/events.ts'
import type { PersonId } from '../../contract/ids.ts'
import { STOP_MINUTES, type WatchedHub } from '../../contract/watched.ts'
import type { Command } from '../commands.ts'
import type { Directory } from '../directory.ts'
import type { State } from '../state.ts'
import type { LostContact, WatchedState } from './watched-state.ts'

/** Four beats of 15 s. */
export const SILENT_MS = 60_000
/** Its line comes and goes, and it is known: only a silence that lasts this long calls anybody again. No death is hidden for longer. */
export const LASTING_MS = 3 * 60_000
/** After a power cut of this hub whoever was not heard since has this long to come up, with the routers between. */
export const SETTLES_MS = 3 * 60_000
/** Back for the third time within an hour, as a device that flaps. */
const RETURNS = 3
export const LOSSES_COUNT_MS = 3_600_000
/** Nothing was missed for so long: its line is steady. Longer than for a device, because each end makes the next loss ring anew. */
const STEADY_MS = 30 * 60_000
/** Nobody was heard for longer after the first sign that the line is down: beats that were on their way. */
const WITNESS_MS = 60_000
const STOP_MS = STOP_MINUTES * 60_000
/** What was told hub by hub so shortly before belongs to the one cause that is found now. */
const JOINED_MS = 5 * 60_000

export function hubBeat({ at, hub, beat }: Extract<Command, { type: 'HubBeat' }>, state: State): Event[] {
  const known = state.watched.get(hub)
  const events: Event[] = known ? [] : [{ type: 'WatchedHubFound', at, hub }]
  const { lost } = state.ownLine
  // Whoever is heard came in by it.
  if (lost) events.push({ type: 'OwnLineBack', at, outage: lost.id })
  if (known?.lost) events.push({ type: 'WatchedHubBack', at, hub, lost: known.lost.id, since: known.lost.since })
  if (beat.state === 'stopping') {
    // Said over and over it would never end.
    const latest = (known?.stopping?.at ?? at) + STOP_MS
    const until = Math.min(at + (beat.minutes ?? STOP_MINUTES) * 60_000, latest)
    return [...events, { type: 'WatchedHubStopping', at, hub, until, reason: beat.reason ?? 'command' }]
  }
  if (known?.stopping && !known.lost) events.push({ type: 'WatchedHubBack', at, hub, lost: null, since: known.stopping.at })
  return [...events, { type: 'WatchedHubHeard', at, hub, state: beat.state }]
}

/** @param reachesNobodySince since when this hub does not reach an address of the open internet; null: it does, or nobody has named one */
export function watchedRound(directory: Directory, reachesNobodySince: number | null, at: number, state: State): Event[] {
  const hubs = [...(directory.watchedHubs?.values() ?? [])].flatMap((hub) => {
    const known = hub.removedAt === undefined ? state.watched.get(hub.id) : undefined
    return known ? [{ hub, known }] : []
  })
  const { lost } = state.ownLine
  const witnesses = [
    ...[reachesNobodySince, state.messages.pushLostSince],
    ...[...state.outages.values()].map(({ cause, since }) => (cause === 'hub-line' ? since : null)),
  ].filter((since) => since !== null)
  if (lost) return witnesses.length > 0 && hubs.length > 0 ? [] : [{ type: 'OwnLineBack', at, outage: lost.id }]
  // What fails since yesterday says nothing of a hub that was heard this morning.
  const heardAt = Math.max(...hubs.map(({ known }) => known.heardAt))
  const lineIsDown = witnesses.some((since) => heardAt - since < WITNESS_MS)

  const silent = hubs.filter(({ known }) => known.lost === null && isSilent(known, at, state))
  const fresh = hubs.filter(({ known: { lost: own } }) => own !== null && own.acknowledged === null && at - own.at < JOINED_MS)
  if (lineIsDown && hubs.length > 0 && hubs.every(({ known }) => known.lost !== null || isSilent(known, at, state))) {
    const all = [...silent, ...fresh]
    // It comes and goes: what does not last is nobody’s to see again, and no neighbour’s fault.
    if (all.length === 0 || !all.every(({ known }) => isSilent(known, at, state, patienceOfLine(at, state)))) return []
    const since = Math.min(...all.map(({ known }) => known.heardAt))
    const stations = [...new Set(all.map(({ hub }) => hub.station))]
    return [{ type: 'OwnLineLost', at, outage: `own-line-${at}`, since, hubs: all.map(({ hub }) => hub.id), stations }]
  }
  const gone = silent.filter(({ known }) => isSilent(known, at, state, known.unsteady ? LASTING_MS : SILENT_MS))
  const losses = gone.map(
    ({ hub, known }): Event => ({
      ...{ type: 'WatchedHubLost', at, outage: `watched-${hub.id}-${at}`, hub: hub.id, station: hub.station },
      ...{ since: known.heardAt, people: whoHears(hub, directory, state) },
    }),
  )
  return [...losses, ...hubs.flatMap(({ hub, known }) => steadiness(hub, known, at, state))]
}

/** A line that comes and goes is one entry from its third return on, and ends when nothing was missed for a while. */
function steadiness({ id: hub, station }: WatchedHub, known: WatchedState, at: number, state: State): Event[] {
  const { losses, unsteady, lost } = known
  const last = losses.at(-1)
  if (unsteady) {
    const isSteady = !lost && !isSilent(known, at, state) && at - Math.max(last?.backAt ?? 0, unsteady.at) >= STEADY_MS
    return isSteady ? [{ type: 'WatchedHubSteady', at, outage: unsteady.id, hub }] : []
  }
  const counted = losses.filter(({ backAt }) => at - backAt <= LOSSES_COUNT_MS)
  if (counted.length < RETURNS || lost || (last && at - last.backAt >= STEADY_MS)) return []
  const since = counted[0]?.since ?? at
  return [{ type: 'WatchedHubFlapping', at, outage: `watched-line-${hub}-${at}`, hub, station, since }]
}

const patienceOfLine = (at: number, { ownLine }: State): number =>
  ownLine.returns.filter((time) => at - time <= LOSSES_COUNT_MS).length >= RETURNS ? LASTING_MS : SILENT_MS

/** Since when its silence counts, ms since 1970: never from a time in which this hub did not listen. */
export const silentFrom = ({ heardAt }: Pick<WatchedState, 'heardAt'>, { listeningSince, ownLine }: State): number =>
  Math.max(heardAt, listeningSince, ownLine.backAt)

function isSilent(known: WatchedState, at: number, state: State, patience = SILENT_MS): boolean {
  const { heardAt, stopping } = known
  if (stopping && at < stopping.until) return false
  if (heardAt < state.listeningSince && at < state.ownLine.settlesUntil) return false
  return at - silentFrom(known, state) >= patience
}

/** The officers on duty there; with nobody there, its commanders. */
function whoHears({ station }: WatchedHub, directory: Directory, state: State): PersonId[] {
  const hasPhone = (id: PersonId) => (directory.phones.get(id)?.length ?? 0) > 0
  const onDuty = [...state.duty].flatMap(([id, post]) => (post.station === station && post.role !== 'patrol' ? [id] : []))
  if (onDuty.length > 0) return onDuty.filter(hasPhone)
  return [...directory.people.values()]
    .filter(({ id, role, station: own, disabled }) => role === 'commander' && own === station && !disabled && hasPhone(id))
    .map(({ id }) => id)
}

/** Of one hub or of the own line: what an officer says to have seen. */
export function lostContact({ ownLine, watched }: State, outage: string): LostContact | null {
  const contacts = [ownLine.lost, ...[...watched.values()].flatMap(({ lost, unsteady }) => [lost, unsteady])]
  return contacts.find((contact) => contact?.id === outage) ?? null
}
