import { describe, expect, it } from 'vitest'
import { ids, sampleDirectory, types, world } from './world.ts'

const atIso = (ms: number) => new Date(ms).toISOString()

describe('a press', () => {
  it('opens an incident that rings at home', () => {
    const w = world()
    expect(types(w.press())).toEqual(['IncidentOpened', 'PressReceived', 'StepReached', 'IncidentMarked'])
    expect(w.view()).toMatchObject({
      phase: 'ringing',
      ringing: true,
      kind: 'holdup',
      presses: 1,
      told: [ids.home],
      watching: [ids.province],
    })
  })

  it('with the same id and time is the same press at any age', () => {
    const w = world()
    const body = { press: 'p1', at: atIso(w.now()) }
    w.press(ids.counter, body)
    w.skip(40 * 24 * 3600)
    expect(w.press(ids.counter, body)).toEqual([])
    expect(w.press(ids.counter, body, { retain: true })).toEqual([])
  })

  it('with the same id and no equal time is the same within ten minutes, and later rings as repeated', () => {
    const w = world()
    w.press(ids.counter, { press: 'p1' })
    w.skip(600)
    expect(w.press(ids.counter, { press: 'p1' })).toEqual([])
    w.skip(1)
    expect(types(w.press(ids.counter, { press: 'p1' }))).toContain('IncidentRangAgain')
    expect(w.view().marks).toContain('repeated')
  })

  it('is known as repeated also when other presses came between', () => {
    const w = world()
    w.press(ids.counter, { press: 'p1' })
    w.skip(700)
    w.press(ids.counter, { press: 'p2' })
    w.press(ids.counter, { press: 'p1' })
    expect(w.view().marks).toContain('repeated')
  })

  it('of another button may carry the same id', () => {
    const w = world()
    w.press(ids.counter, { press: 'p1' })
    expect(types(w.press(ids.safe, { press: 'p1' }))).toContain('PressReceived')
  })

  it('without an id is a press each time', () => {
    const w = world()
    w.press()
    w.press()
    expect(w.view()).toMatchObject({ presses: 2 })
    expect(w.view().timeline?.filter((entry) => entry.type === 'PressReceived')).toHaveLength(2)
  })

  it.each([
    ['', 'unreadable'],
    ['not json', 'unreadable'],
    ['{"kind":"panic!"}', 'unknown-code'],
    ['{"at":"1970-01-01T00:00:00Z"}', 'clock-wrong'],
    ['{"at":"yesterday"}', 'clock-wrong'],
    ['{"battery":"full"}', 'unreadable'],
    ['[1,2]', 'unreadable'],
  ])('%j rings as a hold-up and is marked %s', (body, mark) => {
    const w = world()
    w.press(ids.counter, body)
    expect(w.view()).toMatchObject({ ringing: true, kind: 'holdup', marks: expect.arrayContaining([mark]) })
  })

  it('more than two minutes old is shown as late by so many minutes, and rings', () => {
    const w = world()
    w.press(ids.counter, { press: 'p', at: atIso(w.now() - 7.5 * 60_000) })
    expect(w.view()).toMatchObject({ ringing: true, marks: expect.arrayContaining(['late']), buttons: [{ lateMinutes: 7 }] })
  })

  it('that was retained is shown as late, and rings', () => {
    const w = world()
    w.press(ids.counter, {}, { retain: true })
    expect(w.view()).toMatchObject({ ringing: true, marks: expect.arrayContaining(['late']) })
  })

  it('ahead of the hub by more than two minutes keeps its ring and loses its time', () => {
    const w = world()
    w.press(ids.counter, { at: atIso(w.now() + 121_000) })
    expect(w.view()).toMatchObject({
      ringing: true,
      buttons: [{ pressedAt: atIso(w.now()) }],
      marks: expect.arrayContaining(['clock-wrong']),
    })
  })

  it('of another kind opens an incident of its own', () => {
    const w = world()
    w.press()
    w.press(ids.counter, { kind: 'fire' })
    expect([...w.state.incidents.values()].map((incident) => incident.kind)).toEqual(['holdup', 'fire'])
  })
})

