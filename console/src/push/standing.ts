/** What stands between this phone and being woken: from the outside in, and at last whether it has been seen to work. */
import type { Proofs } from './proof.ts'
import type { PushAbility } from './subscribe.ts'

export type Standing =
  | Exclude<PushAbility, 'allowed'>
  /** The browser's push service did not take this phone. */
  | 'no-service'
  /** The hub cannot be asked now whether it knows this phone. */
  | 'hub-away'
  | 'subscribing'
  /** Nothing was ever shown. */
  | 'never'
  /** Shown only while the page was in sight, which proves nothing of a dark screen. */
  | 'in-sight'
  /** Proven, but before this shift, or for a subscription that is gone. */
  | 'before'
  | 'proven'

/** A proof from just before signing on counts for the shift that begins. */
const BEFORE_SIGN_ON_MS = 30 * 60_000
/** With nobody signed on it holds about as long as a shift. */
const HOLDS_MS = 12 * 3_600_000

export type PhoneFacts = {
  ability: PushAbility
  subscribed: boolean
  /** Why the hub does not know it yet. */
  failed: 'service' | 'hub' | null
  proofs: Proofs
  endpoint: string | null
  /** When this person signed on, ms since 1970 by this device's clock; null: not on duty. */
  since: number | null
  now: number
}

export function standingOf({ ability, subscribed, failed, proofs, endpoint, since, now }: PhoneFacts): Standing {
  if (ability !== 'allowed') return ability
  if (!subscribed) return failed === null ? 'subscribing' : failed === 'hub' ? 'hub-away' : 'no-service'
  const { shown, away } = proofs
  if (away) {
    const same = away.endpoint === null || endpoint === null || away.endpoint === endpoint
    const from = since === null ? now - HOLDS_MS : since - BEFORE_SIGN_ON_MS
    return same && away.at >= from ? 'proven' : 'before'
  }
  return shown ? 'in-sight' : 'never'
}

/** What the top of the page says: proven, not yet, or cannot. */
export const canWake = (standing: Standing): boolean =>
  standing === 'never' || standing === 'in-sight' || standing === 'before' || standing === 'proven'
