/** Lets a few through at a time, so that a flood of sign-ins cannot take every thread the disk and push need too. */
export type Turnstile = {
  /** Null, without having begun, when too many are waiting already. */
  through<T>(work: () => Promise<T>): Promise<T | null>
}

export function turnstile(atOnce: number, waitingAtMost: number): Turnstile {
  let inside = 0
  const waiting: (() => void)[] = []
  return {
    async through(work) {
      if (inside >= atOnce) {
        if (waiting.length >= waitingAtMost) return null
        await new Promise<void>((resolve) => waiting.push(resolve))
      } else inside += 1
      try {
        return await work()
      } finally {
        // The place is handed on, not given up, so that nobody slips in between.
        const next = waiting.shift()
        if (next) next()
        else inside -= 1
      }
    },
  }
}
