import { describe, expect, it } from 'vitest'
import { digestView } from '../../hub/core/digest-view.ts'
import { nextDue } from '../../hub/core/ladder.ts'
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
