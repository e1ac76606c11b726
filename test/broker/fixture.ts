/** A broker with its real sockets, a desk that only writes down what it is told, and devices that are real MQTT clients. */
import { connect as connectSocket, type Socket } from 'node:net'
import mqtt, { type IClientOptions, type MqttClient } from 'mqtt'
import { onTestFinished } from 'vitest'
import { type Broker, openBroker } from '../../hub/broker/broker.ts'
import type { BrokerDeps } from '../../hub/broker/deps.ts'
import type { ButtonId, DeviceId, GatewayId, IncidentId, SiteId, StationId } from '../../hub/contract/ids.ts'
import type { Button, Gateway, Station } from '../../hub/contract/resources.ts'
import type { Command } from '../../hub/core/commands.ts'
import type { Directory } from '../../hub/core/directory.ts'
import { rosterFor } from '../../hub/core/incident/roster.ts'
import type { Log } from '../../hub/desk/log.ts'
import type { Answer } from '../../hub/desk/types.ts'
import { sampleDirectory } from '../core/world.ts'
import { type PushedClock, pushedClock } from '../harness/clock.ts'

export const passwordOf = (device: string) => `password of ${device}`

const retiredAt = '2026-11-20T00:00:00.000Z'
const button = (id: string, more: Partial<Button> = {}): Button => {
  return { id: id as ButtonId, site: 'shop' as SiteId, label: id, supervision: '90s', ownCredentials: true, ...more }
}
const gateway = (id: string, more: Partial<Gateway>): Gateway => ({ id: id as GatewayId, label: id, supervision: '90s', ...more })
const relay = { topic: 'relays/home/power', on: 'ON', off: 'OFF' }

/** Buttons b1, b2 (own), b3 behind gateway g1, b4 behind g2, b9 retired; g1 at the station `home`, which has a relay. */
export function directoryOf(change: { buttons?: Button[]; stations?: Station[] } = {}): Directory {
  const base = sampleDirectory()
  const behind = (id: string) => ({ gateway: id as GatewayId, ownCredentials: false })
  const buttons = [
    ...[button('b1'), button('b2', { site: 'bank' as SiteId }), button('b3', behind('g1')), button('b4', behind('g2'))],
    ...[button('b5', { ...behind('g1'), retiredAt }), button('b9', { retiredAt }), ...(change.buttons ?? [])],
  ]
  const gateways = [gateway('g1', { station: 'home' as StationId }), gateway('g2', { site: 'shop' as SiteId })]
  const home = base.stations.get('home' as StationId) as Station
  const stations = [...base.stations.values(), { ...home, bell: relay }, ...(change.stations ?? [])]
  return {
    ...base,
    stations: new Map(stations.map((each) => [each.id, each])),
    buttons: new Map(buttons.map((each) => [each.id, each])),
    gateways: new Map(gateways.map((each) => [each.id, each])),
  }
}

export const manyButtons = (count: number): Button[] => Array.from({ length: count }, (_, at) => button(`many-${at}`))

export type RecordingDesk = {
  commands: Command[]
  of<T extends Command['type']>(type: T): Extract<Command, { type: T }>[]
  /** How the next commands are answered; the first answers that all is on disk. */
  answer: (command: Command) => Promise<Answer>
  submit(command: Command): Promise<Answer>
}

export const onDisk = async (): Promise<Answer> => ({ ok: true, recorded: [], written: Promise.resolve() })

export function recordingDesk(): RecordingDesk {
  const desk: RecordingDesk = {
    commands: [],
    of: <T extends Command['type']>(type: T) => desk.commands.filter((each): each is Extract<Command, { type: T }> => each.type === type),
    answer: onDisk,
    submit(command) {
      desk.commands.push(command)
      return desk.answer(command)
    },
  }
  return desk
}

/** Presses are decided and wait for a disk that the test releases. */
export function slowDisk(desk: RecordingDesk): () => void {
  const { promise, resolve } = Promise.withResolvers<void>()
  desk.answer = async ({ type }) => ({ ok: true, recorded: [], written: type === 'Press' ? promise : Promise.resolve() })
  return resolve
}

