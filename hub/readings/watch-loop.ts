/** How long the event loop keeps what is ready waiting: a press, a deadline, an answer. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Clock } from '../desk/clock.ts'

export type LoopDelay = { p99Ms: number; maxMs: number }

const RESOLUTION_MS = 20
/** The figure covers the last one to two of these, however often and by how many it is asked. */
const WINDOW_MS = 60_000

export function watchLoop(clock: Pick<Clock, 'steady'>): { delay(): LoopDelay; close(): void } {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  histogram.enable()
  let before: LoopDelay = { p99Ms: 0, maxMs: 0 }
  let since = clock.steady()
  /** The timer's own interval is in what is measured. */
  const ms = (nanoseconds: number) => Math.max(0, Math.round(nanoseconds / 1e6 - RESOLUTION_MS))
  const measured = (): LoopDelay =>
    histogram.count === 0 ? { p99Ms: 0, maxMs: 0 } : { p99Ms: ms(histogram.percentile(99)), maxMs: ms(histogram.max) }
  return {
    delay() {
      const now = measured()
      const both = { p99Ms: Math.max(before.p99Ms, now.p99Ms), maxMs: Math.max(before.maxMs, now.maxMs) }
      if (clock.steady() - since >= WINDOW_MS) {
        before = now
        since = clock.steady()
        histogram.reset()
      }
      return both
    },
    close: () => void histogram.disable(),
  }
}
