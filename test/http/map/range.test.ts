import { expect, test } from 'vitest'
import { mayResume, readRange } from '../../../hub/http/map/range.ts'

test.each([
  ['bytes=0-99', { from: 0, to: 99 }],
  ['bytes=900-', { from: 900, to: 999 }],
  ['bytes=-100', { from: 900, to: 999 }],
  ['bytes=0-5000', { from: 0, to: 999 }],
  ['bytes=-5000', { from: 0, to: 999 }],
  ['bytes=999-999', { from: 999, to: 999 }],
])('%s of a thousand bytes', (header, part) => expect(readRange(header, 1000)).toEqual(part))

test.each(['bytes=1000-', 'bytes=1000-1001', 'bytes=-0'])('%s lies beyond the end', (header) =>
  expect(readRange(header, 1000)).toBe('unsatisfiable'),
)

test.each([undefined, '', 'bytes=', 'bytes=-', 'bytes=5-4', 'bytes=0-1,5-6', 'lines=0-1', 'bytes=a-b'])(
  '%s asks for nothing intelligible: the whole is sent',
  (header) => expect(readRange(header, 1000)).toBe(null),
)

test('a part is only sent for the version that somebody has already', () => {
  expect(mayResume(undefined, '"a"')).toBe(true)
  expect(mayResume('"a"', '"a"')).toBe(true)
  expect(mayResume('"b"', '"a"')).toBe(false)
  // A weak one never fits (RFC 9110 §13.1.5), nor does a date.
  expect(mayResume('W/"a"', '"a"')).toBe(false)
  expect(mayResume('Sat, 29 Oct 1994 19:43:31 GMT', '"a"')).toBe(false)
})
