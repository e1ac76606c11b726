import { describe, expect, it } from 'vitest'
import { testEndsAt } from '../../hub/core/incident/bell-view.ts'
import { nextDue } from '../../hub/core/incident/ladder.ts'
import { digestView } from '../../hub/core/shift/digest-view.ts'
import { shopView } from '../../hub/core/shop/shop-view.ts'
import { viewerOf } from '../../hub/core/sight.ts'
import { buttonOf, row, town } from './town.ts'
import { ids, types, world } from './world.ts'

const HOUR = 3_600_000
const jump = (w: Pick<ReturnType<typeof world>, 'submit' | 'now' | 'skip'>, by: number) => {
  w.skip(by / 1000)
  return w.submit({ type: 'ClockJump', at: w.now(), by })
}

describe.each([
  ['forward', HOUR],
  ['back', -HOUR],
])('a clock that is set an hour %s', (_, by) => {
  it('makes nobody silent who speaks, and hides nobody who does not', () => {
    const t = town(row('a', 4, { every: 3_000 }))
    t.pass(60)
    jump(t, by)
    expect(t.pass(100)).toEqual([])
    t.cut('a0')
    t.pass(130)
    expect(t.outages()).toMatchObject([{ cause: 'button', raised: true }])
    expect(t.state.clockJumps).toMatchObject([{ by }])
  })

  it('stands in the digest of the shift in which it happened, and in no later one', () => {
    const w = world()
    const from = w.now()
    w.skip(60)
    jump(w, by)
    const viewer = viewerOf(ids.officer, w.directory(), w.state.duty)
    if (!viewer) throw new Error('no officer')
    const told = (since: number) =>
      digestView(w.state, w.directory(), viewer, { station: ids.home, from: since, now: w.now(), past: [], incidents: [] }).pastOutages
    expect(told(from)).toMatchObject([{ cause: 'clock', by }])
    expect(told(w.now() + 2 * HOUR)).toEqual([])
  })

  it('moves no step of an alarm: the neighbour is told thirty seconds later as before', () => {
    const w = world()
    w.onDuty(ids.officer)
    w.press()
    const before = (nextDue(w.state, w.now()).at ?? 0) - w.now()
    jump(w, by)
    expect((nextDue(w.state, w.now()).at ?? 0) - w.now()).toBe(before)
    expect(types(w.pass(before / 1000))).toContain('StepReached')
  })

  it('ends no test and no bypass early or late', () => {
    const w = world()
    w.submit({ type: 'BypassButton', at: w.now(), button: ids.counter, site: ids.shop, by: ids.officer, minutes: 10, reason: 'sửa' })
    w.submit({ type: 'ArmTest', at: w.now(), button: ids.safe, site: ids.shop, by: ids.staff })
    jump(w, by)
    expect((w.state.bypasses.get(ids.counter)?.until ?? 0) - w.now()).toBe(600_000)
    expect((w.state.tests.get(ids.safe)?.until ?? 0) - w.now()).toBe(180_000)
  })
})

