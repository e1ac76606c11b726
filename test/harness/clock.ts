/** A clock that only a test moves. */
import type { Clock } from '../../hub/desk/clock.ts'

export type PushedClock = Clock & {
  /** Moves time, calling what falls due in order; between calls the event loop turns, so that what they start can start. */
  push(ms: number): Promise<void>
  /** Time passes and nothing runs, as when the process is held; what fell due meanwhile is called when it runs again. */
  hold(ms: number): Promise<void>
  /** Sets the clock on the wall: no time has passed, and what waits waits as long as before. */
  jump(ms: number): void
}

export const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

export function pushedClock(start = Date.UTC(2026, 10, 22, 3, 0, 0)): PushedClock {
  /** Time that has really passed. */
  let now = 0
  /** What the wall says at the beginning of it. */
  let wall = start
  const waiting = new Set<{ at: number; call: () => void }>()
  return {
    now: () => wall + now,
    steady: () => now,
    after(ms, call) {
      const timer = { at: now + Math.max(0, ms), call }
      waiting.add(timer)
      // What is due already needs no push, as with a clock on the wall.
      if (timer.at <= now) setImmediate(() => waiting.delete(timer) && call())
      return { cancel: () => waiting.delete(timer) }
    },
    async hold(ms) {
      now += ms
      await push(0)
    },
    push,
    jump(ms) {
      wall += ms
    },
  }

  async function push(ms: number) {
    const end = now + ms
    for (;;) {
      const next = [...waiting].filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      waiting.delete(next)
      now = Math.max(now, next.at)
      next.call()
      await turn()
    }
    now = end
    await turn()
  }
}
