import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Event } from '../../hub/contract/events.ts'
import type { ButtonId, IncidentId, SiteId } from '../../hub/contract/ids.ts'
import { evolve } from '../../hub/core/evolve.ts'
import { makeWay } from '../../hub/core/exercise/exercise-aside.ts'
import { bellOf } from '../../hub/core/incident/bell-view.ts'
import { emptyState } from '../../hub/core/state.ts'
import { ids, types, type World, world } from './world.ts'

type Plan = { from?: number; minutes?: number; button?: ButtonId | null; site?: SiteId; siren?: boolean }

function plan(town: World, { from, minutes = 60, button = null, site = ids.shop, siren = true }: Plan = {}) {
  return town.tryTo({
    ...{ type: 'PlanExercise', at: town.now(), site, by: ids.commander, home: [ids.home], from: from ?? null, minutes },
    ...{ reason: 'Diễn tập quý', button, announced: false, managerTold: true, siren },
  })
}
function manned() {
  const town = world()
  for (const who of [ids.officer, ids.patrol]) town.onDuty(who)
  return town
}
const acknowledge = (town: World, id = 'incident-1') =>
  town.submit({ type: 'Acknowledge', at: town.now(), incident: id as IncidentId, by: town.actor(ids.officer), takeover: false })
const close = (town: World, disposition: 'drill' | 'false-alarm', id = 'incident-1') =>
  town.tryTo({ type: 'Close', at: town.now(), incident: id as IncidentId, by: town.actor(ids.officer), disposition, note: null })
const opened = (events: readonly Event[]) => events.find((event) => event.type === 'IncidentOpened')
/** It rings, for somebody, and nothing calls it an exercise. */
const isReal = (town: World, events: readonly Event[]): boolean => {
  const pressed = events.find((event) => event.type === 'PressReceived')
  const incident = pressed && town.state.incidents.get(pressed.incident)
  return !!incident && incident.exercise === null && incident.ring !== null && !incident.marks.includes('drill') && incident.told.length > 0
}

describe('an exercise', () => {
  it('begins and ends by itself, and its press takes the road of a real one', () => {
    const town = manned()
    plan(town, { from: town.now() + 600_000, minutes: 30 })
    expect(types(town.pass(600))).toEqual(['ExerciseStarted'])
    const pressed = town.press()
    expect(types(pressed)).toEqual(['IncidentOpened', 'PressReceived', 'StepReached'])
    const real = manned()
    expect(types(real.press())).toEqual(types(pressed))
    expect(town.view()).toMatchObject({ marks: ['drill'], ringing: true, quiet: false, drill: { siren: true, aside: false } })
    expect(types(town.pass(61)).filter((type) => type !== 'IncidentMarked')).toEqual(types(real.pass(61)))
    expect(types(town.pass(30 * 60))).toContain('ExerciseEnded')
    expect(town.incident().exercise, 'what rings stays a drill').not.toBeNull()
    acknowledge(town)
    expect(types(town.submit({ ...closing(town), disposition: 'drill' }))).toEqual(['IncidentClosed'])
  })

  it('is closed as a drill and as nothing else, from any phase after the acknowledgement', () => {
    const town = manned()
    plan(town)
    town.press()
    expect(close(town, 'drill')).toEqual({ refused: 'not-acknowledged' })
    acknowledge(town)
    expect(close(town, 'false-alarm')).toEqual({ refused: 'drill-only' })
    expect(types(close(town, 'drill') as Event[])).toEqual(['IncidentClosed', 'ExerciseEnded'])
    expect(town.state.pastExercises.get(ids.shop)).toMatchObject([{ end: { why: 'closed' }, score: { neighbour: false, presses: 1 } }])
    expect(isReal(town, town.press()), 'it is over').toBe(true)
  })

  it('is one of a site at a time, three of a station, within a week and two hours', () => {
    const town = manned()
    plan(town)
    expect(plan(town)).toEqual({ refused: 'exercise-planned' })
    for (const minutes of [4, 121]) expect(plan(town, { site: ids.bank, minutes })).toEqual({ refused: 'bad-exercise-time' })
    for (const from of [town.now() - 1, Number.NaN]) expect(plan(town, { site: ids.bank, from })).toEqual({ refused: 'bad-exercise-time' })
    expect(plan(town, { site: ids.bank, from: town.now() + 8 * 24 * 3_600_000 })).toEqual({ refused: 'bad-exercise-time' })
    for (const site of ['b', 'c'] as SiteId[]) plan(town, { site })
    expect(plan(town, { site: ids.bank })).toEqual({ refused: 'too-many-exercises' })
  })

  it('called off, it makes the next press real', () => {
    const town = manned()
    plan(town)
    town.submit({ type: 'CallOffExercise', at: town.now(), site: ids.shop, by: ids.commander })
    expect(isReal(town, town.press())).toBe(true)
  })

  it('begun from the page it says so, and every press is real', () => {
    const town = manned()
    plan(town)
    const ring = { type: 'RingExercise' as const, site: ids.shop, by: ids.commander, roster: town.roster(ids.shop) }
    const rung = town.submit({ ...ring, at: town.now(), incident: town.freshIncident() })
    expect(types(rung)).toEqual(['IncidentOpened', 'ExerciseRung', 'StepReached'])
    expect(town.view().timeline?.map(({ type }) => type)).toContain('ExerciseRung')
    town.skip(5)
    expect(isReal(town, town.press())).toBe(true)
  })

  it('without a siren rings no bell, and a bell that rings for exercises alone says so', () => {
    const town = manned()
    plan(town, { siren: false })
    town.press()
    expect(bellOf(town.state, ids.home, town.now())).toEqual({ ringing: false, incidents: 0 })
    const loud = manned()
    plan(loud)
    loud.press()
    expect(bellOf(loud.state, ids.home, loud.now())).toEqual({ ringing: true, incidents: 1, drill: true })
    loud.press(ids.teller)
    expect(bellOf(loud.state, ids.home, loud.now())).toEqual({ ringing: true, incidents: 1 })
  })
})

