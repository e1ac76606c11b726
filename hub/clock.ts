import type { Clock } from './desk/clock.ts'

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  steady: () => performance.now(),
  after(ms, call) {
    const timer = setTimeout(call, Math.max(0, ms))
    timer.unref()
    return { cancel: () => clearTimeout(timer) }
  },
}

/** Since it was made, how far the time of day has moved against the steady clock, ms: a clock that was set, or that jumped. */
export function clockDrift(clock: Clock): () => number {
  const wall = clock.now()
  const steady = clock.steady()
  return () => clock.now() - wall - (clock.steady() - steady)
}
