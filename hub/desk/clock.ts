/** The only way to the time of day and to waiting. The real one is hub/clock.ts; a drill pushes its own. */
export type Timer = { cancel(): void }
export type Clock = {
  /** ms since 1970, as the wall says: it may be set, and jump */
  now(): number
  /** ms since some moment of this process: it only goes forward, and as fast as time does */
  steady(): number
  /** Calls once, `ms` from now; a wait alone does not keep the process alive. */
  after(ms: number, call: () => void): Timer
}
