import { Secret } from 'otpauth'
import { describe, expect, test } from 'vitest'
import { isSpent, newTotpSecret, stepAt, stepOfCode, totpUri } from '../../hub/registry/totp.ts'

/** RFC 6238, appendix B, SHA-1: the ASCII secret, and of its eight digits the last six, which is what six digits are (RFC 4226 §5.3). */
const secret = new Secret({ buffer: new TextEncoder().encode('12345678901234567890').buffer }).base32
const VECTORS: [seconds: number, eight: string][] = [
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
]

describe('RFC 6238, appendix B', () => {
  test.each(VECTORS)('at %d s', (seconds, eight) => {
    const at = seconds * 1000
    const code = eight.slice(2)
    expect(stepOfCode(secret, code, at)).toBe(Math.floor(seconds / 30))
    expect(stepOfCode(secret, String((Number(code) + 1) % 1_000_000).padStart(6, '0'), at)).toBeNull()
  })
})

test('a code is good one step before and after its own, and no further', () => {
  const [seconds, eight] = VECTORS[3] as [number, string]
  const begun = Math.floor(seconds / 30) * 30_000
  const isGood = (at: number) => stepOfCode(secret, eight.slice(2), at) === seconds / 30
  expect([begun - 30_001, begun - 30_000, begun, begun + 59_999, begun + 60_000].map(isGood)).toEqual([false, true, true, true, false])
})

test.each(['', '12345', '1234567', '１２３４５６', 'abcdef', '-12345', ' 12345'])('%j is no code', (code) => {
  expect(stepOfCode(secret, code, 59_000)).toBeNull()
})

test('what was used is spent, and what is older; a last step from a clock that was ahead keeps nobody out', () => {
  const at = 3_000_000
  const now = stepAt(at)
  expect(isSpent(now, undefined, at)).toBe(false)
  expect(isSpent(now, now - 1, at)).toBe(false)
  expect(isSpent(now, now, at)).toBe(true)
  expect(isSpent(now - 1, now, at)).toBe(true)
  expect(isSpent(now, now + 1, at)).toBe(true)
  expect(isSpent(now, now + 2, at)).toBe(false)
})

test('a secret is 160 bits, another each time, and its link is what apps read', () => {
  const [one, other] = [newTotpSecret(), newTotpSecret()]
  expect(one).toMatch(/^[A-Z2-7]{32}$/)
  expect(one).not.toBe(other)
  const uri = new URL(totpUri(one, 'Công an xã Đức Trọng', 'truc-ban'))
  expect([uri.protocol, uri.host]).toEqual(['otpauth:', 'totp'])
  expect(decodeURIComponent(uri.pathname)).toBe('/Công an xã Đức Trọng:truc-ban')
  expect(Object.fromEntries(uri.searchParams)).toMatchObject({
    secret: one,
    issuer: 'Công an xã Đức Trọng',
    digits: '6',
    period: '30',
    algorithm: 'SHA1',
  })
})
