/**
 * A part of the page that is fetched when it is first shown, and kept from then on. The page looks at it as at any other state:
 * a place that is drawn in the very moment in which the part comes must not miss it.
 */
export type Part<Drawn> = {
  /** What is there now. */
  read(): Drawn | 'failed' | null
  subscribe(told: () => void): () => void
  /** Begins, unless it is there or on its way. */
  fetch(): void
}

export function part<Drawn>(load: () => Promise<Drawn>): Part<Drawn> {
  let now: Drawn | 'failed' | null = null
  let isOnItsWay = false
  const readers = new Set<() => void>()
  function become(next: typeof now): void {
    now = next
    for (const told of readers) told()
  }
  function came(next: typeof now): void {
    isOnItsWay = false
    become(next)
  }
  return {
    read: () => now,
    subscribe(told) {
      readers.add(told)
      return () => readers.delete(told)
    },
    fetch() {
      if (isOnItsWay || (now !== null && now !== 'failed')) return
      isOnItsWay = true
      if (now !== null) become(null)
      load().then(came, () => came('failed'))
    },
  }
}
