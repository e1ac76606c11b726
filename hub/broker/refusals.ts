/** Who was refused lately, and why. Bounded, because the name on a refused connection is whatever a stranger typed. */
import type { Clock } from '../desk/clock.ts'

export type RefusedBecause = 'bad-credentials' | 'retired' | 'client-id' | 'topic' | 'subscription'
/** `lastAt` in ms since 1970. */
export type Refused = { device: string; because: RefusedBecause; count: number; lastAt: number }

export type Refusals = {
  /** True when it is worth a line in the log: new, or a minute after the last line. */
  note(device: string, because: RefusedBecause): boolean
  /** The one noted longest ago first. */
  list(): Refused[]
}

const KEPT = 200
const SAY_EVERY_MS = 60_000

export function createRefusals(clock: Clock): Refusals {
  const kept = new Map<string, Refused & { saidAt: number }>()
  return {
    note(device, because) {
      const now = clock.now()
      const key = `${because} ${device}`
      const before = kept.get(key)
      const isNews = before === undefined || now - before.saidAt >= SAY_EVERY_MS
      kept.delete(key)
      kept.set(key, { device, because, count: (before?.count ?? 0) + 1, lastAt: now, saidAt: isNews ? now : before.saidAt })
      const [oldest] = kept.keys()
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
      return isNews
    },
    list: () => [...kept.values()].map(({ saidAt: _, ...refused }) => refused),
  }
}
