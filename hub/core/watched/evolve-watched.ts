/** Folds what is known of other hubs, and of the line to them. */
import type { Event, EventOf } from '../../contract/events.ts'
import type { WatchedHubId } from '../../contract/ids.ts'
import { STOP_MINUTES } from '../../contract/watched.ts'
import type { State } from '../state.ts'
import { LOSSES_COUNT_MS, lostContact, SETTLES_MS, SILENT_MS, silentFrom } from './watched.ts'
import type { Loss, LostContact, WatchedState } from './watched-state.ts'

/** That the clock was set is noticed within this (schedule/time-watch.ts looks before each round, and every 10 s). */
const NOTICED_MS = 15_000

export function evolveWatched(state: State, event: Event): void {
  switch (event.type) {
    case 'WatchedHubFound':
      state.watched.set(event.hub, { heardAt: event.at, says: 'ok', stopping: null, lost: null, losses: [], unsteady: null })
      return
    case 'WatchedHubHeard':
      noteGap(state, event)
      return on(state, event.hub, { heardAt: event.at, says: event.state, stopping: null })
    case 'WatchedHubStopping': {
      const { at, hub, until, reason } = event
      const first = state.watched.get(hub)?.stopping?.at ?? at
      return on(state, hub, { heardAt: at, stopping: { at: first, until, reason } })
    }
    case 'WatchedHubLost': {
      const { at, hub, outage: id, since } = event
      return on(state, hub, { stopping: null, lost: { id, since, at, acknowledged: null } })
    }
    case 'WatchedHubBack':
      noteLoss(state, event)
      return on(state, event.hub, { heardAt: event.at, stopping: null, lost: null })
    case 'WatchedHubFlapping': {
      const { at, hub, outage: id, since } = event
      // Who has seen the last loss has seen what comes and goes.
      return on(state, hub, { unsteady: { id, since, at, acknowledged: state.watched.get(hub)?.losses.at(-1)?.acknowledged ?? null } })
    }
    case 'WatchedHubSteady':
      return on(state, event.hub, { unsteady: null })
    case 'OwnLineLost': {
      const { at, outage: id, since, hubs, stations } = event
      state.ownLine.lost = { id, since, at, acknowledged: null, hubs: [...hubs], stations: [...stations] }
      // One cause, one entry.
      for (const hub of hubs) on(state, hub, { lost: null })
      return
    }
    case 'OwnLineBack':
      Object.assign(state.ownLine, { lost: null, backAt: event.at })
      state.ownLine.returns = [...state.ownLine.returns.filter((time) => event.at - time <= LOSSES_COUNT_MS), event.at]
      return
    case 'GoodbyeSaid':
      if (event.hub) state.ownLine.powerEnds = true
      return
    case 'MainsBack':
      state.ownLine.powerEnds = false
      return
    case 'HubStopped':
      state.ownLine.stop = state.ownLine.powerEnds ? 'cut' : 'in-order'
      return
    case 'HubStarted':
      if (event.downSince !== null && state.ownLine.stop === 'cut') state.ownLine.settlesUntil = event.at + SETTLES_MS
      Object.assign(state.ownLine, { stop: 'cut', powerEnds: false })
      return
    case 'OutageAcknowledged':
      return acknowledged(state, event)
    case 'RegistryChanged':
      // With another token, or none, it is nobody that was heard before.
      if (event.action === 'RemoveWatchedHub' || event.action === 'RotateWatchedHub') state.watched.delete(event.subject as WatchedHubId)
      return
    case 'ClockJumped':
      for (const hub of state.watched.values()) moved(hub, event)
      movedLine(state, event.by)
      return
    default:
      return
  }
}

function on(state: State, hub: WatchedHubId, is: Partial<WatchedState>): void {
  const known = state.watched.get(hub)
  if (known) Object.assign(known, is)
}

function acknowledged(state: State, { at, outage, by, note }: EventOf<'OutageAcknowledged'>): void {
  const contact = lostContact(state, outage)
  if (contact) contact.acknowledged = { by, at, ...(note !== undefined && { note }) }
}

function noteLoss(state: State, { at, hub, lost, since }: EventOf<'WatchedHubBack'>): void {
  const known = state.watched.get(hub)
  if (known && lost !== null) addLoss(known, { since, backAt: at, acknowledged: known.lost?.acknowledged ?? null })
}

/** While its line comes and goes, a silence too short to call anybody keeps it unsteady all the same. */
function noteGap(state: State, { at, hub }: EventOf<'WatchedHubHeard'>): void {
  const known = state.watched.get(hub)
  if (!known?.unsteady || known.lost || known.stopping || at - silentFrom(known, state) < SILENT_MS) return
  addLoss(known, { since: known.heardAt, backAt: at, acknowledged: known.unsteady.acknowledged })
}

function addLoss(known: WatchedState, loss: Loss): void {
  known.losses = [...known.losses.filter(({ backAt }) => loss.backAt - backAt <= LOSSES_COUNT_MS), loss]
}

function moved(hub: WatchedState, { at, by }: EventOf<'ClockJumped'>): void {
  hub.heardAt = movedBeat(hub.heardAt, at, by)
  if (hub.stopping) {
    const until = Math.min(hub.stopping.until + by, at + STOP_MINUTES * 60_000)
    Object.assign(hub.stopping, { at: Math.min(hub.stopping.at + by, at), until })
  }
  if (hub.lost) movedContact(hub.lost, by)
  if (hub.unsteady) movedContact(hub.unsteady, by)
  for (const loss of hub.losses) Object.assign(loss, { since: loss.since + by, backAt: loss.backAt + by })
}

/** A beat that came in between the setting of the clock and its being noticed carries the new time already. */
function movedBeat(heardAt: number, at: number, by: number): number {
  const isNew = by > 0 ? heardAt + by > at : heardAt <= at && at - heardAt < NOTICED_MS
  return isNew ? Math.min(heardAt, at) : heardAt + by
}

function movedLine({ ownLine }: State, by: number): void {
  ownLine.backAt += by
  ownLine.settlesUntil += by
  ownLine.returns = ownLine.returns.map((time) => time + by)
  if (ownLine.lost) movedContact(ownLine.lost, by)
}

function movedContact(contact: LostContact, by: number): void {
  contact.since += by
  contact.at += by
}
