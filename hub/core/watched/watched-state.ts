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
  /** Losses that are over, and silences while its line comes and goes: of the last hour, the oldest first. */
  losses: Loss[]
  /** The line to it comes and goes: one entry, until it has been steady. */
  unsteady: LostContact | null
}

/** `acknowledged`: somebody had seen it. */
export type Loss = { since: number; backAt: number; acknowledged: LostContact['acknowledged'] }

export type WatchedHubs = Map<WatchedHubId, WatchedState>

/** The line of this hub itself: nobody out there is heard. */
export type OwnLine = {
  lost: (LostContact & { hubs: WatchedHubId[]; stations: StationId[] }) | null
  /** When it came back: whoever is not heard has their time anew from then on. */
  backAt: number
  /** When it came back, in the last hour, the oldest first. */
  returns: number[]
  /** How this hub stopped: a cut, unless it has said that it stops in order. */
  stop: 'in-order' | 'cut'
  /** Its battery ends: to stop in order is a power cut then. */
  powerEnds: boolean
  /** After a power cut whoever was not heard since has until then: the routers of the street, and the neighbour, come up as well. */
  settlesUntil: number
}

export const unbrokenLine = (): OwnLine => ({ lost: null, backAt: 0, returns: [], stop: 'cut', powerEnds: false, settlesUntil: 0 })
