import { describe, expect, test } from 'vitest'
import { queryOf, readFilters, writeFilters } from '../../console/src/history/filters.ts'
import { daysOf, isBackwards, PERIODS } from '../../console/src/history/period.ts'

describe('a named period', () => {
  test.each([
    ['week', '2026-11-20', '2026-11-26'],
    ['weeks12', '2026-09-04', '2026-11-26'],
    ['month', '2026-11-01', '2026-11-26'],
    ['lastMonth', '2026-10-01', '2026-10-31'],
    ['quarter', '2026-10-01', '2026-11-26'],
    ['year', '2026-01-01', '2026-11-26'],
  ] as const)('%s', (name, from, to) => expect(daysOf(name, '2026-11-26')).toEqual({ from, to }))

  test('goes over the turn of a year and the end of February', () => {
    expect(daysOf('lastMonth', '2027-01-15')).toEqual({ from: '2026-12-01', to: '2026-12-31' })
    expect(daysOf('lastMonth', '2028-03-31')).toEqual({ from: '2028-02-01', to: '2028-02-29' })
    expect(daysOf('week', '2027-01-03')).toEqual({ from: '2026-12-28', to: '2027-01-03' })
  })

  test('never ends after today, and all of time has no ends', () => {
    expect(daysOf('all', '2026-11-26')).toEqual({})
    for (const name of PERIODS) expect(daysOf(name, '2026-11-26').to ?? '').toMatch(/^(|2026-1[01]-\d\d)$/)
  })

  test('of one’s own is wrong only when both ends are given the wrong way round', () => {
    expect(isBackwards({ from: '2026-11-02', to: '2026-11-01' })).toBe(true)
    for (const days of [{}, { to: '2026-11-01' }, { from: '2026-11-01', to: '2026-11-01' }]) expect(isBackwards(days)).toBe(false)
  })
})

describe('what the history is narrowed to', () => {
  test('comes back from the address as it went there', () => {
    for (const search of [
      '',
      'q=kim+hoa',
      'disposition=theft&period=month&quiet=true',
      'period=own&from=2026-01-01&to=2026-02-01',
      'kind=fire&station=s-1',
    ])
      expect(writeFilters(readFilters(`?${search}`))).toBe(search)
  })

  test('is asked of the hub in days, without the quiet ones unless they are wanted', () => {
    expect(queryOf(readFilters('?q=kim&period=lastMonth'), '2026-11-26')).toBe('q=kim&from=2026-10-01&to=2026-10-31&quiet=false')
    expect(queryOf(readFilters('?quiet=true&phase=open'), '2026-11-26')).toBe('phase=open')
  })

  test('is taken for nothing when the address says something unknown', () => {
    expect(writeFilters(readFilters('?period=century&other=1'))).toBe('')
  })
})
