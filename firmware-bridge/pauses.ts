/** Growing pauses between tries: the first loss is mended at once, a long one is not hammered at. */
export type Pauses = {
  /** How long to wait before the next try, ms. */
  next(): number
  /** It worked: the next loss starts from the shortest again. */
  reset(): void
}

export function growingPauses(firstMs: number, lastMs: number): Pauses {
  let pause = firstMs
  return {
    next() {
      const now = pause
      pause = Math.min(pause * 2, lastMs)
      return now
    },
    reset() {
      pause = firstMs
    },
  }
}
