import { expect, test } from 'vitest'
import { age, clockTime, secondsUntil, setTimeZone, urgency } from '../../console/src/time/format.ts'

const start = '2026-01-01T00:00:00.000Z'
const later = (seconds: number) => Date.parse(start) + seconds * 1000

test('an age runs in seconds and never below zero', () => {
  expect([0, 17, 400, 3600, 5025].map((seconds) => age(start, later(seconds)))).toEqual(['00:00', '00:17', '06:40', '1:00:00', '1:23:45'])
  expect(age(start, later(-5))).toBe('00:00')
})

test('colour changes at 30 and at 60 seconds', () => {
  expect([29, 30, 59, 60].map((seconds) => urgency(start, later(seconds)))).toEqual(['fresh', 'warning', 'warning', 'danger'])
})

test('a countdown reaches zero and stays there', () => {
  expect([-13, -0.4, 0, 3].map((seconds) => secondsUntil(start, later(seconds)))).toEqual([13, 0, 0, 0])
})

test('times of day are the hub’s, with seconds, and an unknown zone leaves the last one standing', () => {
  setTimeZone('Asia/Ho_Chi_Minh')
  expect(clockTime(start)).toBe('07:00:00')
  setTimeZone('Nowhere/Land')
  expect(clockTime(start)).toBe('07:00:00')
})