describe.each([
  ['forward', HOUR],
  ['back', -HOUR],
])('a clock that is set an hour %s while people rely on it', (_, by) => {
  const planned = (w: ReturnType<typeof world>, from: number | null) =>
    w.submit({
      ...{ type: 'PlanExercise', at: w.now(), site: ids.shop, by: ids.commander, home: [ids.home], from, minutes: 30 },
      ...{ reason: 'Diễn tập', button: null, announced: true, managerTold: false, siren: true },
    })

  it('takes no press for a drill that would have been real without it', () => {
    const w = world()
    w.onDuty(ids.officer)
    planned(w, null)
    w.press()
    w.skip(60)
    jump(w, by)
    w.skip(120)
    w.press(ids.safe)
    expect(w.incident('incident-2' as never), 'two minutes after the drill began it is somebody who needs help').toMatchObject({
      exercise: null,
      ring: { cause: 'opened' },
    })
  })

  it('ends an exercise that runs no later than it would have ended, and leaves one alone that was agreed on for later', () => {
    const w = world()
    const until = w.now() + 30 * 60_000
    planned(w, null)
    w.skip(60)
    jump(w, by)
    const { from, until: now } = w.state.exercises.get(ids.shop) ?? { from: 0, until: 0 }
    expect(now).toBe(Math.min(until, until + by))
    expect(from).toBeLessThanOrEqual(w.now())
    const later = world()
    planned(later, later.now() + 5 * HOUR)
    jump(later, by)
    expect(later.state.exercises.get(ids.shop)).toMatchObject({ from: later.now() - by + 5 * HOUR })
  })

  it('moves nothing on a page inside a shop during an alarm', () => {
    const w = world()
    const site = w.directory().sites.get(ids.shop)
    const looks = () =>
      site && shopView(w.state, w.directory(), site, w.now(), null).buttons.map(({ says, battery }) => ({ says, battery }))
    w.heard(ids.counter, { battery: 80 })
    w.heard(ids.safe, { battery: 70 })
    w.skip(300)
    const before = looks()
    w.press(ids.counter, { battery: 12 })
    w.skip(10)
    w.heard(ids.safe, { battery: 11 })
    jump(w, by)
    w.skip(10)
    expect(looks()).toEqual(before)
    w.press(ids.safe, { battery: 9 })
    w.skip(20 * 60)
    w.press(ids.counter, { battery: 8 })
    expect(looks(), 'also when a second alarm follows the first').toEqual(before)
  })

  it('joins presses for as long as before, and lets a quiet one end when it would have', () => {
    const w = world()
    w.onDuty(ids.officer)
    w.press()
    jump(w, by)
    w.skip(14 * 60)
    w.press()
    expect(w.state.incidents.size).toBe(1)
    w.skip(16 * 60)
    w.press()
    expect(w.state.incidents.size, 'a second robbery is not a repeat').toBe(2)
    const test = world()
    test.press(ids.counter, { kind: 'test' })
    jump(test, by)
    expect((nextDue(test.state, test.now()).at ?? 0) - test.now()).toBe(15 * 60_000)
  })

  it('lets an empty desk be told of as soon as without it', () => {
    const w = world()
    w.skip(3600)
    w.onDuty(ids.officer)
    w.onDuty(ids.provinceOfficer)
    w.submit({ type: 'SignOff', at: w.now(), person: ids.officer })
    const round = () =>
      types(w.submit({ type: 'SupervisionRound', at: w.now(), directory: w.directory(), consoles: new Map([[ids.provinceOfficer, null]]) }))
    w.skip(10)
    jump(w, by)
    w.skip(7)
    expect(round()).not.toContain('StationUnattended')
    w.skip(2)
    expect(round()).toContain('StationUnattended')
    w.skip(10)
    jump(w, by)
    expect(w.now() - (w.state.desks.get(ids.home)?.empty?.since ?? 0)).toBe(29_000)
  })

  it('tries a phone on duty, and loses one that shows nothing, as soon as without it', () => {
    const w = world()
    w.onDuty(ids.patrol)
    w.skip(60)
    jump(w, by)
    const rounds = (seconds: number) => {
      const found: string[] = []
      for (let passed = 0; passed < seconds; passed += 10) {
        w.skip(10)
        found.push(...types(w.submit({ type: 'SupervisionRound', at: w.now(), directory: w.directory() })))
      }
      return found
    }
    expect(rounds(300)).toEqual(['PhoneProbed'])
    jump(w, by)
    expect(rounds(300)).toEqual(['PhoneProbed'])
    w.submit({ type: 'SettlePhoneTest', at: w.now(), person: ids.patrol, subscription: 'patrol-phone' as never, outcome: 'accepted' })
    jump(w, by)
    expect(rounds(70)).toContain('PhoneLost')
  })

  it('tries a bell no longer', () => {
    const w = world()
    w.submit({ type: 'TestBell', at: w.now(), station: ids.home, by: ids.officer, sharing: [] })
    jump(w, by)
    expect((testEndsAt(w.state, ids.home, w.now()) ?? 0) - w.now()).toBeGreaterThan(0)
    w.skip(60)
    expect(testEndsAt(w.state, ids.home, w.now())).toBeNull()
  })

  it('changes no event that is on its way to the disk', () => {
    const w = world()
    w.onDuty(ids.patrol)
    w.press()
    const notices = () =>
      w.incident().timeline.flatMap((event) => ('notices' in event ? event.notices.map(({ expiresAt }) => expiresAt) : []))
    const before = notices()
    expect(before.length).toBeGreaterThan(0)
    jump(w, by)
    expect(notices()).toEqual(before)
  })
})

it('a hub that was held is one downtime of its own, and everybody has the reporting time anew', () => {
  const t = town(row('a', 4, { every: 3_000 }))
  t.pass(60)
  const from = t.now()
  t.skip(300)
  t.submit({ type: 'HubPause', at: t.now(), from })
  expect(t.round()).toEqual([])
  expect(t.state.downtimes).toEqual([{ from, to: t.now() }])
  expect(t.pass(60)).toEqual([])
  t.cut('a0')
  t.pass(130)
  expect(t.outages()).toHaveLength(1)
})

describe('a round that comes late', () => {
  it('hides no outage: one that is over is told with its from and to', () => {
    const t = town(row('a', 4, { buttons: 2, every: 3_000 }))
    t.pass(60)
    const silentFrom = Math.min(...[0, 1].map((n) => t.state.devices.get(buttonOf('a0', n))?.lastHeardAt ?? 0))
    // No round for ten minutes, though the others are heard.
    for (let n = 0; n < 20; n += 1) {
      t.skip(30)
      for (const { id, site } of t.directory().buttons.values()) if (n === 19 || site !== 'a0') t.heard(id)
    }
    const until = t.now()
    t.skip(2)
    expect(t.round()).toMatchObject([{ type: 'OutageBegan', cause: 'site', site: 'a0', since: silentFrom, until }])
    expect(t.outages(), 'it is over').toEqual([])
    expect(t.round(), 'it is told once').toEqual([])
  })
})
