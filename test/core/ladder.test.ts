import { describe, expect, it } from 'vitest'
import type { Event } from '../../hub/contract/events.ts'
import { ids, sampleDirectory, world } from './world.ts'

const steps = (events: readonly Event[]) => events.filter((event) => event.type === 'StepReached')
const toPhones = (events: readonly Event[]) => steps(events).flatMap((step) => step.notices.map((notice) => notice.person))

describe('at once', () => {
  it('home is told whether or not anybody signed on, and its parent watches', () => {
    const w = world()
    w.press()
    expect(w.view()).toMatchObject({ told: [ids.home], watching: [ids.province] })
  })

  it('with an attended home: its consoles and its patrols on duty, and nobody else', () => {
    const w = world()
    w.onDuty(ids.officer)
    w.onDuty(ids.patrol)
    w.onDuty(ids.neighbour)
    const events = w.press()
    expect(w.view().told).toEqual([ids.home])
    expect(steps(events)[0]).toMatchObject({ consoles: [ids.officer] })
    expect(toPhones(events)).toEqual([ids.patrol])
  })

  it('with nobody attended at home: the first attended neighbour and the home commanders in the same second', () => {
    const w = world()
    w.onDuty(ids.officer, false)
    w.onDuty(ids.neighbour)
    const events = w.press()
    expect(w.view().told).toEqual([ids.home, ids.next])
    expect(toPhones(events)).toEqual([ids.commander])
  })

  it('with nobody attended anywhere: the alarm says so itself, and the last two are told after five seconds', () => {
    const w = world()
    expect(toPhones(w.press())).toEqual([ids.commander])
    expect(w.view().marks).toContain('nobody-attended')
    w.pass(5)
    expect(w.view().told).toEqual([ids.home, ids.next, ids.province])
  })

  it('a patrol or commander without a phone that can be woken is named', () => {
    const w = world({ directory: { ...sampleDirectory(), phones: new Map() } })
    w.onDuty(ids.patrol)
    expect(steps(w.press())[0]).toMatchObject({ notices: [], unreachable: [ids.patrol, ids.commander] })
  })
})

describe('when nobody answers', () => {
  it('the first attended neighbour after 5 s without a home console showing it', () => {
    const w = world()
    w.onDuty(ids.officer)
    w.onDuty(ids.neighbour)
    w.press()
    w.pass(4.9)
    expect(w.view().told).toEqual([ids.home])
    w.pass(0.1)
    expect(w.view().told).toEqual([ids.home, ids.next])
  })

  it('no neighbour after 5 s when a home console showed it', () => {
    const w = world()
    w.onDuty(ids.officer)
    w.onDuty(ids.neighbour)
    w.press()
    w.submit({ type: 'Shown', at: w.now(), incident: w.incident().id, by: w.actor(ids.officer), surface: 'console' })
    w.pass(29)
    expect(w.view().told).toEqual([ids.home])
  })

  it('a neighbour’s console that shows it does not count as home’s', () => {
    const w = world()
    w.onDuty(ids.neighbour)
    w.press()
    w.submit({ type: 'Shown', at: w.now(), incident: w.incident().id, by: w.actor(ids.neighbour), surface: 'console' })
    expect(w.pass(5).some((event) => event.type === 'StepReached' && event.why === 'not-shown')).toBe(true)
  })

  it('commanders and patrols at 30 s, neighbour and province at 60 s, everybody so far every 30 s without end', () => {
    const w = world()
    w.onDuty(ids.officer)
    w.onDuty(ids.patrol)
    w.press()
    w.submit({ type: 'Shown', at: w.now(), incident: w.incident().id, by: w.actor(ids.officer), surface: 'console' })
    expect(toPhones(w.pass(30))).toEqual([ids.commander, ids.patrol])
    w.pass(30)
    expect(w.view().told).toEqual([ids.home, ids.next, ids.province])
    const later = steps(w.pass(30 * 40))
    expect(later).toHaveLength(40)
    expect(later.every((step) => step.why === 'repeat' && step.notices.length === 2)).toBe(true)
    expect(later.at(-1)?.told).toEqual([ids.home, ids.next, ids.province])
  })

  it('a whole week unanswered keeps what is held in memory small, and forgets neither a press nor whom to tell', () => {
    const w = world()
    w.onDuty(ids.patrol)
    w.press()
    for (let hour = 0; hour < 7 * 24; hour += 1) {
      for (const step of steps(w.pass(3600))) {
        const outcomes = step.notices.map((notice) => ({ notice: notice.id, incident: w.incident().id, outcome: 'accepted' as const }))
        w.submit({ type: 'SettleNotices', at: w.now(), outcomes })
      }
    }
    expect(w.incident().timeline.length).toBeLessThanOrEqual(1_000)
    expect(w.incident().notices.size).toBeLessThan(1_000)
    expect(w.incident().timeline.filter((event) => event.type === 'PressReceived')).toHaveLength(1)
    expect(toPhones(w.pass(30)).sort()).toEqual([ids.commander, ids.patrol])
  })

  it('a hub that was away tells everybody it should have told, once', () => {
    const w = world()
    w.press()
    w.skip(3600)
    const late = w.pass(0)
    expect(steps(late).map((step) => step.why)).toEqual(['not-shown', 'not-acknowledged', 'everybody'])
    expect(w.view().told).toEqual([ids.home, ids.next, ids.province])
    expect(steps(w.pass(30)).map((step) => step.why)).toEqual(['repeat'])
  })

  it('fire has its own times', () => {
    const w = world()
    w.press(ids.counter, { kind: 'fire' })
    expect(steps(w.pass(20)).map((step) => step.why)).toEqual(['not-shown', 'not-acknowledged'])
  })

  it('a site may have its own times', () => {
    const w = world({ directory: sampleDirectory({ shop: { ladder: { notShown: 2 } } }) })
    w.press()
    expect(steps(w.pass(2)).map((step) => step.why)).toEqual(['not-shown'])
  })

  it('a notice to a phone is worth a minute', () => {
    const w = world()
    const [step] = steps(w.press())
    expect(step?.notices[0]?.expiresAt).toBe(w.now() + 60_000)
  })
})

