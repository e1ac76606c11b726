import { expect, test } from 'vitest'
import { nextTet, tetOf } from '../../console/src/admin/tet.ts'

// First days of the year as the Vietnamese government announced them.
test.each([
  ['2024-02-10', '2024-02-08', '2024-02-14'],
  ['2025-01-29', '2025-01-27', '2025-02-02'],
  ['2026-02-17', '2026-02-15', '2026-02-21'],
])('the year that begins on %s', (first, from, to) => {
  expect(tetOf(Number(first.slice(0, 4)))).toEqual({ from, to })
})

test('the next one is offered until it is over', () => {
  expect(nextTet('2026-02-21')?.year).toBe(2026)
  expect(nextTet('2026-02-22')?.year).toBe(2027)
})
