import { expect, test } from 'vitest'
import { readDegrees, readPlace } from '../../../hub/http/import/location.ts'

const here = { lat: 11.7312, lon: 108.3705 }

test.each([
  '11.7312, 108.3705',
  '11.7312 108.3705',
  '(11.7312;108.3705)',
  '11,7312, 108,3705',
  '11,7312 108,3705',
  '11,7312;108,3705',
  '11,7312,108,3705',
  'https://www.google.com/maps/place/X/@11.9,108.9,17z/data=!3m1!4b1!4m6!3m5!1s0x0!8m2!3d11.7312!4d108.3705',
  'https://www.google.com/maps/@11.7312,108.3705,15z',
  'https://maps.google.com/?q=11.7312,108.3705',
  'https://www.google.com/maps/search/?api=1&query=11.7312%2C108.3705',
  'https://www.google.com/maps/search/11.7312,+108.3705',
  'https://www.google.com/maps/place/11.7312,108.3705/@11.9,108.9,17z',
  '11°43\'52.32"N 108°22\'13.8"E',
  '11°43′52,32″B, 108°22′13,8″Đ',
  'https://www.openstreetmap.org/?mlat=11.7312&mlon=108.3705#map=17/11.9/108.9',
  'https://www.openstreetmap.org/#map=17/11.7312/108.3705',
])('%s is a place', (text) => {
  expect(readPlace(text)).toEqual(here)
})

test.each([
  ['11,7312', '108,3705'],
  ['11.7312°', '108.3705°'],
  ['11.7312 N', '108.3705 E'],
  ['11.7312° B', '108.3705° Đ'],
])('%s and %s are a place', (lat, lon) => {
  expect(readDegrees(lat, lon)).toEqual(here)
})

test.each([
  ['108.3705, 11.7312', 'exchanged', 'exchanged'],
  ['117312.0, 1083705.0', 'decimal mark', 'off-the-globe'],
  ['0.0, 0.0', 'sea', 'in-the-sea'],
  ['11, 108', 'decimal degrees', 'not-degrees'],
  ['11.7312', 'decimal degrees', 'not-degrees'],
  ['11.7312, 108.3705, 950.5', 'decimal degrees', 'not-degrees'],
  ['near the market', 'decimal degrees', 'not-degrees'],
  ['https://maps.app.goo.gl/abc', 'Open it', 'link-without-place'],
  ['https://example.com/%zz', 'Open it', 'link-without-place'],
])('%s is refused with what to do', (text, hint, why) => {
  expect(readPlace(text)).toEqual({ why, wrong: expect.stringContaining(hint) })
})
