import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearestRank, percentiles } from '../../hub/core/reports/percentile.ts'

const values = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 300 })
const percent = fc.integer({ min: 1, max: 100 })

describe('a percentile by nearest rank', () => {
  it('is the textbook’s: of 15, 20, 35, 40, 50 the 30th is 20, the 40th is 20, the 50th is 35, the 100th is 50', () => {
    const five = [15, 20, 35, 40, 50]
    expect([30, 40, 50, 100].map((p) => nearestRank(five, p))).toEqual([20, 20, 35, 50])
  })

  it('of one is that one, of none is nothing, and of nine the 90th is the longest', () => {
    expect(percentiles([7])).toEqual({ n: 1, p50: 7, p90: 7, p95: 7, p99: 7 })
    expect(percentiles([])).toEqual({ n: 0, p50: null, p90: null, p95: null, p99: null })
    expect(percentiles([9, 8, 7, 6, 5, 4, 3, 2, 1]).p90).toBe(9)
    expect(percentiles([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]).p90).toBe(9)
  })

  it('is a value that really happened, which at least p per cent do not exceed, and no smaller one would do', () => {
    fc.assert(
      fc.property(values, percent, (all, p) => {
        const sorted = all.toSorted((a, b) => a - b)
        const found = nearestRank(sorted, p) as number
        const share = (limit: number) => (100 * all.filter((value) => value <= limit).length) / all.length
        expect(all).toContain(found)
        expect(share(found)).toBeGreaterThanOrEqual(p)
        const smaller = sorted.filter((value) => value < found)
        if (smaller.length > 0) expect(share(smaller.at(-1) as number)).toBeLessThan(p)
      }),
    )
  })

  it('does not depend on the order in which they came, and grows with p', () => {
    fc.assert(
      fc.property(values, (all) => {
        const { p50, p90, p95, p99, n } = percentiles(all)
        expect(percentiles(all.toReversed())).toEqual({ n, p50, p90, p95, p99 })
        expect([p50, p90, p95, p99]).toEqual([p50, p90, p95, p99].toSorted((a, b) => Number(a) - Number(b)))
      }),
    )
  })
})