describe('acknowledged and nobody dispatched', () => {
  const acknowledged = () => {
    const w = world()
    w.onDuty(ids.officer)
    w.press()
    w.submit({ type: 'Acknowledge', at: w.now(), incident: w.incident().id, by: w.actor(ids.officer), takeover: false })
    return w
  }

  it('rings again after 60 s and after 120 s the ladder goes on where it stood', () => {
    const w = acknowledged()
    w.pass(59)
    expect(w.view().ringing).toBe(false)
    w.pass(1)
    expect(w.view()).toMatchObject({ ringing: true, phase: 'acknowledged', told: [ids.home] })
    expect(toPhones(w.pass(60))).toEqual([ids.commander])
    w.pass(30)
    expect(w.view().told).toEqual([ids.home, ids.next, ids.province])
    expect(steps(w.pass(300))).toHaveLength(10)
  })

  it('quiets for another minute when acknowledged again, and the ladder still goes on at 120 s', () => {
    const w = acknowledged()
    w.pass(61)
    w.submit({ type: 'Acknowledge', at: w.now(), incident: w.incident().id, by: w.actor(ids.officer), takeover: false })
    expect(w.view().ringing).toBe(false)
    expect(steps(w.pass(59)).map((step) => step.why)).toEqual(['not-acknowledged'])
    w.pass(1)
    expect(w.view().ringing).toBe(true)
  })

  it('is quiet once someone is sent', () => {
    const w = acknowledged()
    w.pass(61)
    w.submit({
      type: 'Dispatch',
      at: w.now(),
      incident: w.incident().id,
      by: w.actor(ids.officer),
      patrols: [ids.patrol],
      roster: w.roster(ids.shop),
    })
    expect(w.view()).toMatchObject({ ringing: false, phase: 'dispatched', nextStepAt: null })
    expect(w.pass(3600)).toEqual([])
  })
})

it('tells what comes next, and to whom', () => {
  const w = world()
  w.onDuty(ids.officer)
  w.onDuty(ids.neighbour)
  w.press()
  expect(w.view().next).toEqual({
    at: new Date(w.now() + 5000).toISOString(),
    why: 'not-shown',
    stations: [{ id: ids.next, name: 'Station next', distance: 3100 }],
    commanders: 0,
  })
})
