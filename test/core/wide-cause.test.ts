import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pastOutages } from '../../hub/core/silence/past-outages.ts'
import { buttonOf, row, type Shop, town } from './town.ts'

const causes = (t: ReturnType<typeof town>) => t.outages().map(({ cause }) => cause)
const far = row('far', 4, { east: 20_000, every: 2_000 })

describe('shops of one street that fall silent together', () => {
  it('are one entry, which the last of them closes, and which calls nobody to the desk', () => {
    const t = town([...row('a', 5), ...far])
    t.pass(60)
    t.cut('a0', 'a1', 'a2', 'a3', 'a4')
    const told = t.pass(150)
    expect(t.outages()).toMatchObject([{ cause: 'street', raised: false }])
    expect(t.outages()[0]?.buttons).toHaveLength(5)
    expect(told.filter(({ type }) => type === 'OutageRaised')).toEqual([])
    t.mend('a0', 'a1', 'a2', 'a3', 'a4')
    expect(t.pass(40).map(({ type }) => type)).toEqual(['OutageEnded'])
    expect(t.outages()).toEqual([])
    const past = pastOutages(t.recorded.map(({ event }) => event))
    expect(past.map(({ cause, buttons, until }) => [cause, buttons.length, until !== null])).toEqual([['street', 5, true]])
  })

  it('grow into one entry when the next house is missed later, by a longer reporting time', () => {
    const t = town([...row('a', 3), { id: 'slow', east: 300, preset: '3min' }, ...far])
    t.pass(60)
    t.cut('a0', 'a1', 'a2', 'slow')
    t.pass(130)
    expect(t.outages()).toMatchObject([{ cause: 'street' }])
    t.pass(90)
    expect(t.outages().map(({ cause, buttons }) => [cause, buttons.length])).toEqual([['street', 4]])
  })

  it('are not one entry with a shop that went dark an hour before', () => {
    const t = town([...row('a', 4), ...far])
    t.pass(60)
    t.cut('a0')
    t.pass(3600)
    t.cut('a1', 'a2', 'a3')
    t.pass(150)
    expect(causes(t).sort()).toEqual(['button', 'street'])
  })

  it('leave two far shops that happen to fail as they are', () => {
    const t = town([...row('a', 2, { every: 5_000 }), ...far])
    t.pass(60)
    t.cut('a0', 'a1')
    t.pass(150)
    expect(causes(t)).toEqual(['button', 'button'])
  })

  it('never take along a shop that still speaks with its other button', () => {
    const t = town([...row('a', 3, { buttons: 2 }), ...far])
    t.pass(60)
    t.cut('a0', 'a1', buttonOf('a2', 0))
    t.pass(150)
    expect(causes(t).sort()).toEqual(['button', 'site', 'site'])
  })

  it('whoever is not back two minutes after the others has a cause of its own, and is looked after', () => {
    const t = town([...row('a', 5), ...far])
    t.pass(60)
    t.cut('a0', 'a1', 'a2', 'a3', 'a4')
    t.pass(150)
    t.mend('a0', 'a1', 'a2', 'a3')
    t.pass(60)
    expect(causes(t)).toEqual(['street'])
    t.pass(120)
    expect(t.outages()).toEqual([{ cause: 'button', buttons: [buttonOf('a4')], flapping: false, raised: true }])
  })
})

it('shops of one carrier, wherever they stand, are one entry with its name', () => {
  const viettel = { by: 'sim' as const, operator: 'Viettel' }
  const t = town([...row('v', 4, { every: 3_000, uplink: viettel }), ...row('w', 6, { east: 40_000, every: 3_000 })])
  t.pass(60)
  t.cut('v0', 'v1', 'v2')
  t.pass(150)
  expect([...t.state.outages.values()]).toMatchObject([{ cause: 'operator', operator: 'Viettel', raisedAt: null }])
  t.cut('v3')
  t.pass(110)
  expect(causes(t), 'the fourth fell silent later than in the same moment').toEqual(['operator', 'button'])
})

it('when nearly all fall silent at once it is the hub that does not hear, and an officer must know', () => {
  const t = town(row('a', 12, { every: 2_000 }))
  t.pass(60)
  t.cut(...Array.from({ length: 11 }, (_, n) => `a${n}`))
  t.pass(150)
  expect(t.outages()).toMatchObject([{ cause: 'hub-line', raised: true }])
  t.mend(...Array.from({ length: 6 }, (_, n) => `a${n}`))
  t.pass(200)
  expect(causes(t), 'half of them are back: the others have causes of their own').toEqual(Array(5).fill('button'))
})

it('every silent button stands in exactly one entry, and no entry stays when all are back', () => {
  const shops: Shop[] = [...row('a', 6, { buttons: 2 }), ...row('b', 4, { north: 3_000 }), ...row('c', 3, { north: 6_000, every: 900 })]
  const names = [...shops.map(({ id }) => id), buttonOf('a0', 1), buttonOf('a3', 0)]
  const change = fc.record({ cut: fc.subarray(names), mend: fc.subarray(names), seconds: fc.integer({ min: 10, max: 240 }) })
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
      const t = town(shops)
      t.pass(60)
      for (const { cut, mend, seconds } of changes) {
        t.cut(...cut)
        t.mend(...mend)
        t.pass(seconds)
        const listed = t.outages().flatMap(({ buttons }) => buttons)
        const silent = [...t.state.devices].filter(([, { state }]) => state === 'offline').map(([id]) => id)
        expect(listed.toSorted()).toEqual(silent.toSorted())
      }
      t.mend(...names)
      t.pass(40)
      expect(t.outages().every(({ flapping, buttons }) => flapping && buttons.length === 0)).toBe(true)
      t.pass(660)
      expect(t.outages()).toEqual([])
    }),
    { numRuns: 40 },
  )
})
