import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, isoWeek, localDay, localTime, mondayOf, startOf } from '../../hub/core/calendar/local-day.ts'
import { periodOf } from '../../hub/core/reports/period-view.ts'

const HCM = 'Asia/Ho_Chi_Minh'
const BERLIN = 'Europe/Berlin'
const instants = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) })
const zones = fc.constantFrom(HCM, BERLIN, 'America/Sao_Paulo', 'Asia/Kathmandu', 'Pacific/Apia', 'UTC')

describe('a day of the wall calendar', () => {
  it('is that of the hub’s zone: at 17:30 UTC it is tomorrow in Vietnam', () => {
    const at = Date.parse('2026-11-26T17:30:15Z')
    expect(localTime(at, HCM)).toBe('2026-11-27 00:30:15')
    expect([localDay(at, HCM), localDay(at, 'UTC')]).toEqual(['2026-11-27', '2026-11-26'])
  })

  it('begins at local midnight, also on the days on which the clocks are changed', () => {
    expect(startOf('2026-11-27', HCM)).toBe(Date.parse('2026-11-26T17:00:00Z'))
    expect(startOf('2026-03-29', BERLIN)).toBe(Date.parse('2026-03-28T23:00:00Z'))
    expect(startOf('2026-03-30', BERLIN)).toBe(Date.parse('2026-03-29T22:00:00Z'))
    expect(startOf('2026-10-26', BERLIN)).toBe(Date.parse('2026-10-25T23:00:00Z'))
  })

  it('holds every instant between its beginning and that of the next day', () => {
    fc.assert(
      fc.property(instants, zones, (at, zone) => {
        const day = localDay(at, zone)
        expect(startOf(day, zone)).toBeLessThanOrEqual(at)
        expect(startOf(addDays(day, 1), zone)).toBeGreaterThan(at)
      }),
    )
  })
})

describe('an ISO week', () => {
  it('belongs to the year of its Thursday', () => {
    const weeks = ['2026-11-26', '2026-12-31', '2027-01-01', '2027-01-03', '2027-01-04', '2024-12-30', '2020-12-31'].map(isoWeek)
    expect(weeks).toEqual(['2026-W48', '2026-W53', '2026-W53', '2026-W53', '2027-W01', '2025-W01', '2020-W53'])
  })

  it('begins on a Monday, holds seven days, and the next one has another number', () => {
    fc.assert(
      fc.property(instants, (at) => {
        const monday = mondayOf(localDay(at, 'UTC'))
        expect(new Date(monday).getUTCDay()).toBe(1)
        const days = Array.from({ length: 7 }, (_, n) => addDays(monday, n))
        expect(new Set(days.map(isoWeek)).size).toBe(1)
        expect(new Set(days.map(mondayOf))).toEqual(new Set([monday]))
        expect(isoWeek(addDays(monday, 7))).not.toBe(isoWeek(monday))
      }),
    )
  })
})

describe('a stretch of time that is asked for', () => {
  const now = Date.parse('2026-11-26T10:00:00Z')
  const asked = (from?: string, to?: string) => {
    const period = periodOf({ ...(from && { from }), ...(to && { to }) }, HCM, now, 84)
    return [period.from, period.to].map((at) => new Date(at).toISOString())
  }

  it('takes days whole, in the hub’s calendar', () => {
    expect(asked('2026-11-01', '2026-11-30')).toEqual(['2026-10-31T17:00:00.000Z', '2026-11-30T17:00:00.000Z'])
  })

  it('takes instants as they are', () => {
    expect(asked('2026-11-01T03:00:00Z', '2026-11-01T04:00:00Z')).toEqual(['2026-11-01T03:00:00.000Z', '2026-11-01T04:00:00.000Z'])
  })

  it('ends now and begins whole days before, when nothing is said', () => {
    expect(asked()).toEqual(['2026-09-02T17:00:00.000Z', '2026-11-26T10:00:00.000Z'])
  })
})
