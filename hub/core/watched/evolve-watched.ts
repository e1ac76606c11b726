/** Folds what is known of other hubs, and of the line to them. */
import type { Event, EventOf } from '../../contract/events.ts'
import type { WatchedHubId } from '../../contract/ids.ts'
import type { State } from '../state.ts'
import { lostContact } from './watched.ts'
import type { LostContact, WatchedState } from './watched-state.ts'

export function evolveWatched(state: State, event: Event): void {
  switch (event.type) {
    case 'WatchedHubFound':
      state.watched.set(event.hub, { heardAt: event.at, says: 'ok', stopping: null, lost: null })
      return
    case 'WatchedHubHeard':
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
      return on(state, event.hub, { heardAt: event.at, stopping: null, lost: null })
    case 'OwnLineLost': {
      const { at, outage: id, since, hubs, stations } = event
      state.ownLine.lost = { id, since, at, acknowledged: null, hubs: [...hubs], stations: [...stations] }
      // One cause, one entry.
      for (const hub of hubs) on(state, hub, { lost: null })
      return
    }
    case 'OwnLineBack':
      state.ownLine = { lost: null, backAt: event.at }
      return
    case 'OutageAcknowledged':
      return acknowledged(state, event)
    case 'RegistryChanged':
      // With another token, or none, it is nobody that was heard before.
      if (event.action === 'RemoveWatchedHub' || event.action === 'RotateWatchedHub') state.watched.delete(event.subject as WatchedHubId)
      return
    case 'ClockJumped':
      for (const hub of state.watched.values()) moved(hub, event.by)
      state.ownLine.backAt += event.by
      if (state.ownLine.lost) movedContact(state.ownLine.lost, event.by)
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

function moved(hub: WatchedState, by: number): void {
  hub.heardAt += by
  if (hub.stopping) Object.assign(hub.stopping, { at: hub.stopping.at + by, until: hub.stopping.until + by })
  if (hub.lost) movedContact(hub.lost, by)
}

function movedContact(contact: LostContact, by: number): void {
  contact.since += by
  contact.at += by
}
