/** What makes sense of the ladder's times before the hub is asked: each step later than the one before. */
import type { LadderTimes } from '../../../hub/contract/resources.ts'

export type LadderStep = keyof LadderTimes
export const STEPS: readonly LadderStep[] = [
  'notShown',
  'notAcknowledged',
  'everybody',
  'repeat',
  'ringAgainUndispatched',
  'resumeUndispatched',
]

/** As the hub takes them, seconds. */
export const RANGE: Readonly<Record<LadderStep, readonly [number, number]>> = {
  notShown: [1, 600],
  notAcknowledged: [1, 3600],
  everybody: [1, 3600],
  repeat: [5, 600],
  ringAgainUndispatched: [5, 3600],
  resumeUndispatched: [5, 3600],
}

const BEFORE: Partial<Record<LadderStep, LadderStep>> = {
  notAcknowledged: 'notShown',
  everybody: 'notAcknowledged',
  resumeUndispatched: 'ringAgainUndispatched',
}

export type LadderFault = 'range' | 'order' | null

export function ladderFault(step: LadderStep, times: LadderTimes): LadderFault {
  const [min, max] = RANGE[step]
  const value = times[step]
  if (!Number.isInteger(value) || value < min || value > max) return 'range'
  const before = BEFORE[step]
  return before && value <= times[before] ? 'order' : null
}

export const isLadderWhole = (times: LadderTimes): boolean => STEPS.every((step) => ladderFault(step, times) === null)