describe('a press during an exercise is real', () => {
  const real: [string, (town: World) => Event[]][] = [
    ['duress', (town) => town.press(ids.counter, { kind: 'duress' })],
    ['fire', (town) => town.press(ids.counter, { kind: 'fire' })],
    ['another site', (town) => town.press(ids.teller)],
    ['unreadable', (town) => town.press(ids.counter, 'no json')],
    ['an unknown code', (town) => town.press(ids.counter, { kind: 'zz' })],
    ['a press from before it', (town) => town.press(ids.counter, { press: 'a', at: new Date(town.now() - 30_000).toISOString() })],
    ['not the button that was named', (town) => town.press(ids.safe)],
    [
      'a case opened just before',
      (town) => {
        town.heard(ids.counter, { tamper: true }, ids.shop)
        return town.press()
      },
    ],
  ]
  it.each(real)('%s', (_name, press) => {
    const town = manned()
    plan(town, { button: ids.counter })
    expect(isReal(town, press(town))).toBe(true)
  })

  it('after two minutes, from the same button too; the drill stands aside', () => {
    const town = manned()
    plan(town)
    town.press()
    town.skip(60)
    expect(types(town.press(ids.safe)), 'one hand on two buttons').toContain('IncidentRangAgain')
    town.skip(61)
    const events = town.press()
    expect(opened(events)).toMatchObject({ incident: 'incident-3' })
    expect(opened(events)).not.toHaveProperty('linkedTo')
    expect(isReal(town, events)).toBe(true)
    expect(types(events)).toEqual(expect.arrayContaining(['IncidentStoodAside', 'ExerciseEnded']))
    expect(town.view('incident-1')).toMatchObject({ ringing: false, marks: ['drill', 'stood-aside'], drill: { aside: true } })
    expect(types(town.pass(300)).length, 'the real one climbs').toBeGreaterThan(0)
    expect(town.incident('incident-1').step).toBeLessThan(town.incident('incident-3').step)
    expect(types(close(town, 'drill') as Event[])).toContain('IncidentClosed')
  })

  it('a duress PIN is an alarm of its own', () => {
    const town = manned()
    plan(town)
    town.press()
    const cry = { type: 'Mistake' as const, at: town.now(), site: ids.shop, by: ids.staff, duress: true, roster: town.roster(ids.shop) }
    expect(opened(town.submit({ ...cry, incident: town.freshIncident() }))).toMatchObject({ kind: 'duress' })
    expect(town.incident('incident-2')).toMatchObject({ exercise: null, ring: { cause: 'opened' } })
    expect(town.incident('incident-1')).toMatchObject({ exercise: { aside: true }, ring: null })
  })

  it('where a real alarm is in hand, an exercise elsewhere in the same hands is silent from the start', () => {
    const town = manned()
    plan(town, { site: ids.bank })
    town.press(ids.counter)
    town.press(ids.teller)
    expect(town.incident('incident-2')).toMatchObject({ exercise: { aside: true }, ring: null, marks: ['drill', 'stood-aside'] })
    expect(town.incident('incident-1').ring).not.toBeNull()
  })
})

