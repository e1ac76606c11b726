/** The way to the hub: one MQTT connection, made again with growing pauses. It keeps nothing: what was not confirmed is the caller's again. */
import mqtt, { type MqttClient } from 'mqtt'
import type { GatewayId } from '../hub/contract/ids.ts'
import { gatewayStatusTopic } from '../hub/contract/topics.ts'
import type { Clock } from './clock.ts'
import type { Log } from './log.ts'
import { growingPauses } from './pauses.ts'

export type Link = {
  isUp(): boolean
  /** QoS 1. True at the hub's PUBACK, false when there is no connection or it ended first. */
  publish(topic: string, payload: string): Promise<boolean>
  close(): Promise<void>
}

type LinkOptions = {
  url: string
  gateway: GatewayId
  password: string
  /** With what the names of the variables begin that a fault is told by. */
  variables?: 'BRIDGE' | 'BELL'
  clock: Clock
  log: Log
  /** PEM of the authority that signed the hub's certificate; null: the ones the system trusts. */
  ca: Buffer | null
  /** Is what stands behind this gateway there? Said with its status at every new connection. */
  isWell(): boolean
  /** What the hub says to this gateway, QoS 1. */
  listens?: { topics: readonly string[]; heard(topic: string, payload: Uint8Array, retain: boolean): void }
  /** Called at every new connection. */
  up(): void
  /** Called when one has ended. */
  down(): void
}

const FIRST_PAUSE_MS = 250
const LAST_PAUSE_MS = 10_000
/** A hub that vanished without a word is missed after one and a half of these. */
const KEEPALIVE_S = 10
const CONNECT_LIMIT_MS = 10_000

const BAD_CREDENTIALS = [4, 5] // CONNACK return codes, MQTT 3.1.1 §3.2.2.3

type Named = Required<Pick<LinkOptions, 'url' | 'gateway' | 'variables'>>

function inWords(error: (Error & { code?: string | number }) | null, { url, gateway, variables }: Named): string {
  if (error === null) return 'the hub closed the connection; it does so when a button is not registered behind this gateway'
  if (typeof error.code === 'number' && BAD_CREDENTIALS.includes(error.code))
    return `the hub refuses ${gateway}: ${variables}_PASSWORD is not its password, or it has been retired`
  if (error.code === 'ECONNREFUSED') return `nobody listens at ${url}: is the hub running?`
  if (typeof error.code === 'string' && /CERT|SELF_SIGNED|ALTNAME|ISSUER|VERIFY/.test(error.code))
    return `the hub's certificate is not trusted (${error.code}): ${variables}_CA names the authority that signed it, and ${variables}_MQTT_URL must use the name in it`
  if (error.code === 'ENOTFOUND') return `${url}: there is no host of this name`
  return `the hub cannot be reached: ${error.message}`
}

export function openLink({ variables = 'BRIDGE', ...options }: LinkOptions): Link {
  const { url, ca, gateway, password, clock, log, isWell, listens, up, down } = options
  const pauses = growingPauses(FIRST_PAUSE_MS, LAST_PAUSE_MS)
  const status = gatewayStatusTopic(gateway)
  let client: MqttClient
  let waiting = new Set<(confirmed: boolean) => void>()
  let retry: { cancel(): unknown } | null = null
  let closed = false
  let said = ''
  let lastError: Error | null = null

  function publish(topic: string, payload: string, retain = false): Promise<boolean> {
    if (!client.connected) return Promise.resolve(false)
    return new Promise((resolve) => {
      const mine = waiting
      const settle = (confirmed: boolean) => {
        mine.delete(settle)
        resolve(confirmed)
      }
      mine.add(settle)
      client.publish(topic, payload, { qos: 1, retain }, (error) => settle(!error))
    })
  }

  function lost(): void {
    const unconfirmed = waiting
    waiting = new Set()
    for (const settle of [...unconfirmed]) settle(false)
    if (closed) return
    down()
    const words = inWords(lastError, { url, gateway, variables })
    if (words !== said) log('error', words, { unconfirmed: unconfirmed.size })
    said = words
    retry = clock.after(pauses.next(), connect)
  }

  function connect(): void {
    lastError = null
    const mine = mqtt.connect(url, {
      clientId: gateway,
      username: gateway,
      password,
      protocolVersion: 4,
      clean: true,
      keepalive: KEEPALIVE_S,
      connectTimeout: CONNECT_LIMIT_MS,
      // mqtt.js would queue and send again by itself; what is safe and what is not must be known here.
      reconnectPeriod: 0,
      queueQoSZero: false,
      ...(ca && { ca }),
      will: { topic: status, payload: Buffer.from('offline'), qos: 1, retain: true },
    })
    client = mine
    mine.on('error', (error) => {
      lastError = error
    })
    mine.on('connect', () => {
      said = ''
      log('info', 'connected to the hub', { gateway, hub: url })
      void publish(status, isWell() ? 'online' : 'offline', true).then((confirmed) => {
        if (confirmed) pauses.reset()
      })
      if (listens)
        mine.subscribe([...listens.topics], { qos: 1 }, (error) => {
          if (error) log('error', 'the hub does not let this gateway hear what it is asked', { topics: listens.topics, why: error.message })
        })
      up()
    })
    if (listens) mine.on('message', (topic, payload, { retain }) => listens.heard(topic, payload, retain))
    mine.once('close', () => {
      mine.end(true)
      lost()
    })
  }

  connect()
  return {
    isUp: () => client.connected,
    publish,
    async close() {
      closed = true
      retry?.cancel()
      // Without a DISCONNECT, so that the will says "offline": one word for every way of going.
      await client.endAsync(true)
    },
  }
}
