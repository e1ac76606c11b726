import { expect, test } from 'vitest'
import { openNow, shopOpen } from '../../hub/core/calendar/opening-hours.ts'

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

test('on a holiday a shop is closed by the hub’s own calendar, unless it works then', () => {
  const settings = { timeZone: zone, closedDays: [{ name: 'Tết', from: '2027-02-04', to: '2027-02-10' }] }
  const every = [{ days: [1, 2, 3, 4, 5, 6, 7], open: '07:30', close: '20:00' }]
  const at = (time: string, shop = {}) => shopOpen({ hours: every, ...shop }, local(time), settings)
  expect([at('2027-02-03T19:59'), at('2027-02-04T08:00'), at('2027-02-10T19:59'), at('2027-02-11T08:00')]).toEqual([
    true,
    false,
    false,
    true,
  ])
  expect([at('2027-02-06T08:00', { worksHolidays: true }), at('2027-02-06T07:00', { worksHolidays: true })]).toEqual([true, false])
  expect(shopOpen({}, local('2027-02-06T08:00'), settings)).toBe(false)
  expect(shopOpen({}, local('2027-02-12T08:00'), settings)).toBeUndefined()
})
