import { describe, expect, it } from 'vitest'
import { ids, sampleDirectory, types, world } from './world.ts'

const arm = (w: ReturnType<typeof world>) => w.submit({ type: 'ArmTest', at: w.now(), button: ids.counter, site: ids.shop, by: ids.staff })

describe('the shop’s own test', () => {
  it('is shown quietly, tells nobody’s phone, and is used up by its first press', () => {
    const w = world()
    w.onDuty(ids.patrol)
    arm(w)
    const events = w.press()
    expect(w.view()).toMatchObject({ kind: 'test', ringing: false, quiet: true, marks: ['test'], nextStepAt: expect.any(String) })
    expect(events.flatMap((event) => (event.type === 'StepReached' ? event.notices : []))).toEqual([])
    w.skip(1)
    w.press()
    expect(w.view('incident-2')).toMatchObject({ kind: 'holdup', ringing: true })
  })

  it.each([
    ['another button', ids.safe, {}],
    ['duress', ids.counter, { kind: 'duress' }],
  ])('%s is real', (_, button, body) => {
    const w = world()
    arm(w)
    w.press(button, body)
    expect(w.view()).toMatchObject({ ringing: true, quiet: false })
  })

  it('is over after three minutes', () => {
    const w = world()
    arm(w)
    w.skip(181)
    w.press()
    expect(w.view()).toMatchObject({ ringing: true })
  })

  it('proves the button', () => {
    const w = world()
    arm(w)
    w.press()
    expect(w.state.proven.get(ids.counter)).toBe(w.now())
  })
})

it('an unannounced test press is shown quietly', () => {
  const w = world()
  w.press(ids.counter, { kind: 'test' })
  expect(w.view()).toMatchObject({ kind: 'test', ringing: false, marks: ['test'] })
})

describe('a site on test', () => {
  it('shows its presses quietly until the time is over, and returns by itself', () => {
    const w = world()
    w.submit({ type: 'PutOnTest', at: w.now(), site: ids.shop, by: ids.officer, minutes: 10, reason: 'bảo trì' })
    w.press()
    expect(w.view()).toMatchObject({ ringing: false, marks: ['on-test'] })
    expect(types(w.pass(600))).toEqual(['SiteOnTestEnded'])
    w.press()
    expect(w.view('incident-2')).toMatchObject({ ringing: true })
  })

  it('is ended by hand once', () => {
    const w = world()
    w.submit({ type: 'PutOnTest', at: w.now(), site: ids.shop, by: ids.officer, minutes: 10, reason: 'bảo trì' })
    w.submit({ type: 'EndOnTest', at: w.now(), site: ids.shop, by: ids.officer })
    expect(w.tryTo({ type: 'EndOnTest', at: w.now(), site: ids.shop, by: ids.officer })).toEqual({ refused: 'not-on-test' })
  })
})

it('a bypassed button is shown quietly and returns by itself; its neighbour rings', () => {
  const w = world()
  w.submit({ type: 'BypassButton', at: w.now(), button: ids.counter, site: ids.shop, by: ids.officer, minutes: 60, reason: 'kẹt nút' })
  w.press()
  expect(w.view()).toMatchObject({ ringing: false, marks: ['bypassed'] })
  w.press(ids.safe)
  expect(w.view('incident-2').ringing).toBe(true)
  expect(types(w.pass(3600))).toContain('ButtonBypassEnded')
  w.press()
  expect([...w.state.incidents.values()].at(-1)?.ring).not.toBeNull()
})

describe('a site being fitted', () => {
  const fitting = (since: string) => world({ directory: sampleDirectory({ shop: { service: 'fitting', fittingSince: since } }) })

  it('only chimes', () => {
    const w = fitting('2026-11-20T00:00:00.000Z')
    w.press()
    expect(w.view()).toMatchObject({ ringing: false, marks: ['fitting'], told: [ids.home] })
    expect(types(w.pass(900))).toEqual(['IncidentClosed'])
  })

  it('rings like any other after seven days', () => {
    const w = fitting('2026-11-10T00:00:00.000Z')
    w.press()
    expect(w.view().ringing).toBe(true)
  })
})

describe('pressed by mistake', () => {
  const mistake = (w: ReturnType<typeof world>, duress: boolean) =>
    w.submit({
      type: 'Mistake',
      at: w.now(),
      site: ids.shop,
      by: ids.staff,
      duress,
      incident: w.freshIncident(),
      roster: w.roster(ids.shop),
    })

  it('is a note to the desk that closes and quiets nothing', () => {
    const w = world()
    w.press()
    mistake(w, false)
    expect(w.view()).toMatchObject({ ringing: true, phase: 'ringing', marks: expect.arrayContaining(['mistake']) })
  })

  it('with the duress PIN marks the alarm and rings it again', () => {
    const w = world()
    w.onDuty(ids.officer)
    w.press()
    w.submit({ type: 'Acknowledge', at: w.now(), incident: w.incident().id, by: w.actor(ids.officer), takeover: false })
    mistake(w, true)
    expect(w.view()).toMatchObject({ ringing: true, marks: expect.arrayContaining(['duress']) })
  })

  it('with the duress PIN and no alarm is an alarm', () => {
    const w = world()
    mistake(w, true)
    expect(w.view()).toMatchObject({ kind: 'duress', ringing: true, presses: 0 })
  })
})
