import { describe, expect, it } from 'vitest'
import { BATTERY_DAYS, batteryDays, dayNumber, replaceBy } from '../../hub/core/devices/battery-trend.ts'
import { ids, world } from './world.ts'

const FIRST = dayNumber('2026-08-01')
const over = (days: number, level: (day: number) => number) =>
  Array.from({ length: days }, (_, day) => [FIRST + day, Math.round(level(day))]).flat()

describe('the day a battery is low', () => {
  it('is where the line of its fall meets twenty percent', () => {
    // From 80, half a percent a day: 20 after 120 days.
    expect(replaceBy(over(60, (day) => 80 - day / 2))).toBe('2026-11-29')
  })

  it('is not said of fewer than fourteen days, of a level that stands or rises, of what is years away, of what is low already', () => {
    expect(replaceBy(undefined)).toBeUndefined()
    expect(replaceBy(over(13, (day) => 80 - day))).toBeUndefined()
    expect(replaceBy(over(14, (day) => 80 - day))).toBeDefined()
    expect(replaceBy(over(60, () => 80))).toBeUndefined()
    expect(replaceBy(over(60, (day) => 80 + (day % 2)))).toBeUndefined()
    expect(replaceBy(over(60, (day) => 50 + day / 10))).toBeUndefined()
    expect(replaceBy(over(90, (day) => 99 - day / 40))).toBeUndefined()
    expect(replaceBy(over(60, (day) => 70 - day))).toBeUndefined()
  })

  it('begins anew with a new battery', () => {
    const old = over(60, (day) => 80 - day)
    const young = over(20, (day) => 98 - day / 2).map((each, at) => (at % 2 === 0 ? each + 60 : each))
    expect(replaceBy([...old, ...young.slice(0, 20)])).toBeUndefined()
    expect(replaceBy([...old, ...young])).toBe(replaceBy(young))
  })

  it('is not in the past, though the line says it was', () => {
    expect(replaceBy(over(40, (day) => (day < 20 ? 100 - day * 4 : 22))) ?? '').toBe('2026-09-09')
  })
})

it('every day that buttons said something is written down once, ninety days of it are kept, and silence is no level', () => {
  const w = world()
  const round = () => w.submit({ type: 'LifeRound', at: w.now(), directory: w.directory() })
  w.heard(ids.counter, { battery: 81.4 })
  w.heard(ids.safe)
  expect(round()).toMatchObject([{ type: 'BatteriesNoted', day: '2026-11-22', levels: [[ids.counter, 81]] }])
  expect(round(), 'once a day').toEqual([])
  for (let day = 1; day <= BATTERY_DAYS + 5; day++) {
    w.skip(24 * 3600)
    w.heard(ids.counter, { battery: 80 - day / 10 })
    expect(round()).toHaveLength(1)
  }
  expect(batteryDays(w.state.batteries.get(ids.counter))).toHaveLength(BATTERY_DAYS)
  w.skip(2 * 24 * 3600)
  expect(round(), 'it has been silent for two days').toEqual([])
})
