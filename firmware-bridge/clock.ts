/** The bridge's only way to the time of day and to waiting, so that a test can push it. */
export type Clock = {
  /** ms since 1970 */
  now(): number
  /** Calls once, `ms` from now. */
  after(ms: number, call: () => void): { cancel(): unknown }
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, call) {
    const timer = setTimeout(call, ms)
    return { cancel: () => clearTimeout(timer) }
  },
}
