/**
 * How often something reports: the times between two signs of life, counted by length. The lengths are the presets, so that a
 * day needs six numbers, a month is their sum, and what was achieved can be named by the time that no gap exceeded.
 */
import type { SupervisionPreset } from '../../contract/resources.ts'
import { REPORTING_MS } from '../silence/reporting.ts'

/** Shortest first. A gap belongs to the first that it does not exceed, a longer one behind the last. */
export const PRESETS: readonly SupervisionPreset[] = ['20s', '90s', '3min', '30min', '25h']
/** What a gap corresponds to by its length alone (EN 50136-1): nothing here is certified. */
export const GRADES: Readonly<Record<SupervisionPreset, string>> = {
  '20s': 'SP6',
  '90s': 'DP4',
  '3min': 'SP4',
  '30min': 'SP3',
  '25h': 'DP1',
}

export const noGaps = (): number[] => Array.from({ length: PRESETS.length + 1 }, () => 0)

export const placeOf = (gapMs: number): number => {
  const place = PRESETS.findIndex((preset) => gapMs <= REPORTING_MS[preset])
  return place < 0 ? PRESETS.length : place
}

export type Reported = { heard: number; longestMs: number; gaps: number[] }

export function addReported(sum: Reported, { heard, longestMs, gaps }: Reported): void {
  sum.heard += heard
  sum.longestMs = Math.max(sum.longestMs, longestMs)
  for (const [place, count] of gaps.entries()) sum.gaps[place] = (sum.gaps[place] ?? 0) + count
}

/** The shortest preset that this share of all gaps did not exceed; `slower` than all; null: no two signs were heard. */
export function within(gaps: readonly number[], share: number): SupervisionPreset | 'slower' | null {
  const all = gaps.reduce((sum, count) => sum + count, 0)
  if (all === 0) return null
  let seen = 0
  for (const [place, count] of gaps.entries()) {
    seen += count
    if (seen >= all * share) return PRESETS[place] ?? 'slower'
  }
  return 'slower'
}
