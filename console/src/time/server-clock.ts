/**
 * The hub's time, from the `at` of its beats. Delay only ever makes a beat look older, so of the last few
 * the one that puts the hub's clock furthest ahead is nearest the truth.
 */
export type ServerClock = { heard(at: string, localNow: number): void; now(localNow: number): number }

const KEEP = 6

export function serverClock(): ServerClock {
  const offsets: number[] = []
  return {
    heard(at, localNow) {
      const offset = Date.parse(at) - localNow
      if (Number.isNaN(offset)) return
      offsets.push(offset)
      if (offsets.length > KEEP) offsets.shift()
    },
    now: (localNow) => localNow + (offsets.length ? Math.max(...offsets) : 0),
  }
}

/** The one this page goes by. */
export const hubClock = serverClock()
export const hubNow = (): number => hubClock.now(Date.now())
