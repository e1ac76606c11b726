import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SiteId } from '../../hub/contract/ids.ts'
import type { OpeningHours } from '../../hub/contract/opening-hours.ts'
import { addDays } from '../../hub/core/calendar/local-day.ts'
import { monthAfter } from '../../hub/core/calendar/month.ts'
import { askedBetween, calendarOf, GRACE_DAYS, opensOn, rotaOf, testDayOf, weekdayOf } from '../../hub/core/devices/test-rota.ts'

const ZONE = 'Asia/Ho_Chi_Minh'
const at = (local: string) => Date.parse(`${local}+07:00`)
const months = fc
  .tuple(fc.integer({ min: 2024, max: 2040 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`)
const hours: fc.Arbitrary<OpeningHours> = fc.array(
  fc.record({
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    open: fc.constantFrom('00:00', '07:30', '22:00'),
    close: fc.constantFrom('06:00', '17:00', '23:59'),
  }),
  { maxLength: 3 },
)
const shops = fc.record({ id: fc.uuid().map((id) => id as SiteId), hours, testDay: fc.option(fc.integer({ min: 1, max: 28 })) })
const shopOf = ({ testDay, ...shop }: { id: SiteId; hours: OpeningHours; testDay: number | null }) => ({
  ...shop,
  ...(testDay !== null && { testDay }),
})

/** The first of the year of the Goat is the 6th of February 2027. */
const TET = [{ name: 'Tết Đinh Mùi', from: '2027-02-03', to: '2027-02-12' }]

describe('over Tết', () => {
  const hoursOf = (days: number[]) => [{ days, open: '07:30', close: '17:00' }]

  it('no shop that is closed is asked to try its buttons; it is on the next day on which it opens', () => {
    const ids = Array.from({ length: 400 }, (_, n) => `shop-${n}` as SiteId)
    let moved = 0
    for (const id of ids) {
      const [before, day] = [testDayOf({ id }, '2027-02'), testDayOf({ id }, '2027-02', TET)]
      const wasClosed = before >= '2027-02-03' && before <= '2027-02-12'
      if (wasClosed) moved += 1
      // The 13th and 14th are a weekend.
      expect(day).toBe(wasClosed ? '2027-02-15' : before)
      expect(testDayOf({ id }, '2027-03', TET)).toBe(testDayOf({ id }, '2027-03'))
    }
    expect(moved, 'some had their day in it').toBeGreaterThan(50)
    const saturday = { id: 'x' as SiteId, testDay: 6, hours: hoursOf([6, 7]) }
    expect(testDayOf(saturday, '2027-02', TET)).toBe('2027-02-13')
  })

  it('a shop that works on holidays keeps its day', () => {
    const shop = { id: 'x' as SiteId, testDay: 8, worksHolidays: true, hours: hoursOf([1, 2, 3, 4, 5]) }
    expect(testDayOf(shop, '2027-02', TET)).toBe('2027-02-08')
  })

  it('closed to the end of the month, it is the last day before; closed for all of it, the first after', () => {
    const shop = { id: 'x' as SiteId, testDay: 20, hours: hoursOf([1, 2, 3, 4, 5]) }
    expect(testDayOf(shop, '2027-02', [{ name: 'Sửa chợ', from: '2027-02-18', to: '2027-03-05' }])).toBe('2027-02-17')
    expect(testDayOf(shop, '2027-02', [{ name: 'Sửa chợ', from: '2027-01-25', to: '2027-03-05' }])).toBe('2027-03-08')
  })

  it('who is asked later has its week from then on, and is overdue after it', () => {
    const shop = { id: 'x' as SiteId, testDay: 8 }
    const calendar = (day: string) => calendarOf(at(`${day}T12:00`), { timeZone: ZONE, closedDays: TET })
    const owes = (day: string) => rotaOf(shop, calendar(day)).stateOf(at('2027-01-20T12:00'))
    expect(['2027-02-08', '2027-02-14', '2027-02-15', '2027-02-22', '2027-02-23'].map(owes)).toEqual([
      ...['ahead', 'ahead', 'due', 'due', 'overdue'],
    ])
    expect(rotaOf(shop, calendar('2027-02-08')).isToday).toBe(false)
    expect(rotaOf(shop, calendar('2027-02-15')).isToday).toBe(true)
  })

  it('the days may be changed: the same shop is asked by the new ones', () => {
    const shop = { id: 'x' as SiteId, testDay: 8 }
    expect(testDayOf(shop, '2027-02', TET)).toBe('2027-02-15')
    expect(testDayOf(shop, '2027-02', [])).toBe('2027-02-08')
    expect(testDayOf(shop, '2027-02', TET)).toBe('2027-02-15')
  })
})

describe('the day of a shop', () => {
  it('is one open day of each month, the same whoever asks', () => {
    fc.assert(
      fc.property(shops, months, (given, month) => {
        const shop = shopOf(given)
        const day = testDayOf(shop, month)
        expect(day.slice(0, 7)).toBe(month)
        expect(opensOn(shop, weekdayOf(day))).toBe(true)
        expect(testDayOf({ ...shop }, month)).toBe(day)
        if (shop.testDay === undefined) expect(Number(day.slice(8)) + GRACE_DAYS).toBeLessThanOrEqual(28)
      }),
    )
  })

  it('is the administrator’s, or the next one on which the shop is open, or the last of the month', () => {
    const shop = (testDay: number, days: number[]) => ({
      id: 'shop' as SiteId,
      testDay,
      hours: [{ days, open: '07:30', close: '17:00' }],
    })
    // The 7th of November 2026 is a Saturday.
    expect(testDayOf(shop(7, [6]), '2026-11')).toBe('2026-11-07')
    expect(testDayOf(shop(7, [1, 2, 3, 4, 5]), '2026-11')).toBe('2026-11-09')
    expect(testDayOf(shop(28, [2]), '2026-11')).toBe('2026-11-24')
  })

  it('falls on a working day where it can, and spreads a thousand shops over them', () => {
    const ids = Array.from({ length: 1000 }, (_, n) => `site-${n}` as SiteId)
    const perDay = Map.groupBy(ids, (id) => testDayOf({ id }, '2026-11'))
    expect([...perDay.keys()].every((day) => weekdayOf(day) <= 5)).toBe(true)
    expect(perDay.size, 'every working day of the first three weeks').toBe(15)
    const sizes = [...perDay.values()].map(({ length }) => length)
    expect(Math.max(...sizes)).toBeLessThan(2 * (1000 / 15))
    expect(Math.min(...sizes)).toBeGreaterThan((1000 / 15) * 0.5)
  })
})

describe('what a button owes', () => {
  const shop = { id: 'shop' as SiteId, testDay: 9 }
  const owes = (now: string, provenAt: number) => rotaOf(shop, calendarOf(at(now), { timeZone: ZONE })).stateOf(provenAt)

  it('is paid by any press of the month, before its day or after it', () => {
    expect(owes('2026-11-02T09:00', at('2026-10-20T09:00'))).toBe('ahead')
    expect(owes('2026-11-02T09:00', at('2026-11-01T00:00'))).toBe('proven')
    expect(owes('2026-11-09T00:00', at('2026-10-31T23:59'))).toBe('due')
    expect(owes('2026-11-09T09:00', at('2026-11-09T08:59'))).toBe('proven')
  })

  it('is overdue a week after its day, until it is pressed, into the next month', () => {
    const before = at('2026-10-20T09:00')
    expect(owes('2026-11-16T23:59', before)).toBe('due')
    expect(owes('2026-11-17T00:00', before)).toBe('overdue')
    expect(owes('2026-12-03T09:00', before)).toBe('overdue')
    expect(owes('2026-12-03T09:00', at('2026-12-03T08:00'))).toBe('proven')
    expect(owes('2026-12-03T09:00', at('2026-11-20T08:00'))).toBe('ahead')
  })

  it('is overdue when the last proof is older than 38 days, also when the shop’s day has not come, and is asked for a week before', () => {
    const late = { id: 'shop' as SiteId, testDay: 28 }
    const on = (now: string) => rotaOf(late, calendarOf(at(now), { timeZone: ZONE }))
    const first = at('2026-11-01T08:00')
    expect(on('2026-11-30T09:00').stateOf(first)).toBe('proven')
    expect(on('2026-12-02T09:00').stateOf(first)).toBe('ahead')
    expect(on('2026-12-03T09:00').stateOf(first)).toBe('due')
    expect(on('2026-12-09T23:59').stateOf(first)).toBe('due')
    expect(on('2026-12-10T00:00').stateOf(first)).toBe('overdue')
    expect(on('2026-12-10T00:00').byOf(first)).toBe('2026-12-09')
    // Handed over counts: its buttons were pressed for that.
    const fresh = rotaOf({ ...late, handedOverAt: '2026-11-01T08:00:00+07:00' }, calendarOf(at('2026-12-10T00:00'), { timeZone: ZONE }))
    expect(fresh.stateOf(undefined)).toBe('overdue')
  })

  it('of a shop that presses on its day every month is asked for on the next one, not before, and not overdue on it', () => {
    fc.assert(
      fc.property(shops, months, (given, month) => {
        const shop = { ...shopOf(given), hours: [] }
        const next = monthAfter(month)
        const pressed = at(`${testDayOf(shop, month)}T12:00`)
        const day = testDayOf(shop, next)
        const rota = (on: string) => rotaOf(shop, calendarOf(at(`${on}T12:00`), { timeZone: ZONE }))
        expect(['ahead', 'proven']).toContain(rota(addDays(day, -1)).stateOf(pressed))
        expect(rota(day).stateOf(pressed)).toBe('due')
        expect(['due', 'overdue']).toContain(rota(addDays(day, GRACE_DAYS)).stateOf(pressed))
        expect(rota(day).byOf(pressed) >= day).toBe(true)
      }),
    )
  })

  it('says the day it is overdue after: the state turns on the next one', () => {
    fc.assert(
      fc.property(shops, fc.integer({ min: 0, max: 60 }), (given, ago) => {
        const pressed = at('2026-11-30T12:00') - ago * 24 * 3_600_000
        const by = rotaOf(shopOf(given), calendarOf(at('2026-11-30T12:00'), { timeZone: ZONE })).byOf(pressed)
        const on = (day: string) => rotaOf(shopOf(given), calendarOf(at(`${day}T12:00`), { timeZone: ZONE })).stateOf(pressed)
        expect(on(addDays(by, 1))).toBe('overdue')
        expect(on(by)).not.toBe('overdue')
      }),
    )
  })

  it('never grows better while nobody presses, within one month', () => {
    const order = ['proven', 'ahead', 'due', 'overdue']
    fc.assert(
      fc.property(shops, fc.integer({ min: 0, max: 90 }), (given, ago) => {
        const rota = (day: string) => rotaOf(shopOf(given), calendarOf(at(`${day}T12:00`), { timeZone: ZONE }))
        const proven = at('2026-11-30T12:00') - ago * 24 * 3_600_000
        const days = Array.from({ length: 30 }, (_, n) => addDays('2026-11-01', n)).filter((day) => at(`${day}T12:00`) >= proven)
        const states = days.map((day) => order.indexOf(rota(day).stateOf(proven)))
        expect(states).toEqual(states.toSorted((a, b) => a - b))
      }),
    )
  })
})

it('a shop is asked an hour after it opens and not after it closes; one that told no hours, from ten to five', () => {
  const hours = [{ days: [1], open: '07:30', close: '16:30' }]
  expect(askedBetween({ hours }, '2026-11-09')).toEqual({ from: 8 * 60 + 30, to: 16 * 60 + 30 })
  expect(askedBetween({ hours }, '2026-11-10')).toBe(null)
  expect(askedBetween({ hours: [{ days: [1], open: '20:00', close: '04:00' }] }, '2026-11-09')).toEqual({ from: 21 * 60, to: 24 * 60 })
  expect(askedBetween({}, '2026-11-10')).toEqual({ from: 600, to: 1020 })
})
