import { describe, expect, it } from 'vitest'
import type { PersonId, SubscriptionId } from '../../hub/contract/ids.ts'
import { batteryDays } from '../../hub/core/devices/battery-trend.ts'
import type { Directory } from '../../hub/core/directory.ts'
import { ids, sampleDirectory, type World, world } from './world.ts'

const OPEN = [{ days: [1, 2, 3, 4, 5, 6, 7], open: '07:30', close: '17:00' }]
/** The 23rd of November 2026 is a Monday. */
const MIDNIGHT = Date.parse('2026-11-23T00:00:00+07:00')
const clock = (time: string) => Date.parse(`2026-11-23T${time}:00+07:00`)

function withPhone(shop = {}): Directory {
  const directory = sampleDirectory({ shop: { testDay: 23, hours: OPEN, fittingSince: '2026-09-01T00:00:00.000Z', ...shop } })
  return { ...directory, phones: new Map([...directory.phones, [ids.staff, ['staff-phone' as SubscriptionId]]]) }
}
const opened = (directory = withPhone()) => world({ directory, start: MIDNIGHT })
function remindedAt(w: World, time: string): readonly PersonId[] | null {
  w.skip((clock(time) - w.now()) / 1000)
  const events = w.submit({ type: 'LifeRound', at: w.now(), directory: w.directory() })
  const reminder = events.find((event) => event.type === 'TestReminded')
  return reminder?.type === 'TestReminded' ? reminder.people : null
}
const test = (w: World, button = ids.counter) => {
  w.submit({ type: 'ArmTest', at: w.now(), button, site: ids.shop, by: ids.staff })
  w.press(button)
}

describe('the people of a shop are reminded of its test', () => {
  it('once, on its day, an hour after it opens', () => {
    const w = opened()
    expect(remindedAt(w, '08:29')).toBe(null)
    expect(remindedAt(w, '08:30')).toEqual([ids.staff])
    expect(remindedAt(w, '08:31')).toBe(null)
    w.skip(30 * 24 * 3600)
    expect(remindedAt(w, '16:00')).toBe(null)
  })

  it('not after it has closed, not while it is being fitted, not when nobody has a phone', () => {
    expect(remindedAt(opened(), '17:00')).toBe(null)
    expect(remindedAt(opened(withPhone({ service: 'fitting' })), '09:00')).toBe(null)
    expect(remindedAt(world({ directory: sampleDirectory({ shop: { testDay: 23, hours: OPEN } }), start: MIDNIGHT }), '09:00')).toBe(null)
  })

  it('not while an alarm is open there, and after it has closed', () => {
    const w = opened()
    w.onDuty(ids.commander)
    w.press()
    const at = { at: w.now(), incident: w.incident().id, by: w.actor(ids.commander) }
    expect(remindedAt(w, '09:00')).toBe(null)
    w.submit({ type: 'Acknowledge', ...at, at: w.now(), takeover: false })
    w.submit({ type: 'Close', ...at, at: w.now(), disposition: 'drill', note: null })
    expect(remindedAt(w, '09:30')).toEqual([ids.staff])
  })

  it('not when all its buttons have been tested this month; a real press is no test', () => {
    const w = opened()
    test(w)
    w.press(ids.safe, { kind: 'test' })
    expect(remindedAt(w, '09:00')).toBe(null)
  })

  it('when all but one were tested', () => {
    const w = opened()
    test(w)
    expect(remindedAt(w, '09:00')).toEqual([ids.staff])
  })
})

describe('batteries are noted once a day', () => {
  const note = (w: World) => {
    w.heard(ids.counter, { battery: 90 })
    return w.submit({ type: 'LifeRound', at: w.now(), directory: w.directory() }).filter(({ type }) => type === 'BatteriesNoted')
  }
  const days = (w: World) => batteryDays(w.state.batteries.get(ids.counter)).map(({ day }) => day)

  it('also after a clock that was far ahead was put right', () => {
    const w = opened()
    w.skip(10 * 365 * 24 * 3600)
    expect(note(w)).toHaveLength(1)
    w.skip(-10 * 365 * 24 * 3600)
    expect(note(w)).toHaveLength(1)
    expect(days(w)).toEqual(['2026-11-23'])
  })

  it('and one day has one level, when midnight comes twice', () => {
    const w = opened()
    expect(note(w)).toHaveLength(1)
    expect(note(w)).toEqual([])
    w.skip(-1800)
    note(w)
    w.skip(1800)
    note(w)
    expect(days(w)).toEqual(['2026-11-22', '2026-11-23'])
  })
})
