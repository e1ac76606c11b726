/** Codes of an authenticator app: TOTP (RFC 6238) as every such app makes them, SHA-1, six digits, 30 s. */
import { Secret, TOTP } from 'otpauth'

const PERIOD_S = 30
/** RFC 6238 §5.2: one step of delay is enough, and each more gives a guesser another code. */
const DRIFT_STEPS = 1
/** RFC 4226 §4, R6. */
const SECRET_BYTES = 20

export const stepAt = (at: number): number => Math.floor(at / 1000 / PERIOD_S)

/** 160 random bits in base32 (RFC 4648 §6). */
export const newTotpSecret = (): string => new Secret({ size: SECRET_BYTES }).base32

/** @param issuer whose account, as the app shows it */
export const totpUri = (secret: string, issuer: string, label: string): string =>
  new TOTP({ issuer, label, secret, period: PERIOD_S, digits: 6, algorithm: 'SHA1' }).toString()

/** The step whose code this is, at most one before or after the one at `at` (ms since 1970), or null. Compared in constant time. */
export function stepOfCode(secret: string, code: string, at: number): number | null {
  if (!/^\d{6}$/.test(code)) return null
  const totp = { token: code, secret: Secret.fromBase32(secret), digits: 6, period: PERIOD_S, algorithm: 'SHA1' }
  const delta = TOTP.validate({ ...totp, timestamp: at, window: DRIFT_STEPS })
  return delta === null ? null : stepAt(at) + delta
}

/**
 * RFC 6238 §5.2: what was accepted once is not accepted again, nor what is older. A last step further ahead than any code that
 * is accepted now was noted before the clock was set back, and would keep its owner out until that hour comes again.
 */
export const isSpent = (step: number, last: number | undefined, at: number): boolean =>
  last !== undefined && step <= last && last <= stepAt(at) + DRIFT_STEPS
