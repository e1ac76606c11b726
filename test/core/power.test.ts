import { describe, expect, it } from 'vitest'
import type { PowerReading } from '../../hub/contract/power.ts'
import { evolve } from '../../hub/core/evolve.ts'
import { pastPower, powerEntries } from '../../hub/core/power/power-view.ts'
import { digestView } from '../../hub/core/shift/digest-view.ts'
import { viewerOf } from '../../hub/core/sight.ts'
import { ids, types, world } from './world.ts'

const ON: PowerReading = { mains: true, low: false, battery: 100, minutes: 24 }
const OFF: PowerReading = { mains: false, low: false, battery: 83, minutes: 24 }
const LOW: PowerReading = { mains: false, low: true, battery: 9, minutes: 3 }

function powered() {
  const w = world()
  const hear = (reading: PowerReading, source: 'ups' | 'gateway' = 'ups', station = ids.home) =>
    types(w.submit({ type: 'PowerHeard', at: w.now(), station, source, reading, directory: w.directory() })).filter(
      (type) => type !== 'PowerHeard',
    )
  const round = () => types(w.submit({ type: 'SupervisionRound', at: w.now(), directory: w.directory() }))
  const seenBy = (person: keyof typeof ids) => {
    const viewer = viewerOf(ids[person] as never, w.directory(), w.state.duty)
    return viewer ? powerEntries(w.state, w.directory(), viewer, w.now()) : null
  }
  hear(ON)
  w.skip(60)
  return { ...w, w, hear, round, seenBy }
}

describe('mains that fail', () => {
  it('for less than five seconds are counted and not told', () => {
    const { w, hear, round } = powered()
    expect(hear(OFF)).toEqual([])
    w.skip(4)
    expect(round()).not.toContain('MainsFailed')
    expect(hear(ON)).toEqual([])
    w.skip(60)
    expect(round()).not.toContain('MainsBack')
    expect(w.state.power.get(ids.home)).toMatchObject({ flickers: 1, failedAt: null })
  })

  it('for longer are told once, with the minutes, since when they went', () => {
    const { w, hear, seenBy } = powered()
    hear(OFF)
    const since = w.now()
    w.skip(5)
    expect(hear(OFF)).toEqual(['MainsFailed'])
    w.skip(5)
    expect(hear({ ...OFF, minutes: 23 })).toEqual([])
    expect(seenBy('officer')).toMatchObject([
      { cause: 'power', tonight: true, since: new Date(since).toISOString(), power: { minutes: 23, hub: true } },
    ])
  })

  it('are told by the round when nothing more is heard', () => {
    const { w, hear, round } = powered()
    hear(OFF)
    w.skip(6)
    expect(round()).toContain('MainsFailed')
  })

  it('come back when they have been there for five seconds, and the book has from and to', () => {
    const { w, hear, seenBy } = powered()
    hear(OFF)
    w.skip(5)
    hear(OFF)
    w.skip(600)
    expect(hear(ON)).toEqual([])
    w.skip(5)
    expect(hear(ON)).toEqual(['MainsBack'])
    expect(seenBy('officer')).toEqual([])
    const past = pastPower(
      w.recorded.map(({ event }) => event),
      ids.home,
      w.directory(),
    )
    expect(past).toMatchObject([{ cause: 'power', until: w.now() }])
    const viewer = viewerOf(ids.officer, w.directory(), w.state.duty)
    if (!viewer) throw new Error('no officer')
    const asked = { station: ids.home, from: 0, now: w.now(), past: w.recorded.map(({ event }) => event), incidents: [] }
    expect(digestView(w.state, w.directory(), viewer, asked).pastOutages).toMatchObject([{ cause: 'power', tonight: false }])
  })

  it('are seen at the station, above it and in the office; not next door and not in a shop', () => {
    const { w, hear, seenBy } = powered()
    hear(OFF)
    w.skip(5)
    hear(OFF)
    expect(seenBy('provinceOfficer')).toMatchObject([{ station: { id: ids.home }, tonight: true }])
    expect(seenBy('admin')).toHaveLength(1)
    expect(seenBy('neighbour')).toEqual([])
    expect(seenBy('staff')).toEqual([])
  })
})

