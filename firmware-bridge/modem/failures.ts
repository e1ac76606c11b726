/** Why a modem or the network refused, sorted by who can mend it: time, or only a person. */
import type { AtAnswer } from './at-channel.ts'

export type Failure = { code: string; later: boolean }

/**
 * 3GPP TS 27.005 §3.2.5: 1 to 127 come from the network (24.011 annex E-2), from 300 on from the modem. Those of a number that does not
 * exist, a subscription that may not, a message that is wrong, and a SIM that is not there or closed.
 */
const CMS_NEEDS_SOMEONE = new Set([
  1, 8, 10, 11, 21, 28, 29, 30, 50, 69, 81, 95, 96, 97, 98, 99, 303, 304, 305, 310, 311, 312, 313, 315, 316, 317, 318, 330,
])
/** 27.007 §9.2: not allowed, not supported, and the SIM. */
const CME_NEEDS_SOMEONE = new Set([3, 4, 5, 10, 11, 12, 13, 15, 16, 17, 18])

export function failureOf(answer: Extract<AtAnswer, { ok: false }>): Failure {
  const { why, code } = answer
  if (why === 'cms') return { code: `cms-${code}`, later: !CMS_NEEDS_SOMEONE.has(Number(code)) }
  if (why === 'cme') return { code: `cme-${code}`, later: !CME_NEEDS_SOMEONE.has(Number(code)) }
  return { code: why, later: true }
}

export const EXPIRED: Failure = { code: 'expired', later: true }
export const UNREADABLE: Failure = { code: 'unreadable', later: false }
export const BAD_NUMBER: Failure = { code: 'bad-number', later: false }
export const FULL: Failure = { code: 'full', later: true }
