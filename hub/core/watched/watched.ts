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
  const lineIsDown = reachesNobodySince !== null || [...state.outages.values()].some(({ cause }) => cause === 'hub-line')
  if (lost) return lineIsDown && hubs.length > 0 ? [] : [{ type: 'OwnLineBack', at, outage: lost.id }]

  const silent = hubs.filter(({ known }) => known.lost === null && isSilent(known, at, state))
  const fresh = hubs.filter(({ known: { lost: own } }) => own !== null && own.acknowledged === null && at - own.at < JOINED_MS)
  if (lineIsDown && hubs.length > 0 && hubs.every(({ known }) => known.lost !== null || isSilent(known, at, state))) {
    const all = [...silent, ...fresh]
    if (all.length === 0) return []
    const since = Math.min(...all.map(({ known }) => known.heardAt))
    const stations = [...new Set(all.map(({ hub }) => hub.station))]
    return [{ type: 'OwnLineLost', at, outage: `own-line-${at}`, since, hubs: all.map(({ hub }) => hub.id), stations }]
  }
  return silent.map(({ hub, known }) => ({
    ...{ type: 'WatchedHubLost', at, outage: `watched-${hub.id}-${at}`, hub: hub.id, station: hub.station },
    ...{ since: known.heardAt, people: whoHears(hub, directory, state) },
  }))
}

function isSilent({ heardAt, stopping }: WatchedState, at: number, { listeningSince, ownLine }: State): boolean {
  if (stopping && at < stopping.until) return false
  return at - Math.max(heardAt, listeningSince, ownLine.backAt) >= SILENT_MS
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
  const contacts = [ownLine.lost, ...[...watched.values()].map(({ lost }) => lost)]
  return contacts.find((contact) => contact?.id === outage) ?? null
}
