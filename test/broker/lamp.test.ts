import { describe, expect, test } from 'vitest'
import { createLamp } from '../../hub/broker/lamp.ts'
import type { ButtonId, IncidentId, PersonId, StationId } from '../../hub/contract/ids.ts'
import type { Button } from '../../hub/contract/resources.ts'
import { lampPhase } from '../../hub/core/devices/device-view.ts'
import { emptyState } from '../../hub/core/state.ts'
import { createDesk } from '../../hub/desk/desk.ts'
import { pushedClock } from '../harness/clock.ts'
import { until } from '../harness/until.ts'
import { device, directoryOf, inbox, memoryLog, start } from './fixture.ts'

const actor = { person: 'officer' as PersonId, role: 'officer' as const, station: 'home' as StationId }

/** The real desk, its journal taken as written at once, and the lamps that follow it. */
async function shop() {
  const clock = pushedClock()
  const desk = createDesk({ state: emptyState(), clock, log: memoryLog(), append: async () => {} })
  let directory = directoryOf()
  const started = await start({ desk, clock, directory: () => directory })
  const { publish } = started.broker
  const lamp = createLamp({
    desk,
    directory: () => directory,
    publish,
    lampOf: (button) => desk.look((state) => lampPhase(state, button, directory)),
  })
  desk.follow(lamp)
  lamp.refresh()
  const changeDirectory = (next: typeof directory) => {
    directory = next
  }
  return { ...started, desk, clock, lamp, directory, changeDirectory }
}
const phases = (messages: { payload: string }[]) => messages.map(({ payload }) => JSON.parse(payload).phase)

describe('a lamp', () => {
  test('is kept for a button that connects later, and follows its alarm step by step', async () => {
    const { broker, desk, clock } = await shop()
    const button = await device(broker, 'b1')
    const heard = inbox(button)
    await button.subscribeAsync('buttons/b1/lamp', { qos: 1 })
    await until('the kept one is there', () => heard.length === 1)
    expect(heard).toEqual([{ topic: 'buttons/b1/lamp', payload: '{"phase":"idle"}', retain: true }])

    await button.publishAsync('buttons/b1/press', '', { qos: 1 })
    await until('it is received', () => heard.length === 2)
    const incident = 'incident-1' as IncidentId
    await desk.submit({ type: 'Acknowledge', at: clock.now(), incident, by: actor, takeover: false })
    await until('it is acknowledged', () => heard.length === 3)
    expect(phases(heard)).toEqual(['idle', 'received', 'acknowledged'])
    expect(heard[2]).toEqual({
      topic: 'buttons/b1/lamp',
      payload: JSON.stringify({ phase: 'acknowledged', incident, at: new Date(clock.now()).toISOString() }),
      retain: false,
    })
  })

  test('is published only when it has changed, and to nobody but its own button', async () => {
    const { broker, desk, clock, lamp } = await shop()
    const [button, other] = [await device(broker, 'b1'), await device(broker, 'b2')]
    const [heard, elsewhere] = [inbox(button), inbox(other)]
    await button.subscribeAsync('buttons/b1/lamp')
    await other.subscribeAsync('buttons/b2/lamp')
    await button.publishAsync('buttons/b1/press', '', { qos: 1 })
    await desk.submit({ type: 'Note', at: clock.now(), incident: 'incident-1' as IncidentId, by: actor, text: 'nothing a lamp shows' })
    lamp.refresh()
    await clock.push(1_000)
    await desk.submit({ type: 'Acknowledge', at: clock.now(), incident: 'incident-1' as IncidentId, by: actor, takeover: false })
    await until('the last one is there', () => phases(heard).includes('acknowledged'))
    expect(phases(heard)).toEqual(['idle', 'received', 'acknowledged'])
    expect(phases(elsewhere)).toEqual(['idle'])
  })

  test('is not looked at when a change of the registry moved neither buttons nor sites', () => {
    const looked: ButtonId[] = []
    const lampOf = (button: ButtonId) => {
      looked.push(button)
      return { phase: 'idle' as const }
    }
    const directory = directoryOf()
    let now = directory
    const lamp = createLamp({ desk: { look: (view) => view(emptyState()) }, directory: () => now, publish: () => {}, lampOf })
    lamp.refresh()
    const first = looked.length
    expect(first).toBeGreaterThan(0)
    now = { ...directory, phones: new Map(), version: directory.version + 1 }
    lamp.refresh()
    expect(looked).toHaveLength(first)
    now = { ...directory, sites: new Map(directory.sites) }
    lamp.refresh()
    expect(looked).toHaveLength(2 * first)
  })

  test('is there again after a restart of the hub', async () => {
    const before = await shop()
    await before.broker.close()
    const { broker } = await shop()
    const carrier = await device(broker, 'g1')
    const heard = inbox(carrier)
    await carrier.subscribeAsync('buttons/b3/lamp')
    await until('it is there', () => heard.length === 1)
    expect(heard[0]).toMatchObject({ payload: '{"phase":"idle"}', retain: true })
  })

  test('appears with a new button and is forgotten with a retired one', async () => {
    const { broker, directory, changeDirectory, lamp } = await shop()
    const carrier = await device(broker, 'g1')
    const heard = inbox(carrier)
    await carrier.subscribeAsync('buttons/b3/lamp')
    await until('the kept one is there', () => heard.length === 1)
    const b3 = directory.buttons.get('b3' as ButtonId) as Button
    const fresh = { ...b3, id: 'fresh' as ButtonId }
    changeDirectory({
      ...directory,
      buttons: new Map([...directory.buttons, [b3.id, { ...b3, retiredAt: '2026-11-22T03:00:00.000Z' }], [fresh.id, fresh]]),
    })
    lamp.refresh()
    await carrier.subscribeAsync('buttons/fresh/lamp')
    await until('all is told', () => heard.length === 2)
    expect(heard.map(({ topic, payload }) => [topic, payload])).toEqual([
      ['buttons/b3/lamp', '{"phase":"idle"}'],
      ['buttons/fresh/lamp', '{"phase":"idle"}'],
    ])
  })
})

test('a message on its way is never dropped because the same gateway talks meanwhile', async () => {
  const { broker } = await start()
  const carrier = await device(broker, 'g1')
  const heard = inbox(carrier)
  await carrier.subscribeAsync(['gateways/g1/#', 'buttons/b3/lamp'], { qos: 1 })
  for (let at = 0; at < 200; at++) {
    carrier.publish('gateways/g1/beat', '', { qos: at % 2 === 0 ? 0 : 1 })
    broker.publish('buttons/b3/lamp', `lamp ${at}`)
    if (at % 10 === 0) await carrier.publishAsync('gateways/g1/beat', '', { qos: 1 })
  }
  const lamps = () => heard.filter(({ topic }) => topic === 'buttons/b3/lamp').map(({ payload }) => payload)
  await until('the last one is there', () => lamps().at(-1) === 'lamp 199')
  expect(lamps()).toEqual(Array.from({ length: 200 }, (_, at) => `lamp ${at}`))
})
