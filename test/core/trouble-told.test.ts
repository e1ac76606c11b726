import { describe, expect, it } from 'vitest'
import type { IncidentId } from '../../hub/contract/ids.ts'
import type { OpeningHours } from '../../hub/contract/opening-hours.ts'
import { managed, manager, phone } from './managers.ts'
import { buttonOf } from './town.ts'
import { ids } from './world.ts'

const every = (open: string, close: string): OpeningHours => [{ days: [1, 2, 3, 4, 5, 6, 7], open, close }]
/** 17:40 in Việt Nam, when the world begins. */
const openNow = every('08:00', '20:00')
const MINUTE = 60

describe('the manager of a shop that is dark', () => {
  it('is told once after five minutes, by ids alone, and once more when it is back', () => {
    const t = managed({ hours: openNow })
    t.pass(MINUTE)
    t.cut('a0')
    t.pass(4 * MINUTE)
    expect(t.told).toEqual([])
    t.pass(2 * MINUTE)
    expect(t.told).toEqual(['dark'])
    expect(t.last()).toMatchObject({ site: 'a0', phones: [{ person: manager, subscription: phone }] })
    expect(t.last().expiresAt - t.last().at).toBe(10 * 60_000)
    t.pass(20 * MINUTE)
    t.mend('a0')
    t.pass(45)
    expect(t.told, 'a return is told a minute late: it may be the hand on the button').toEqual(['dark'])
    t.pass(2 * MINUTE)
    expect(t.told).toEqual(['dark', 'back'])
  })

  it('is told once an hour of what comes and goes', () => {
    const t = managed()
    t.pass(MINUTE)
    for (let n = 0; n < 4; n++) {
      t.cut('a0')
      t.pass(7 * MINUTE)
      t.mend('a0')
      t.pass(5 * MINUTE)
    }
    expect(t.told.filter((what) => what === 'dark')).toHaveLength(1)
    t.cut('a0')
    t.pass(30 * MINUTE)
    expect(
      t.told.filter((what) => what === 'dark'),
      'an hour later it is news again',
    ).toHaveLength(2)
  })

  it('hears nothing of a shop that is closed, has just opened, is being fitted or is on test', () => {
    const closed = managed({ hours: every('18:30', '22:00') })
    closed.pass(MINUTE)
    closed.cut('a0')
    closed.pass(50 * MINUTE)
    expect(closed.told, '18:31: the power is switched on with the lights').toEqual([])
    closed.pass(16 * MINUTE)
    expect(closed.told, '18:47').toEqual(['dark'])

    const fitting = managed({ more: { service: 'fitting' } })
    fitting.pass(MINUTE)
    fitting.cut('a0')
    fitting.pass(10 * MINUTE)
    const tested = managed()
    tested.pass(MINUTE)
    tested.submit({ type: 'PutOnTest', at: tested.now(), site: 'a0' as never, by: ids.officer, minutes: 30, reason: 'thay tủ' })
    tested.cut('a0')
    tested.pass(10 * MINUTE)
    expect([fitting.told, tested.told]).toEqual([[], []])
  })

  it('hears nothing of a street or of one button of several: the first is nobody’s to mend, the other stands on the page', () => {
    const street = managed()
    street.pass(MINUTE)
    street.cut('a0', 'a1', 'a2')
    street.pass(10 * MINUTE)
    const one = managed({ buttons: 2 })
    one.pass(MINUTE)
    one.cut(buttonOf('a0', 0))
    one.pass(10 * MINUTE)
    expect([street.told, one.told]).toEqual([[], []])
    expect(street.troubles()).toMatchObject([{ what: 'dark', cause: 'street' }])
    expect(one.troubles()).toMatchObject([{ what: 'button-dark', number: 1 }])
  })

  it('hears nothing while an alarm is open there, neither of silence nor of a return that the press itself is', () => {
    const cutAfter = managed()
    cutAfter.pass(MINUTE)
    cutAfter.press(buttonOf('a0'))
    cutAfter.cut('a0')
    cutAfter.pass(10 * MINUTE)
    expect(cutAfter.told).toEqual([])

    const wokenBy = managed()
    wokenBy.pass(MINUTE)
    wokenBy.cut('a0')
    wokenBy.pass(10 * MINUTE)
    wokenBy.heard(buttonOf('a0'))
    wokenBy.skip(0.05)
    wokenBy.press(buttonOf('a0'))
    wokenBy.mend('a0')
    wokenBy.pass(20 * MINUTE)
    expect(wokenBy.told).toEqual(['dark'])
    const by = wokenBy.actor(ids.officer)
    const incident = 'incident-1' as IncidentId
    wokenBy.submit({ type: 'Acknowledge', at: wokenBy.now(), incident, by, takeover: false })
    wokenBy.submit({ type: 'Arrive', at: wokenBy.now(), incident, by })
    wokenBy.submit({ type: 'Close', at: wokenBy.now(), incident, by, disposition: 'robbery', note: null })
    wokenBy.pass(2 * MINUTE)
    expect(wokenBy.told, 'it is old by then').toEqual(['dark'])
  })

  it('is told by each phone once, and what became of it is known', () => {
    const t = managed()
    t.pass(MINUTE)
    t.cut('a0')
    t.pass(7 * MINUTE)
    const settle = {
      type: 'SettleTrouble' as const,
      site: 'a0' as never,
      told: t.last().at,
      subscription: phone,
      outcome: 'accepted' as const,
    }
    expect(t.submit({ ...settle, at: t.now() })).toMatchObject([{ type: 'SiteTroubleSettled', outcome: 'accepted' }])
    expect(t.submit({ ...settle, at: t.now() })).toEqual([])
  })
})
