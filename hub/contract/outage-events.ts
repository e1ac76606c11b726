/** Silence in the past tense: what fell silent and why, whether somebody saw it, and when the hub itself could not listen. */
import type { ButtonId, GatewayId, PersonId, SiteId, StationId } from './ids.ts'

/** What fell silent, as narrowly as it can be told. */
export type NarrowCause = 'button' | 'gateway' | 'site'
/** Why places far from each other's wires fell silent together: the power of a street, a carrier of lines or SIMs, the hub's own line. */
export type WideCause = 'street' | 'operator' | 'hub-line'

type Of<Type extends string, Fields> = { type: Type; at: number } & Fields

export type OutageEvent =
  /** `until`: it was over when it was noticed, because the round came late. */
  | Of<
      'OutageBegan',
      { outage: string; cause: NarrowCause; since: number; until?: number; site?: SiteId; gateway?: GatewayId; buttons: ButtonId[] }
    >
  /** More of the same site or gateway fell silent; `buttons` are the new ones. */
  | Of<'OutageGrew', { outage: string; cause: NarrowCause; buttons: ButtonId[] }>
  /** Places that fell silent together have one cause: their entries go into one, which begins here if it is not open yet. */
  | Of<'OutagesJoined', { outage: string; cause: WideCause; operator?: string; joined: string[] }>
  /** It comes and goes: the entry stays until it has been steady for a while. One whose link only drops and returns begins here. */
  | Of<'OutageFlapping', { outage: string; site?: SiteId; gateway?: GatewayId; buttons?: ButtonId[] }>
  /** It changes tonight's action: an officer must say that they have seen it. */
  | Of<'OutageRaised', { outage: string }>
  | Of<'OutageAcknowledged', { outage: string; site?: SiteId; by: PersonId; station: StationId | null; note?: string }>
  | Of<'OutageEnded', { outage: string }>
  /** The hub itself did not run from then until now, as when its machine was held. */
  | Of<'HubPaused', { from: number }>
  /** The clock on the wall was set by so many ms: what is counted from stored times moves with it. */
  | Of<'ClockJumped', { by: number }>
