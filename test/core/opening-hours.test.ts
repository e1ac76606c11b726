import { expect, test } from 'vitest'
import { openNow } from '../../hub/core/calendar/opening-hours.ts'

const zone = 'Asia/Ho_Chi_Minh'
const week = [{ days: [1, 2, 3, 4, 5], open: '07:30', close: '16:30' }]
/** 2026-11-23 is a Monday. */
const local = (time: string) => Date.parse(`${time}+07:00`)

test('open from the first minute to the last, on the days told, by the station’s own clock', () => {
  expect(openNow(week, local('2026-11-23T07:29'), zone)).toBe(false)
  expect(openNow(week, local('2026-11-23T07:30'), zone)).toBe(true)
  expect(openNow(week, local('2026-11-23T16:29'), zone)).toBe(true)
  expect(openNow(week, local('2026-11-23T16:30'), zone)).toBe(false)
  expect(openNow(week, local('2026-11-22T10:00'), zone)).toBe(false)
})

test('what closes after midnight is open on into the next day', () => {
  const late = [{ days: [7], open: '18:00', close: '02:00' }]
  expect(openNow(late, local('2026-11-22T23:00'), zone)).toBe(true)
  expect(openNow(late, local('2026-11-23T01:59'), zone)).toBe(true)
  expect(openNow(late, local('2026-11-23T02:00'), zone)).toBe(false)
  expect(openNow(late, local('2026-11-22T01:00'), zone)).toBe(false)
})

test('hours that nobody told are not guessed', () => {
  expect([openNow(undefined, 0, zone), openNow([], 0, zone)]).toEqual([undefined, undefined])
})