describe('a battery that is about to end', () => {
  const failing = () => {
    const made = powered()
    made.hear(OFF)
    made.w.skip(5)
    made.hear(OFF)
    made.w.skip(60)
    return made
  }
  it.each([
    ['the UPS says so', LOW],
    ['less than five minutes are left', { mains: false, low: false, minutes: 4 }],
  ])('because %s: good-bye, once', (_, reading) => {
    const { w, hear, seenBy } = failing()
    expect(hear(reading)).toEqual(['BatteryLow', 'GoodbyeSaid'])
    expect(w.recorded.at(-1)?.event).toMatchObject({ hub: true, told: [ids.province], people: [ids.commander] })
    w.skip(5)
    expect(hear({ ...reading, minutes: 1 })).toEqual([])
    expect(seenBy('provinceOfficer')).toMatchObject([{ power: { goodbyeAt: expect.any(String) } }])
  })

  it('is not one while there are mains: it fills again', () => {
    const { hear } = powered()
    expect(hear({ ...ON, low: true, minutes: 1 })).toEqual([])
  })

  it('already at the first word: nobody waits for five seconds', () => {
    const { hear } = powered()
    expect(hear(LOW)).toEqual(['MainsFailed', 'BatteryLow', 'GoodbyeSaid'])
  })

  it('and mains that come back in time: those who were told are told that', () => {
    const { w, hear } = failing()
    hear(LOW)
    w.skip(10)
    hear(ON)
    w.skip(5)
    expect(hear(ON)).toEqual(['MainsBack'])
    expect(w.recorded.at(-1)?.event).toMatchObject({ people: [ids.commander] })
    w.skip(60)
    hear(OFF)
    w.skip(5)
    hear(OFF)
    expect(hear(LOW), 'the next failure has its own').toEqual(['BatteryLow', 'GoodbyeSaid'])
  })

  it('of another station: its desk goes, and the hub stays', () => {
    const { w, hear } = powered()
    hear(LOW, 'gateway', ids.next)
    expect(w.recorded.at(-1)?.event).toMatchObject({ type: 'GoodbyeSaid', hub: false, station: ids.next })
  })
})

it('what the UPS says itself counts more than what a gateway says of it', () => {
  const { w, hear } = powered()
  hear(ON)
  expect(hear(LOW, 'gateway')).toEqual([])
  w.skip(121)
  expect(hear(LOW, 'gateway')).toContain('GoodbyeSaid')
})

it('a UPS that is not heard is told once, and that it is back', () => {
  const { w, hear, seenBy } = powered()
  const lose = () => types(w.submit({ type: 'PowerUnheard', at: w.now(), station: ids.home, since: w.now() - 30_000 }))
  expect(lose()).toEqual(['UpsLost'])
  expect(lose()).toEqual([])
  expect(seenBy('officer')).toMatchObject([{ cause: 'ups', tonight: false }])
  expect(hear(ON)).toEqual(['UpsBack'])
  expect(seenBy('officer')).toEqual([])
})

it('what was told stands after a restart, and is not told again', () => {
  const { w, hear } = powered()
  hear(OFF)
  w.skip(5)
  hear(OFF)
  hear(LOW)
  const after = world()
  for (const each of w.recorded) if (each.event.type !== 'PowerHeard') evolve(after.state, each)
  expect(after.state.power.get(ids.home)).toMatchObject({
    mains: false,
    failedAt: expect.any(Number),
    goodbye: { people: [ids.commander] },
  })
  const heard = { type: 'PowerHeard' as const, at: w.now(), station: ids.home, source: 'ups' as const, directory: w.directory() }
  expect(types(after.submit({ ...heard, reading: LOW }))).toEqual(['PowerHeard'])
})

it('a clock that is set by an hour makes no flicker a failure', () => {
  const { w, hear } = powered()
  hear(OFF)
  w.skip(2)
  w.skip(3600)
  w.submit({ type: 'ClockJump', at: w.now(), by: 3_600_000 })
  expect(hear(OFF)).toEqual([])
})
