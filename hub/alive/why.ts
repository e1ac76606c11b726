/** Why a beat was not received, sorted by what somebody can do about it. */
import type { AliveRoad } from '../contract/watched.ts'

export type Why = NonNullable<AliveRoad['why']>

/** OpenSSL's names of an issuer that is not known here (X509_V_ERR_…, as Node passes them on in `code`). */
const UNTRUSTED =
  /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(GET_ISSUER_CERT|VERIFY_LEAF_SIGNATURE)|CERT_UNTRUSTED)/
const BY_CODE: Readonly<Record<string, Why>> = {
  CERT_HAS_EXPIRED: 'certificate-time',
  CERT_NOT_YET_VALID: 'certificate-time',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate-name',
  ENETUNREACH: 'no-line',
  ENETDOWN: 'no-line',
  // No name server answers: it stands behind the same line (getaddrinfo(3), EAI_AGAIN).
  EAI_AGAIN: 'no-line',
  ENOTFOUND: 'no-such-name',
  ETIMEDOUT: 'no-answer',
  ECONNREFUSED: 'nobody-listens',
}

/** It did not get as far as an answer. */
export function whyNot(error: unknown): Why {
  const { code } = codeOf(error)
  if (UNTRUSTED.test(code)) return 'untrusted'
  return BY_CODE[code] ?? 'unreachable'
}

/** One that tried several addresses of a name says so as many at once. */
function codeOf(error: unknown): { code: string } {
  if (error instanceof AggregateError && !('code' in error)) return codeOf(error.errors[0])
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown }
  if (typeof code === 'string') return { code }
  return cause === undefined ? { code: '' } : codeOf(cause)
}

/** @param isHub whether a hub of ours must stand there */
export function whyOfStatus(status: number, isHub: boolean): Why | null {
  if (status >= 200 && status < 300) return null
  if (status >= 300 && status < 400) return 'moved'
  if (status === 401 || status === 403) return 'refused'
  if (status === 404 || status === 410) return isHub ? 'not-that-hub' : 'no-such-page'
  return 'failed'
}

/** Nothing answered at all: of an address outside, that may be the line of this hub. */
export const saysNothingAnswers = (why: Why): boolean =>
  why === 'no-line' || why === 'no-answer' || why === 'unreachable' || why === 'no-such-name'
