import { describe, expect, it } from 'vitest'
import type { PersonId } from '../../hub/contract/ids.ts'
import { supervisionView } from '../../hub/core/desk-view.ts'
import { gatewayView } from '../../hub/core/devices/device-view.ts'
import { viewerOf } from '../../hub/core/sight.ts'
import { ids, sampleDirectory, types, world } from './world.ts'

const round = (w: ReturnType<typeof world>) => w.submit({ type: 'SupervisionRound', at: w.now(), directory: w.directory() })
const stateOf = (w: ReturnType<typeof world>, id: string) => w.state.devices.get(id as never)?.state ?? 'never-heard'

describe('a button', () => {
  it('is never-heard, online, disconnected at once, offline after its reporting time, and online again', () => {
    const w = world()
    expect(stateOf(w, ids.counter)).toBe('never-heard')
    w.heard(ids.counter)
    expect(stateOf(w, ids.counter)).toBe('online')
    w.submit({ type: 'DeviceLost', at: w.now(), device: ids.counter })
    expect(stateOf(w, ids.counter)).toBe('disconnected')
    w.skip(90)
    expect(round(w)).toEqual([])
    w.skip(1)
    expect(types(round(w))).toEqual(['OutageBegan'])
    expect(stateOf(w, ids.counter)).toBe('offline')
    expect(round(w), 'it is told once').toEqual([])
    expect(types(w.heard(ids.counter))).toEqual(['OutageEnded'])
    expect(w.state.outages.size).toBe(0)
  })

  it('that was never heard is not an outage', () => {
    const w = world()
    w.skip(3600)
    expect(round(w)).toEqual([])
  })

  it('has its reporting time anew after a restart of the hub, whose own downtime is one entry', () => {
    const w = world()
    w.heard(ids.counter)
    w.skip(3600)
    w.submit({ type: 'HubStart', at: w.now(), downSince: w.now() - 3_000_000, version: '1' })
    expect(round(w)).toEqual([])
    expect(w.state.downtimes).toHaveLength(1)
    w.skip(91)
    expect(types(round(w))).toEqual(['OutageBegan'])
  })

  it('that is retired is not missed', () => {
    const w = world()
    w.heard(ids.teller)
    const directory = w.directory()
    const retired = { ...(directory.buttons.get(ids.teller) as never as object), retiredAt: '2026-11-22T00:00:00Z' } as never
    w.setDirectory({ ...directory, buttons: new Map(directory.buttons).set(ids.teller, retired) })
    w.skip(91)
    expect(round(w)).toEqual([])
  })

  it('a press counts as heard', () => {
    const w = world()
    w.press()
    expect(stateOf(w, ids.counter)).toBe('online')
  })
})

describe('silence together', () => {
  it('of a whole site is one entry named for the site, which its last return closes', () => {
    const w = world()
    w.heard(ids.counter)
    w.heard(ids.safe)
    w.skip(91)
    expect(round(w)).toMatchObject([{ type: 'OutageBegan', cause: 'site', site: ids.shop, buttons: [ids.counter, ids.safe] }])
    expect(types(w.heard(ids.counter))).toEqual([])
    expect(types(w.heard(ids.safe))).toEqual(['OutageEnded'])
  })

  it('that comes a little apart grows into one entry', () => {
    const w = world()
    w.heard(ids.counter)
    w.skip(20)
    w.heard(ids.safe)
    w.skip(71)
    expect(round(w)).toMatchObject([{ type: 'OutageBegan', cause: 'button' }])
    w.skip(20)
    expect(round(w)).toMatchObject([{ type: 'OutageGrew', cause: 'site', buttons: [ids.safe] }])
    expect([...w.state.outages.values()]).toMatchObject([{ cause: 'site', buttons: [ids.counter, ids.safe] }])
  })

  it('of everything behind one gateway is the gateway’s', () => {
    const w = world({ directory: sampleDirectory({ gateway: true }) })
    for (const device of [ids.radio, ids.counter, ids.safe, ids.teller]) w.heard(device)
    w.skip(91)
    const [began, raised, ...more] = round(w)
    expect(began).toMatchObject({ type: 'OutageBegan', cause: 'gateway', gateway: ids.radio, buttons: [ids.counter, ids.safe, ids.teller] })
    expect([raised, more], 'all its shops are without a bell: somebody must know').toMatchObject([{ type: 'OutageRaised' }, []])
    expect(types(w.heard(ids.radio)), 'it is back, and so is the way of all behind it').toEqual(['OutageEnded'])
    expect(stateOf(w, ids.counter)).toBe('disconnected')
    w.heard(ids.counter)
    w.heard(ids.teller)
    w.skip(80)
    w.heard(ids.radio)
    w.heard(ids.counter)
    w.heard(ids.teller)
    w.skip(11)
    expect(round(w), 'whoever does not say so in its time is missed for itself').toMatchObject([
      { type: 'OutageBegan', cause: 'button', buttons: [ids.safe] },
    ])
  })
})

