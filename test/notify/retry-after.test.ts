import { expect, test } from 'vitest'
import { retryAfterMs } from '../../hub/notify/retry-after.ts'

const NOW = Date.UTC(2026, 10, 22, 10, 0, 0)

test.each([
  ['120', 120_000],
  ['0', 0],
  [' 5 ', 5000],
  ['Sun, 22 Nov 2026 10:00:30 GMT', 30_000],
  ['Sun, 22 Nov 2026 09:59:00 GMT', 0],
  ['99999999999', 24 * 3_600_000],
  ['soon', null],
  ['', null],
  [undefined, null],
])('Retry-After %j means a wait of %j ms', (header, ms) => {
  expect(retryAfterMs(header, NOW)).toBe(ms)
})
