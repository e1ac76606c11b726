/** Lets few computations run at once and few more wait: 19 MiB each, and the thread pool is shared with the disk and with push. */
export type Lane = {
  /** Rejects with a `BusyError` when too many wait already. */
  run<T>(work: () => Promise<T>): Promise<T>
  /** Goes to the front and is never turned away: for the registry's own changes, of which there is one at a time. */
  runFirst<T>(work: () => Promise<T>): Promise<T>
}

/** May work a moment later. */
export type BusyError = Error & { code: 'busy' }

export function openLane(limit: { atOnce: number; waiting: number }): Lane {
  let running = 0
  const waiting: (() => void)[] = []

  async function take<T>(work: () => Promise<T>, queue: (start: () => void) => void): Promise<T> {
    // Who leaves hands the place on, so `running` is only counted up when there is a free one.
    if (running < limit.atOnce) running++
    else await new Promise<void>(queue)
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }

  return {
    async run(work) {
      if (running >= limit.atOnce && waiting.length >= limit.waiting)
        throw Object.assign(new Error('busy: too many sign-ins at once, try again in a moment'), { code: 'busy' as const })
      return take(work, (start) => waiting.push(start))
    },
    runFirst: (work) => take(work, (start) => waiting.unshift(start)),
  }
}
