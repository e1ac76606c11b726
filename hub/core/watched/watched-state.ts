/** What is known of another hub that is watched from here. */
import type { PersonId, StationId, WatchedHubId } from '../../contract/ids.ts'
import type { StopReason } from '../../contract/watched.ts'

/** Contact that is lost now, and whether somebody has said that they saw it. */
export type LostContact = {
  id: string
  since: number
  /** When it was noticed. */
  at: number
  acknowledged: { by: PersonId; at: number; note?: string } | null
}

export type WatchedState = {
  heardAt: number
  says: 'ok' | 'degraded'
  /** It said that it stops on purpose, and has not been heard since. */
  stopping: { at: number; until: number; reason: StopReason } | null
  lost: LostContact | null
}

export type WatchedHubs = Map<WatchedHubId, WatchedState>

/** The line of this hub itself: nobody out there is heard. */
export type OwnLine = {
  lost: (LostContact & { hubs: WatchedHubId[]; stations: StationId[] }) | null
  /** When it came back: whoever is not heard has their time anew from then on. */
  backAt: number
}
