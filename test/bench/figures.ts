/** Numbers that say something about many measurements. */
export type Spread = { p50: number; p99: number; max: number }

/** By nearest rank. */
export function spread(measured: readonly number[]): Spread {
  const sorted = [...measured].sort((a, b) => a - b)
  const rank = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
  return { p50: rank(0.5), p99: rank(0.99), max: sorted.at(-1) ?? Number.NaN }
}

export const median = (measured: readonly number[]): number => spread(measured).p50
