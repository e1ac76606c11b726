/**
 * The line and the receiver at its far end, as one thing with one name: `open`, `closed` (no cable, no driver) or `silent`
 * (the line is there and the receiver does not speak). Told when it changes; a cable pulled and pushed back at once is no news.
 */
import type { Clock } from './clock.ts'

export type LineState = 'open' | 'closed' | 'silent'

export type Receiver = {
  state(): LineState
  opened(): void
  closed(): void
  /** It said something that was understood. */
  spoke(): void
  close(): void
}

/** A cable is pushed back within this time. */
const CLOSED_AFTER_MS = 3_000
/** Two heartbeats in a row, and a moment for a slow line. */
const MISSED = 2
const SLACK_MS = 2_000

export function createReceiver(clock: Clock, heartbeatMs: number | null, changed: (state: LineState) => void): Receiver {
  let state: LineState = 'open'
  let isOpen = false
  let timer: { cancel(): unknown } | null = null

  function become(next: LineState): void {
    if (state === next) return
    state = next
    changed(next)
  }
  function wait(): void {
    timer?.cancel()
    timer = null
    if (!isOpen) timer = clock.after(CLOSED_AFTER_MS, () => become('closed'))
    else if (heartbeatMs !== null) timer = clock.after(MISSED * heartbeatMs + SLACK_MS, () => become('silent'))
  }
  wait()

  return {
    state: () => state,
    opened() {
      isOpen = true
      // A receiver that is to speak by itself has not spoken yet.
      if (heartbeatMs === null || state === 'closed') become(heartbeatMs === null ? 'open' : 'silent')
      wait()
    },
    closed() {
      isOpen = false
      wait()
    },
    spoke() {
      become('open')
      wait()
    },
    close: () => timer?.cancel(),
  }
}
