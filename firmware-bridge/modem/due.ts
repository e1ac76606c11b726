const HOUR_MS = 3_600_000

/** How long to wait until then, ms. An hour at most: Node ends a timer of more than 24.8 days at once, and the clock on the wall may be set meanwhile. */
export const waitFor = (at: number, now: number): number => Math.min(Math.max(1, at - now), HOUR_MS)

/** A leap second is a time that JavaScript cannot read: what cannot be read is over. */
export const isPast = (at: number, now: number): boolean => !(at > now)
