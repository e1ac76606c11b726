import type { Clock } from './desk/clock.ts'

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, call) {
    const timer = setTimeout(call, Math.max(0, ms))
    timer.unref()
    return { cancel: () => clearTimeout(timer) }
  },
}
