/**
 * Waits for a condition, looking again at every turn of a short real interval; a test never sleeps for a guess. The limit is for what
 * will never come: it is far beyond what the slowest machine needs.
 */
export async function until<T>(what: string, look: () => T | Promise<T>, limitMs = 30_000): Promise<NonNullable<T>> {
  const end = performance.now() + limitMs
  let last: unknown
  for (;;) {
    try {
      const seen = await look()
      if (seen) return seen as NonNullable<T>
      last = seen
    } catch (error) {
      last = error
    }
    if (performance.now() > end) throw new Error(`not within ${limitMs} ms: ${what}`, { cause: last })
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
