/** What the feed has told this page, and how one event changes it. Pure: the connection lives in feed-source.ts. */
import type { DutyView, SupervisionView } from '../../../hub/contract/duty-views.ts'
import type { IncidentView, ReducedIncidentView } from '../../../hub/contract/views.ts'

/** Staff and managers get the reduced view; police and admins the whole one. */
export type AnyIncident = IncidentView | ReducedIncidentView
export const isWhole = (incident: AnyIncident): incident is IncidentView => 'told' in incident

export type Held<Incident extends AnyIncident = AnyIncident> = {
  view: Incident
  /** Grows with every view received, so that a reader knows to fetch the timeline anew. */
  revision: number
  /** Sent since this connection began; what was not by `ready` is no longer ours to show. */
  confirmed: boolean
}

export type FeedState = {
  incidents: ReadonlyMap<string, Held>
  supervision: SupervisionView | null
  duty: DutyView | null
  /** This device's clock at the last word from the hub, ms since 1970; null before the first. */
  lastBeatAt: number | null
  connected: boolean
  /** True once the hub has said that everything open has been sent. */
  ready: boolean
}

export const NOTHING_HEARD: FeedState = {
  incidents: new Map(),
  supervision: null,
  duty: null,
  lastBeatAt: null,
  connected: false,
  ready: false,
}

export type FeedEvent =
  | { type: 'opened' }
  | { type: 'lost' }
  | { type: 'incident'; view: AnyIncident }
  | { type: 'gone'; id: string }
  | { type: 'supervision'; view: SupervisionView }
  | { type: 'duty'; view: DutyView }
  | { type: 'beat' }
  | { type: 'ready' }

/** Beats come every 5 s: two missed and a little grace. */
export const STALE_AFTER_MS = 12_000

/** @param beatAt the hub's time, of a beat */
export type FeedListener = (event: FeedEvent, beatAt?: string) => void

/** @param at this device's clock, ms since 1970 */
export function afterFeedEvent(state: FeedState, event: FeedEvent, at: number): FeedState {
  switch (event.type) {
    case 'lost':
      return { ...state, connected: false }
    case 'opened':
      return {
        ...state,
        lastBeatAt: at,
        connected: true,
        ready: false,
        incidents: mapped(state, (held) => ({ ...held, confirmed: false })),
      }
    case 'incident':
      return { ...state, lastBeatAt: at, incidents: withIncident(state.incidents, event.view) }
    case 'gone':
      return { ...state, lastBeatAt: at, incidents: kept(state, (held) => held.view.id !== event.id) }
    case 'ready':
      return { ...state, lastBeatAt: at, ready: true, incidents: kept(state, (held) => held.confirmed) }
    case 'supervision':
      return { ...state, lastBeatAt: at, supervision: event.view }
    case 'duty':
      return { ...state, lastBeatAt: at, duty: event.view }
    case 'beat':
      return { ...state, lastBeatAt: at }
  }
}

/** Closed ones stay for the shift's memory; a busy year must not fill the page. */
const MOST_CLOSED = 50

function withIncident(incidents: FeedState['incidents'], view: AnyIncident): FeedState['incidents'] {
  const next = new Map(incidents)
  next.set(view.id, { view, revision: (incidents.get(view.id)?.revision ?? 0) + 1, confirmed: true })
  const closed = [...next.values()].filter((held) => held.view.phase === 'closed')
  for (const held of closed.slice(0, Math.max(0, closed.length - MOST_CLOSED))) next.delete(held.view.id)
  return next
}

const mapped = (state: FeedState, change: (held: Held) => Held) => new Map([...state.incidents].map(([id, held]) => [id, change(held)]))
const kept = (state: FeedState, keep: (held: Held) => boolean) => new Map([...state.incidents].filter(([, held]) => keep(held)))