export type LogLine = { level: keyof Log; fields: Record<string, unknown>; message: string }
export function memoryLog(): Log & { lines: LogLine[] } {
  const lines: LogLine[] = []
  const at = (level: keyof Log) => (fields: object, message: string) => void lines.push({ level, fields: { ...fields }, message })
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

export type Started = {
  broker: Broker
  desk: RecordingDesk
  clock: PushedClock
  log: ReturnType<typeof memoryLog>
  changeDirectory(next: Directory): void
}

/** Closed when the test has finished. */
export async function start(
  change: Partial<Omit<BrokerDeps, 'clock'>> & { initial?: Directory; clock?: PushedClock } = {},
): Promise<Started> {
  const { initial = directoryOf(), clock = pushedClock(), ...more } = change
  const log = memoryLog()
  const desk = recordingDesk()
  let directory = initial
  let incidents = 0
  const broker = await openBroker({
    clock,
    log,
    desk,
    directory: () => directory,
    verifyDevice(id, password) {
      const known = directory.buttons.get(id as ButtonId) ?? directory.gateways.get(id as GatewayId)
      return known && known.retiredAt === undefined && password === passwordOf(id) ? known.id : null
    },
    rosterFor: (site) => rosterFor(site, directory, new Map(), () => false, clock.now()),
    newIncidentId: () => `incident-${++incidents}` as IncidentId,
    modemSays: async () => {},
    listen: { host: '127.0.0.1', port: 0 },
    ...more,
  })
  // A press that still waits for the disk has a second of the clock.
  onTestFinished(async () => {
    const closed = broker.close()
    await clock.push(1_000)
    await closed
  })
  const changeDirectory = (next: Directory) => {
    directory = next
  }
  return { broker, desk, clock, log, changeDirectory }
}

const optionsOf = (device: string, more: IClientOptions): IClientOptions => {
  return { clientId: device, username: device, password: passwordOf(device), reconnectPeriod: 0, ...more }
}

/** A device of this id, connected; its connection ends with the test. */
export async function device(broker: Pick<Broker, 'url'>, id: string, more: IClientOptions = {}): Promise<MqttClient> {
  const client = await mqtt.connectAsync(broker.url, optionsOf(id, more))
  client.on('error', () => {})
  onTestFinished(() => client.endAsync(true))
  return client
}

/** How the broker answers this device's CONNECT, and no matter how, the connection ends with the test. */
export async function connackOf(broker: Pick<Broker, 'url'>, id: string, more: IClientOptions = {}) {
  const client = mqtt.connect(broker.url, optionsOf(id, more))
  onTestFinished(() => client.endAsync(true))
  return new Promise<{ code: number; sessionPresent: boolean }>((resolve) => {
    client.once('connect', ({ sessionPresent }) => resolve({ code: 0, sessionPresent }))
    client.once('error', (error) => resolve({ code: Number((error as { code?: number }).code), sessionPresent: false }))
  })
}

/** Bytes on a socket of their own, for what no MQTT library would send. */
export async function rawSocket(broker: Pick<Broker, 'port'>): Promise<Socket> {
  const socket = connectSocket(broker.port, '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  socket.on('error', () => {})
  await new Promise((resolve) => socket.once('connect', resolve))
  return socket
}

export type Heard = { topic: string; payload: string; retain: boolean }
/** Everything the client receives from here on. */
export function inbox(client: MqttClient): Heard[] {
  const messages: Heard[] = []
  client.on('message', (topic, payload, { retain }) => messages.push({ topic, payload: payload.toString(), retain }))
  return messages
}

/** Resolves when the client's connection has ended; ask before what ends it. */
export const closing = (client: MqttClient) => new Promise<void>((resolve) => client.once('close', () => resolve()))
export const idOf = (id: string) => id as DeviceId