describe('a press on an open alarm', () => {
  it('joins it, rings again and restarts receipts and ladder', () => {
    const w = world()
    w.onDuty(ids.officer)
    w.press()
    w.submit({ type: 'Shown', at: w.now(), incident: w.incident().id, by: w.actor(ids.officer), surface: 'console' })
    w.submit({ type: 'Acknowledge', at: w.now(), incident: w.incident().id, by: w.actor(ids.officer), takeover: false })
    expect(w.view()).toMatchObject({ ringing: false, receipts: { consoles: { told: 1, shown: 1 } } })
    w.pass(10)
    w.press(ids.safe)
    expect(w.view()).toMatchObject({ ringing: true, phase: 'acknowledged', presses: 2, receipts: { consoles: { told: 1, shown: 0 } } })
    w.pass(5)
    expect(w.view().told, 'nobody showed the second press within 5 s').toContain(ids.next)
  })

  it('is not joined but linked after on-scene', () => {
    const w = world()
    w.press()
    const by = w.actor(ids.officer)
    w.submit({ type: 'Acknowledge', at: w.now(), incident: w.incident().id, by, takeover: false })
    w.submit({ type: 'Arrive', at: w.now(), incident: w.incident().id, by })
    w.press()
    expect(w.view('incident-2')).toMatchObject({ phase: 'ringing', ringing: true, linkedTo: 'incident-1' })
  })

  it('is not joined but linked fifteen minutes after the last press', () => {
    const w = world()
    w.press()
    w.skip(14 * 60)
    w.press()
    w.skip(15 * 60)
    w.press()
    w.skip(15 * 60 + 1)
    w.press()
    expect(w.view().presses).toBe(3)
    expect(w.view('incident-4')).toMatchObject({ linkedTo: 'incident-1', presses: 1 })
  })

  it('pushes to phones at most every ten seconds, and does not forget', () => {
    const w = world()
    w.onDuty(ids.officer)
    w.onDuty(ids.patrol)
    const pushes = (events: ReturnType<typeof w.press>) =>
      events.flatMap((event) => (event.type === 'StepReached' ? event.notices : [])).length
    expect(pushes(w.press())).toBe(1)
    w.pass(3)
    expect(pushes(w.press())).toBe(0)
    w.pass(1)
    expect(pushes(w.press(ids.safe))).toBe(0)
    const passed = w.pass(6)
    expect(passed.filter((event) => event.type === 'StepReached' && event.why === 'phones')).toMatchObject([
      { notices: [{ person: ids.patrol }] },
    ])
    w.pass(10)
    expect(pushes(w.press())).toBe(1)
  })
})

describe('confirmed', () => {
  it('by a second button more than two minutes later', () => {
    const w = world()
    w.press(ids.counter)
    w.pass(119)
    w.press(ids.safe)
    expect(w.view().confirmed).toBe(false)
    w.pass(2)
    w.press(ids.safe)
    expect(w.view().confirmed).toBe(true)
  })

  it('not by the same button again', () => {
    const w = world()
    w.press(ids.counter)
    w.pass(200)
    w.press(ids.counter)
    expect(w.view().confirmed).toBe(false)
  })

  it.each([
    ['before', -60, true],
    ['after', 60, true],
    ['long before', -130, false],
    ['long after', 130, false],
  ])('by a case opened %s the press', (_, seconds, confirmed) => {
    const w = world()
    const tamper = () => w.heard(ids.safe, { tamper: true }, ids.shop)
    if (seconds < 0) tamper()
    w.pass(Math.max(0, -seconds))
    w.press()
    w.pass(Math.max(0, seconds))
    if (seconds > 0) tamper()
    expect(w.view().confirmed).toBe(confirmed)
    expect(w.view().marks.includes('tamper')).toBe(confirmed)
  })
})

describe('interference', () => {
  const gateway = () => world({ directory: sampleDirectory({ gateway: true }) })

  it('is two buttons of one gateway within two seconds, marked on both and ringing as ever', () => {
    const w = gateway()
    w.press(ids.counter)
    w.skip(2)
    w.press(ids.teller)
    expect(w.view().marks).toContain('interference')
    expect(w.view('incident-2')).toMatchObject({ ringing: true, marks: expect.arrayContaining(['interference']) })
  })

  it('is a press within a minute of its gateway’s return', () => {
    const w = gateway()
    w.heard(ids.radio)
    w.submit({ type: 'DeviceLost', at: w.now(), device: ids.radio })
    w.skip(300)
    w.heard(ids.radio)
    w.skip(60)
    w.press(ids.counter)
    expect(w.view()).toMatchObject({ ringing: true, marks: expect.arrayContaining(['interference']) })
  })

  it('is not a gateway’s first coming, nor two buttons three seconds apart', () => {
    const w = gateway()
    w.heard(ids.radio)
    w.press(ids.counter)
    w.skip(3)
    w.press(ids.teller)
    expect([...w.view().marks, ...w.view('incident-2').marks]).not.toContain('interference')
  })
})
