import { describe, expect, test } from 'vitest'
import { createBell } from '../../hub/broker/bell.ts'
import type { IncidentId, PersonId, StationId } from '../../hub/contract/ids.ts'
import type { Station } from '../../hub/contract/resources.ts'
import type { Directory } from '../../hub/core/directory.ts'
import { bellOf, testEndsAt } from '../../hub/core/incident/bell-view.ts'
import { emptyState } from '../../hub/core/state.ts'
import { createDesk } from '../../hub/desk/desk.ts'
import { pushedClock } from '../harness/clock.ts'
import { until } from '../harness/until.ts'
import { device, directoryOf, inbox, memoryLog, start } from './fixture.ts'

const home = 'home' as StationId
const incident = 'incident-1' as IncidentId
const officer = { person: 'officer' as PersonId, role: 'officer' as const, station: home }
const idle = '{"ringing":false,"incidents":0}'
const one = '{"ringing":true,"incidents":1}'

/** The real desk, its journal taken as written at once, the bells that follow it, and the gateway in the station. */
async function station(initial = directoryOf(), clock = pushedClock()) {
  const desk = createDesk({ state: emptyState(), clock, log: memoryLog(), append: async () => {} })
  let directory = initial
  const { broker } = await start({ desk, clock, directory: () => directory })
  const bell = createBell({
    clock,
    desk,
    directory: () => directory,
    publish: broker.publish,
    bellOf: (id) => desk.look((state) => bellOf(state, id, clock.now())),
    testEndsAt: (id) => desk.look((state) => testEndsAt(state, id, clock.now())),
  })
  desk.follow(bell)
  bell.refresh()
  const gateway = await device(broker, 'g1')
  const heard = inbox(gateway)
  const press = async () => {
    const button = await device(broker, 'b1')
    await button.publishAsync('buttons/b1/press', '', { qos: 1 })
  }
  const acknowledge = () => desk.submit({ type: 'Acknowledge', at: clock.now(), incident, by: officer, takeover: false })
  const changeDirectory = (next: Directory) => {
    directory = next
    bell.refresh()
  }
  return { clock, bell, broker, gateway, heard, press, acknowledge, directory, changeDirectory }
}
const on = (topic: string, messages: { topic: string; payload: string }[]) =>
  messages.filter((message) => message.topic === topic).map(({ payload }) => order(payload))
/** Without when and how often it was said. */
const order = (payload: string): string => payload.replace(/,"at":"[^"]+","beat":\d+/, '')
const withRelay = (directory: Directory, topic: string, id = home): Directory => {
  const changed = { ...(directory.stations.get(id) as Station), bell: { topic, on: '1', off: '0' } }
  return { ...directory, stations: new Map([...directory.stations, [id, changed]]) }
}

describe('the bell of a station', () => {
  test('rings with its relay while an alarm rings there, and is silent when it is acknowledged', async () => {
    const { gateway, heard, press, acknowledge } = await station()
    await gateway.subscribeAsync(['stations/home/bell', 'relays/home/power'], { qos: 1 })
    await until('it is silent', () => heard.length === 2)
    expect(heard.every(({ retain }) => retain)).toBe(true)
    await press()
    await acknowledge()
    await until('it is silent again', () => heard.length === 6)
    expect(on('stations/home/bell', heard)).toEqual([idle, one, idle])
    expect(on('relays/home/power', heard)).toEqual(['OFF', 'ON', 'OFF'])
  })

  test('is told anew to a relay that comes back while it rings', async () => {
    const { broker, press } = await station()
    await press()
    const again = await device(broker, 'g1')
    const heard = inbox(again)
    await again.subscribeAsync(['stations/home/bell', 'relays/home/power'])
    await until('both are there', () => heard.length === 2)
    expect(heard.map(({ payload }) => order(payload)).sort()).toEqual(['ON', one].sort())
  })

  test('silences the relay that another one replaces', async () => {
    const { gateway, heard, press, directory, changeDirectory } = await station()
    await gateway.subscribeAsync('relays/home/power')
    await press()
    await until('it rings', () => on('relays/home/power', heard).includes('ON'))
    changeDirectory(withRelay(directory, 'relays/new/power'))
    await gateway.subscribeAsync('relays/new/power')
    await until('the new one rings', () => on('relays/new/power', heard).length === 1)
    expect(on('relays/new/power', heard)).toEqual(['1'])
    expect(on('relays/home/power', heard)).toEqual(['OFF', 'ON', 'OFF'])
  })

  test('leaves a relay ringing that another station shares and rings', async () => {
    const { gateway, heard, press, directory, changeDirectory } = await station()
    changeDirectory(withRelay(directory, 'relays/home/power', 'next' as StationId))
    await press()
    changeDirectory(directory)
    await gateway.subscribeAsync('relays/home/power')
    await until('it is told', () => heard.length === 1)
    expect(heard[0]?.payload).toBe('ON')
  })

  test('reaches a relay below its own gateway by the one filter for everything there', async () => {
    const topic = 'gateways/g1/tasmota/cmnd/siren/POWER'
    const { gateway, heard, press } = await station(withRelay(directoryOf(), topic))
    await gateway.subscribeAsync('gateways/g1/#')
    await press()
    await until('it rings', () => on(topic, heard).length === 2)
    expect(on(topic, heard)).toEqual(['0', '1'])
  })

  test('is told every ten seconds what it should do, also when nothing rings; a relay only when that changes', async () => {
    const { clock, bell, gateway, heard, press } = await station()
    await gateway.subscribeAsync(['stations/home/bell', 'relays/home/power'])
    await clock.push(30_000)
    await press()
    await clock.push(10_000)
    await until('six messages', () => on('stations/home/bell', heard).length === 6)
    expect(on('stations/home/bell', heard)).toEqual([idle, idle, idle, idle, one, one])
    expect(on('relays/home/power', heard)).toEqual(['OFF', 'ON'])
    const said = heard.filter(({ topic }) => topic === 'stations/home/bell').map(({ payload }) => JSON.parse(payload))
    for (const [before, after] of said.slice(1).map((each, index) => [said[index], each])) expect(after.beat).toBeGreaterThan(before.beat)
    expect(Date.parse(said.at(-1).at)).toBe(clock.now())
    bell.close()
    await clock.push(60_000)
    expect(on('stations/home/bell', heard)).toHaveLength(6)
  })

  test('counts on where it was across a restart', async () => {
    const before = await station()
    await before.gateway.subscribeAsync('stations/home/bell')
    await before.clock.push(60_000)
    await until('seven messages', () => before.heard.length === 7)
    const after = await station(directoryOf(), pushedClock(before.clock.now()))
    await after.gateway.subscribeAsync('stations/home/bell')
    await until('it is told', () => after.heard.length === 1)
    const beat = ({ heard }: typeof before) => JSON.parse(heard.at(-1)?.payload ?? '').beat
    expect(beat(after)).toBeGreaterThan(beat(before))
  })
})
