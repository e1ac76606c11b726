/**
 * When each press was first heard, so that one sent again carries the same `at` and is the same press to the hub.
 * Kept for as long as the hub takes an equal press id for the same press (10 minutes): a device whose counter
 * began anew after a change of battery must not find its new press already known.
 */
import type { Clock } from './clock.ts'

const KEPT_MS = 10 * 60_000
const MAX_KEPT = 1_024

export type Stamps = {
  /** ISO 8601, UTC. */
  of(press: string): string
}

export function createStamps(clock: Clock): Stamps {
  const stamps = new Map<string, number>()
  return {
    of(press) {
      const now = clock.now()
      for (const [old, at] of stamps) {
        if (now - at < KEPT_MS && stamps.size < MAX_KEPT) break
        stamps.delete(old)
      }
      const at = stamps.get(press) ?? now
      stamps.set(press, at)
      return new Date(at).toISOString()
    },
  }
}
