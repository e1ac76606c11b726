/**
 * Percentiles by nearest rank: the smallest value that at least p per cent of all values do not exceed. It is always one that
 * really happened, never one between two; of few values the high percentiles are simply the longest.
 */

/** Of one measure, in the unit of its values; null where there was none. */
export type Percentiles = { n: number; p50: number | null; p90: number | null; p95: number | null; p99: number | null }

/** @param sorted ascending; @param p above 0, at most 100 */
export const nearestRank = (sorted: ArrayLike<number>, p: number): number | null => sorted[Math.ceil((p * sorted.length) / 100) - 1] ?? null

export function percentiles(values: readonly number[]): Percentiles {
  const sorted = Float64Array.from(values).sort()
  const rank = (p: number) => nearestRank(sorted, p)
  return { n: values.length, p50: rank(50), p90: rank(90), p95: rank(95), p99: rank(99) }
}
