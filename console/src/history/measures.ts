import type { Response } from '../../../hub/contract/reports.ts'

/** In the order in which an alarm comes to them. */
export const MEASURES = ['shown', 'acknowledged', 'dispatched', 'onScene'] as const
export type Measure = (typeof MEASURES)[number]

/** One bar of a chart, one line of its table. */
export type TimedRow = { key: string; name: string; short: string; n: number; p50: number | null; p90: number | null }

export const timed = (measured: Response, measure: Measure): Pick<TimedRow, 'n' | 'p50' | 'p90'> => {
  const { n, p50, p90 } = measured[measure]
  return { n, p50, p90 }
}