describe('“this is real”', () => {
  it('turns the drill into an alarm that rings anew and climbs', () => {
    const town = manned()
    plan(town)
    town.press()
    acknowledge(town)
    const said = { type: 'MakeReal' as const, at: town.now(), incident: 'incident-1' as IncidentId, by: town.actor(ids.patrol) }
    const events = town.submit({ ...said, roster: town.roster(ids.shop) })
    expect(types(events)).toEqual(['IncidentMadeReal', 'IncidentRangAgain', 'StepReached', 'ExerciseEnded'])
    expect(town.view()).toMatchObject({ ringing: true, marks: ['was-drill'] })
    expect(town.view()).not.toHaveProperty('drill')
    expect(close(town, 'false-alarm')).toEqual({ refused: 'not-on-scene' })
    expect(types(town.pass(31))).toContain('StepReached')
    expect(types(town.submit({ ...said, at: town.now(), roster: town.roster(ids.shop) }))).toEqual([])
    expect(town.state.pastExercises.get(ids.shop)).toMatchObject([{ void: 'real', end: { why: 'real' } }])
  })

  it('a case opened says it too, and phones are called at once', () => {
    const town = manned()
    plan(town)
    town.press()
    town.skip(400)
    expect(types(town.heard(ids.safe, { tamper: true }, ids.shop))).toEqual(
      expect.arrayContaining(['IncidentMadeReal', 'IncidentRangAgain']),
    )
    expect(town.view()).toMatchObject({ ringing: true, confirmed: true })
    const [step] = town.pass(0).filter((event) => event.type === 'StepReached')
    expect(step?.notices.length).toBeGreaterThan(0)
  })
})

it('no sequence of presses, closes and times during an exercise hides a real alarm, and a replay is the same', () => {
  const deed = fc.oneof(
    fc.record({
      do: fc.constant('press' as const),
      button: fc.constantFrom(ids.counter, ids.safe, ids.teller),
      kind: fc.constantFrom('holdup', 'duress', 'fire'),
    }),
    fc.record({ do: fc.constant('pass' as const), seconds: fc.integer({ min: 1, max: 400 }) }),
    fc.record({ do: fc.constantFrom('acknowledge' as const, 'arrive' as const, 'close' as const, 'call-off' as const, 'tamper' as const) }),
  )
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 20 }), fc.boolean(), (deeds, named) => {
      const town = manned()
      const start = town.now()
      plan(town, { button: named ? ids.counter : null, minutes: 30 })
      let calledOff = false
      let first: number | null = null
      for (const each of deeds) {
        const drills = [...town.state.incidents.values()].filter(({ exercise }) => exercise !== null)
        const newest = [...town.state.incidents.keys()].at(-1) as IncidentId | undefined
        const command = newest && { at: town.now(), incident: newest, by: town.actor(ids.officer) }
        if (each.do === 'pass') town.pass(each.seconds)
        else if (each.do === 'tamper') town.heard(ids.safe, { tamper: true }, ids.shop)
        else if (each.do === 'acknowledge' && command) town.tryTo({ type: 'Acknowledge', ...command, takeover: false })
        else if (each.do === 'arrive' && command) town.tryTo({ type: 'Arrive', ...command })
        else if (each.do === 'close' && command) town.tryTo({ type: 'Close', ...command, disposition: 'drill', note: null })
        else if (each.do === 'call-off') {
          town.tryTo({ type: 'CallOffExercise', at: town.now(), site: ids.shop, by: ids.commander })
          calledOff = true
        } else if (each.do === 'press') {
          const events = town.press(each.button, { kind: each.kind })
          // What a person would call plainly not the exercise's press.
          const plainlyReal =
            calledOff ||
            each.kind !== 'holdup' ||
            each.button === ids.teller ||
            (named && each.button !== ids.counter) ||
            town.now() >= start + 30 * 60_000 ||
            (first !== null && town.now() - first > 2 * 60_000) ||
            drills.some(({ answer }) => answer.phase === 'closed')
          if (plainlyReal) expect(isReal(town, events)).toBe(true)
          else first ??= town.now()
        }
        // Whatever is real and unanswered rings, and something is due for it.
        for (const { exercise, quiet, answer, ring } of town.state.incidents.values())
          if (exercise === null && quiet === null && answer.phase === 'ringing') expect(ring).not.toBeNull()
      }
      const replayed = emptyState()
      for (const entry of town.recorded) evolve(replayed, structuredClone(entry))
      expect(replayed).toEqual(town.state)
    }),
    { numRuns: 300 },
  )
})

it('makes way only for what is real', () => {
  const town = manned()
  plan(town)
  town.press()
  expect(makeWay('incident-1' as IncidentId, ids.bank, [ids.next], town.now(), town.state)).toEqual([])
})

const closing = (town: World) => ({
  ...{ type: 'Close' as const, at: town.now(), incident: 'incident-1' as IncidentId, by: town.actor(ids.officer), note: null },
})
