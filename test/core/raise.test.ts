import { describe, expect, it } from 'vitest'
import type { PersonId } from '../../hub/contract/ids.ts'
import type { OpeningHours } from '../../hub/contract/opening-hours.ts'
import { supervisionView } from '../../hub/core/desk-view.ts'
import { viewerOf } from '../../hub/core/sight.ts'
import { buttonOf, row, type Shop, town } from './town.ts'
import { ids } from './world.ts'

const every = (open: string, close: string): OpeningHours => [{ days: [1, 2, 3, 4, 5, 6, 7], open, close }]
const raised = (t: ReturnType<typeof town>) => t.outages().filter((outage) => outage.raised).length
/** 17:40 in Việt Nam, when the world begins. */
const openNow = every('08:00', '20:00')
const seenBy = (t: ReturnType<typeof town>, who: PersonId) => {
  const viewer = viewerOf(who, t.directory(), t.state.duty)
  if (!viewer) throw new Error(`no ${who}`)
  return supervisionView(t.state, t.directory(), viewer, t.now()).outages
}
const street = (first: Partial<Shop> = {}) => row('a', 5).map((shop, n) => (n === 0 ? { ...shop, ...first } : shop))

describe('a shop that goes dark while its neighbours live', () => {
  it('must be acknowledged by an officer when it is open, within seconds of being missed', () => {
    const t = town(street({ hours: openNow }))
    t.pass(60)
    t.cut('a0')
    t.pass(130)
    expect(seenBy(t, ids.officer)).toMatchObject([{ toAcknowledge: true, tonight: true, openNow: true }])
    expect(seenBy(t, ids.patrol)[0]).not.toHaveProperty('toAcknowledge')
    expect(seenBy(t, ids.admin)[0]).not.toHaveProperty('toAcknowledge')
    expect(seenBy(t, ids.provinceOfficer)[0], 'above it, only when nobody at home does').not.toHaveProperty('toAcknowledge')
    t.pass(300)
    expect(seenBy(t, ids.provinceOfficer)).toMatchObject([{ toAcknowledge: true }])
  })

  it('is no news when it is closed, and is when it should have opened', () => {
    const t = town(street({ hours: every('18:30', '22:00') }))
    t.pass(60)
    t.cut('a0')
    t.pass(130)
    expect(seenBy(t, ids.officer)).toMatchObject([{ openNow: false, tonight: false }])
    t.pass(50 * 60)
    expect(raised(t), '18:33: it has just opened').toBe(0)
    t.pass(13 * 60)
    expect(raised(t), '18:46').toBe(1)
  })

  it('counts as open when nobody has told its hours', () => {
    const t = town(street())
    t.pass(60)
    t.cut('a0')
    t.pass(130)
    expect(raised(t)).toBe(1)
  })

  it('waits until it is known whether they live: a street whose other shops are missed later calls nobody', () => {
    const t = town([
      ...street({ hours: openNow }).map((shop, n) => (n === 0 ? shop : { ...shop, preset: '3min' as const })),
      ...row('far', 2, { east: 9_000 }),
    ])
    t.pass(60)
    t.cut('a0', 'a1', 'a2', 'a3', 'a4')
    expect(t.pass(240).filter(({ type }) => type === 'OutageRaised')).toEqual([])
    expect(t.outages()).toMatchObject([{ cause: 'street' }])
  })

  it('waits three minutes at most: two neighbours that are dark together are both looked after', () => {
    const t = town([...row('a', 2), ...row('far', 4, { east: 9_000, every: 3_000 })])
    t.pass(60)
    t.cut('a0', 'a1')
    t.pass(200)
    expect([t.outages().length, raised(t)]).toEqual([2, 0])
    t.pass(100)
    expect(raised(t)).toBe(2)
  })

  it('calls nobody for what reports once in half an hour or a day: it stands on the rail', () => {
    const t = town(street({ preset: '30min' }))
    t.pass(60)
    t.cut('a0')
    t.pass(40 * 60)
    expect(t.outages()).toMatchObject([{ cause: 'button', raised: false }])
    expect(seenBy(t, ids.officer)).toMatchObject([{ tonight: true }])
  })

  it('calls nobody while it is on test, while it is being fitted, or for one button of several', () => {
    const t = town([
      ...street({ buttons: 2 }),
      { id: 'fitting', east: 900, more: { service: 'fitting', fittingSince: '2026-11-21T00:00:00Z' } },
    ])
    t.pass(60)
    t.cut(buttonOf('a0', 0), 'fitting', 'a2')
    t.submit({ type: 'PutOnTest', at: t.now(), site: 'a2' as never, by: ids.officer, minutes: 30, reason: 'thay tủ' })
    t.pass(400)
    expect(t.outages()).toHaveLength(3)
    expect(raised(t)).toBe(0)
  })
})

describe('the acknowledgement', () => {
  const dark = () => {
    const t = town(street())
    t.pass(60)
    t.cut('a0')
    t.pass(130)
    const [outage = ''] = t.state.outages.keys()
    const by = (person: PersonId) => ({ person, role: 'officer' as const, station: ids.home })
    const say = (person: PersonId, note: string | null = null) =>
      t.tryTo({ type: 'AcknowledgeOutage', at: t.now(), outage, by: by(person), note })
    return { t, outage, say }
  }

  it('quiets it and says who and what; the entry stays until the shop is back', () => {
    const { t, outage, say } = dark()
    expect(say(ids.officer, 'đã gọi, mất điện')).toMatchObject([
      { type: 'OutageAcknowledged', outage, by: ids.officer, note: 'đã gọi, mất điện' },
    ])
    expect(seenBy(t, ids.officer)).toMatchObject([{ acknowledged: { by: { id: ids.officer }, note: 'đã gọi, mất điện' } }])
    expect(seenBy(t, ids.officer)[0]).not.toHaveProperty('toAcknowledge')
    t.pass(600)
    expect(raised(t)).toBe(1)
    expect(t.outages()).toHaveLength(1)
  })

  it('is one person’s: the same again changes nothing, another is told whose it is', () => {
    const { say } = dark()
    say(ids.officer)
    expect(say(ids.officer)).toEqual([])
    expect(say(ids.second)).toEqual({ refused: 'already-acknowledged', by: ids.officer })
  })

  it('of what is over is refused', () => {
    const { t, say } = dark()
    t.mend('a0')
    t.pass(40)
    expect(say(ids.officer)).toEqual({ refused: 'no-such-outage' })
  })
})