it('what is not understood is recorded once in ten minutes for each topic', () => {
  const w = world()
  const tell = () => w.submit({ type: 'NotUnderstood', at: w.now(), device: ids.counter, topic: 'buttons/counter/foo', raw: '?' })
  expect(types(tell())).toEqual(['MessageNotUnderstood'])
  expect(tell()).toEqual([])
  w.skip(601)
  expect(types(tell())).toEqual(['MessageNotUnderstood'])
})

it('what is not understood is shown to who sees the button, for a day', () => {
  const w = world()
  w.submit({ type: 'NotUnderstood', at: w.now(), device: ids.counter, topic: 'buttons/counter/foo', raw: '?' })
  const shownTo = (who: PersonId) => {
    const viewer = viewerOf(who, w.directory(), w.state.duty)
    return viewer && supervisionView(w.state, w.directory(), viewer, w.now()).notUnderstood
  }
  expect(shownTo(ids.officer)).toMatchObject([{ device: ids.counter, topic: 'buttons/counter/foo', site: { id: ids.shop } }])
  expect(shownTo(ids.neighbour)).toEqual([])
  expect(shownTo(ids.staff)).toEqual([])
  w.skip(24 * 3600)
  expect(shownTo(ids.officer)).toEqual([])
})

it('ten thousand silent buttons are one round', () => {
  const base = sampleDirectory()
  const one = base.buttons.get(ids.counter)
  const many = Array.from({ length: 10_000 }, (_, n) => ({ ...one, id: `b${n}`, site: ids.bank }) as never)
  const directory = {
    ...base,
    buttons: new Map(many.map((button: { id: never }) => [button.id, button])),
    buttonsOf: new Map([[ids.bank, many.map(({ id }: { id: never }) => id)]]),
  }
  const w = world({ directory: directory as never })
  for (const { id } of many as { id: never }[]) w.heard(id)
  w.skip(91)
  expect(round(w)).toMatchObject([{ type: 'OutageBegan', cause: 'site' }])
})

describe('a gateway that says how its line is', () => {
  const gateway = 'g-line' as never
  const beat = (w: ReturnType<typeof world>, more: object) =>
    types(w.submit({ type: 'Heard', at: w.now(), device: gateway, site: null, beat: more }))
  function withGateway() {
    const w = world()
    const directory = w.directory()
    const counter = directory.buttons.get(ids.counter) as never as object
    w.setDirectory({
      ...directory,
      gateways: new Map([[gateway, { id: gateway, label: 'Radio', supervision: '90s' } as never]]),
      buttons: new Map(directory.buttons).set(ids.counter, { ...counter, gateway } as never),
    })
    return w
  }

  it('is disconnected at once when its receiver falls silent, though its program lives, and one outage with all behind it after its time', () => {
    const w = withGateway()
    w.heard(ids.counter)
    beat(w, { line: 'open' })
    expect(stateOf(w, gateway)).toBe('online')
    expect(beat(w, { line: 'silent' })).toEqual(['LineChanged', 'DeviceDisconnected'])
    for (let n = 0; n < 3; n += 1) {
      w.skip(30)
      beat(w, { line: 'silent', counters: { frames: 7 } })
      beat(w, {})
      expect(stateOf(w, gateway), 'that it lives behind a dead line proves nothing').toBe('disconnected')
    }
    w.skip(1)
    const [began] = round(w)
    expect(began).toMatchObject({ type: 'OutageBegan', cause: 'gateway', gateway, buttons: [ids.counter] })
    expect(round(w)).toEqual([])
    expect(beat(w, { line: 'open' })).toEqual(['LineChanged', 'OutageEnded'])
    expect(types(w.heard(ids.counter))).toEqual([])
    expect(w.state.devices.get(gateway)?.counters).toEqual({ frames: 7 })
    expect(gatewayView(w.state, w.directory(), gateway)).toMatchObject({ state: 'online', counters: { frames: 7 } })
    beat(w, { line: 'silent' })
    expect(gatewayView(w.state, w.directory(), gateway)).toMatchObject({ state: 'disconnected', line: 'silent' })
  })

  it('that tells an impossible uptime is shown all the same', () => {
    const w = withGateway()
    beat(w, { uptime: 3600 })
    expect(gatewayView(w.state, w.directory(), gateway).upSince).toBeDefined()
    beat(w, { uptime: 1e300 })
    expect(gatewayView(w.state, w.directory(), gateway)).toMatchObject({ state: 'online' })
  })

  it('a button that its receiver does not hear is disconnected, and that is no sign of life', () => {
    const w = withGateway()
    w.heard(ids.counter)
    w.skip(10)
    expect(types(w.submit({ type: 'Heard', at: w.now(), device: ids.counter, site: null, beat: { lost: true } }))).toEqual([
      'DeviceDisconnected',
    ])
    w.skip(81)
    expect(types(round(w))).toEqual(['OutageBegan'])
  })
})
