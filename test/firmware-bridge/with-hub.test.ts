import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bridge, openBridge } from '../../firmware-bridge/bridge.ts'
import { systemClock } from '../../firmware-bridge/clock.ts'
import { encodeSentence } from '../../firmware-bridge/sentence.ts'
import { sentence } from '../../firmware-bridge/sentence-line.ts'
import { readConfig } from '../../hub/config.ts'
import type { ButtonId, GatewayId } from '../../hub/contract/ids.ts'
import type { RegistryAnswer } from '../../hub/desk/ports/registry.ts'
import { type Hub, openHub } from '../../hub/hub.ts'
import { until } from '../harness/until.ts'
import { type Line, openLine } from './pty.ts'

const folder = mkdtempSync(join(tmpdir(), 'bridge-hub-'))
const said: string[] = []
let hub: Hub
let line: Line
let bridge: Bridge
let button: ButtonId
let gateway: GatewayId

function made<T>(answer: RegistryAnswer, pick: (made: Extract<RegistryAnswer, { ok: true }>) => T | null | undefined): T {
  const thing = answer.ok ? pick(answer) : null
  if (!thing) throw new Error(`the registry refused: ${JSON.stringify(answer)}`)
  return thing
}

beforeAll(async () => {
  hub = await openHub(readConfig({ HUB_DATA_DIR: folder, HUB_HTTP_PORT: '0', HUB_MQTT_PORT: '0', HUB_LOG_LEVEL: 'fatal' }))
  const { registry } = hub
  const stamp = { at: Date.now(), by: null }
  const location = { lat: 11.738, lon: 108.373 }
  const station = made(
    await registry.submit({ type: 'AddStation', ...stamp, station: { name: 'Xã', level: 'commune', location } }),
    (a) => a.station,
  )
  const place = { name: 'Tiệm', kind: 'gold-shop' as const, address: '1', location, service: 'in-service' as const }
  const site = made(await registry.submit({ type: 'AddSite', ...stamp, site: { ...place, station: station.id } }), (a) => a.site)
  const behind = await registry.submit({ type: 'AddGateway', ...stamp, gateway: { label: 'Radio', site: site.id } })
  gateway = made(behind, (a) => a.gateway).id
  const add = (fields: object) => registry.submit({ type: 'AddButton', ...stamp, site: site.id, button: { label: 'Quầy', ...fields } })
  button = made(await add({ gateway }), (a) => a.button).id
  const foreign = made(await add({}), (a) => a.button).id

  line = await openLine()
  const map = new Map([button, foreign].map((id, index) => [`K0${index + 1}`, { button: id, key: null, countedAs: `K0${index + 1}` }]))
  const config = {
    serial: line.path,
    baud: 9600,
    format: '8N1' as const,
    protocol: sentence,
    mqttUrl: hub.mqttUrl,
    gateway,
    password: made(behind, (a) => a.mqtt).password,
    map,
    dataDir: join(folder, 'bridge'),
    ca: null,
  }
  bridge = await openBridge(config, { clock: systemClock, log: (_level, message) => said.push(message) })
  await until('line and hub are there', () => said.includes('serial line open') && said.includes('connected to the hub'))
})
afterAll(async () => {
  await bridge.close()
  await line.close()
  await hub.close()
  rmSync(folder, { recursive: true })
})

const presses = () => hub.desk.look((state) => [...state.incidents.values()].map((incident) => incident.presses))

test('a press on the radio is an alarm at the hub by the time the line is answered, once however often it is sent', async () => {
  line.send('$PRESS,K01,17,kind=holdup,bat=87*5116\r\n')
  await until('it is acknowledged', () => line.heard() === '$ACK,K01,17*EEAF\r\n')
  expect(presses()).toEqual([1])
  line.send('$PRESS,K01,17,kind=holdup,bat=87*5116\r\n')
  await until('it is acknowledged again', () => line.heard().length === 2 * '$ACK,K01,17*EEAF\r\n'.length)
  expect(presses()).toEqual([1])
})

test('an opened case is known to the hub when it is acknowledged', async () => {
  line.send(encodeSentence({ type: 'TAMPER', device: 'K01', counter: 18 }))
  await until('it is acknowledged', () => line.heard().includes('$ACK,K01,18'))
  expect(hub.desk.look((state) => state.devices.get(button)?.tamper)).toBe(true)
})

test('a device nobody enrolled is on the hub’s record', async () => {
  line.send(encodeSentence({ type: 'PRESS', device: 'K09', counter: 3 }))
  await until('it is refused', () => line.heard().includes('$NAK,K09,3,why=unknown*FB65'))
  await until('the hub has heard', () => hub.desk.look((state) => [...state.notUnderstood.keys()].some((key) => key.includes(gateway))))
})

test('a button that is not behind this gateway is given up in words; the next press goes through', async () => {
  line.send(encodeSentence({ type: 'PRESS', device: 'K02', counter: 1 }))
  await until('it is given up', () => said.some((message) => message.includes('each time it was given this')))
  line.send(encodeSentence({ type: 'PRESS', device: 'K01', counter: 19 }))
  await until('the next is acknowledged', () => line.heard().includes('$ACK,K01,19'))
})

test('a cable that is pulled makes the gateway disconnected at the hub, though the bridge lives; pushed back it is online again', {
  timeout: 400_000,
}, async () => {
  const is = () => hub.desk.look((state) => state.devices.get(gateway)?.state)
  await until('it is online', () => is() === 'online')
  await line.pull()
  await until('the hub knows', () => is() === 'disconnected', 60_000)
  expect(hub.desk.look((state) => state.devices.get(gateway)?.line)).toBe('closed')
  await line.plug()
  await until('it is online again', () => is() === 'online', 60_000)
  line.send(encodeSentence({ type: 'PRESS', device: 'K01', counter: 30 }))
  await until('and presses go through', () => line.heard().includes('$ACK,K01,30'))
  expect(hub.desk.look((state) => state.devices.get(gateway)?.counters?.frames)).toBeGreaterThan(0)
})
