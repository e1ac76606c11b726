/**
 * Whether any push service can be reached at all. Pushes that fail on the way, and a light knock at each service that phones here live
 * with, say so; one that answers is enough for the contrary: a single service that is down is no lost internet.
 */
import type { Clock, Timer } from '../desk/clock.ts'

export type PushReach = {
  /** A push went out: an answer of any kind came, or none. */
  tried(isReached: boolean): void
  start(): void
  close(): void
}

export type PushReachDeps = {
  clock: Clock
  /** Of the services that phones here live with, `https://…`; none: nothing can be said. */
  origins(): readonly string[]
  /** Resolves within seconds, and never rejects: did it answer? */
  knock(origin: string): Promise<boolean>
  /** As it was last said. */
  isLost(): boolean
  /** `lostSince` in ms since 1970; null: one can be reached. */
  say(lostSince: number | null): void
}

const CALM_MS = 60_000
const DOUBT_MS = 10_000
/** Nothing was reached for so long. */
const LOST_MS = 20_000

export function createPushReach({ clock, origins, knock, isLost, say }: PushReachDeps): PushReach {
  /** By the steady clock; null: nothing has failed since something worked. */
  let failingSince: number | null = null
  let isKnocking = false
  let isClosed = false
  let timer: Timer | null = null

  function worked(): void {
    failingSince = null
    if (isLost()) say(null)
  }
  function later(ms: number): void {
    timer?.cancel()
    timer = isClosed ? null : clock.after(ms, () => void round())
  }

  /** What is concluded is concluded from a round of its own: a burst of pushes that fail says nothing of how long. */
  async function round(): Promise<void> {
    if (isKnocking || isClosed) return
    isKnocking = true
    const asked = origins()
    const answers = await Promise.all(asked.map(knock))
    isKnocking = false
    if (isClosed) return
    if (asked.length === 0 || answers.includes(true)) worked()
    else {
      failingSince ??= clock.steady()
      const failing = clock.steady() - failingSince
      if (failing >= LOST_MS && !isLost()) say(clock.now() - failing)
    }
    later(failingSince === null ? CALM_MS : DOUBT_MS)
  }

  return {
    tried(isReached) {
      if (isReached) return worked()
      if (failingSince !== null || isClosed) return
      failingSince = clock.steady()
      void round()
    },
    start() {
      // What an earlier run found may be over.
      if (isLost()) failingSince = clock.steady()
      later(isLost() ? 0 : CALM_MS)
    },
    close() {
      isClosed = true
      timer?.cancel()
    },
  }
}
