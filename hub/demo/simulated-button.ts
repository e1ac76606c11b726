/** A button as a shop has it: a real MQTT client with its own credentials. It beats, presses, and obeys its lamp. */
import { randomUUID } from 'node:crypto'
import mqtt, { type MqttClient } from 'mqtt'
import type { ButtonId } from '../contract/ids.ts'
import type { BeatMessage, LampMessage, PressKind, PressMessage } from '../contract/messages.ts'
import type { MqttCredentials } from '../contract/resources.ts'
import { beatTopic, lampTopic, pressTopic, statusTopic } from '../contract/topics.ts'
import type { Clock, Timer } from '../desk/clock.ts'

export type SimulatedButton = {
  online(): boolean
  /** What its lamp shows; null until the hub has said. It stays lit through a lost connection. */
  lamp(): LampMessage | null
  /** True at the hub's PUBACK, however long that takes: who waits brings a limit. False at once when the battery is out. */
  press(kind?: PressKind): Promise<boolean>
  /** The battery falls out: no farewell, so the hub publishes the Last Will. */
  silence(): void
  comeBack(): void
  close(): Promise<void>
}

type ButtonOptions = {
  /** `mqtt://…` */
  url: string
  credentials: MqttCredentials
  /** ms of silence after which the hub calls it offline; it beats about four times in this. */
  reportingMs: number
  clock: Clock
  /** Its lamp or its connection is not what it was. */
  changed(): void
  /** Percent at its start; absent: by chance. */
  battery?: number
  /** 0 to 1; spreads beats and batteries. */
  chance?: () => number
}

const BEATS_PER_REPORT = 4
/** Each beat comes up to this share early or late, so that a wall of buttons does not beat as one. */
const JITTER = 0.25
const BATTERY_PER_BEAT = 0.005
const KEEPALIVE_S = 30
const RECONNECT_MS = 1_000

export function simulateButton({
  url,
  credentials,
  reportingMs,
  clock,
  changed,
  battery: charged,
  chance = Math.random,
}: ButtonOptions): SimulatedButton {
  const { clientId, username, password } = credentials
  const id = clientId as ButtonId
  const bornAt = clock.now()
  let battery = charged ?? 70 + chance() * 30
  let lamp: LampMessage | null = null
  let silent = false
  let beat: Timer | null = null
  let client = wake()

  /** Each life is a client of its own: what the last one had not finished dies with its battery. */
  function wake(): MqttClient {
    const mine = mqtt.connect(url, {
      clientId,
      username,
      password,
      protocolVersion: 4,
      keepalive: KEEPALIVE_S,
      reconnectPeriod: RECONNECT_MS,
      will: { topic: statusTopic(id), payload: Buffer.from('offline'), qos: 1, retain: true },
    })
    // Trouble ends in 'close', after which mqtt.js tries again; without a listener it would end the process.
    mine.on('error', () => {})
    mine.on('connect', () => {
      mine.publish(statusTopic(id), 'online', { qos: 1, retain: true })
      mine.subscribe(lampTopic(id), { qos: 1 })
      sendBeat()
      changed()
    })
    mine.on('message', (_topic, payload) => {
      lamp = JSON.parse(payload.toString()) as LampMessage
      changed()
    })
    mine.on('close', () => {
      if (mine === client) beat?.cancel()
      changed()
    })
    return mine
  }

  function sendBeat(): void {
    beat?.cancel()
    if (!client.connected) return
    battery = Math.max(5, battery - BATTERY_PER_BEAT)
    const uptime = Math.round((clock.now() - bornAt) / 1000)
    const message: BeatMessage = {
      battery: Math.round(battery),
      rssi: Math.round(-55 - chance() * 25),
      uptime,
      firmware: '1.2.0',
      tamper: false,
    }
    client.publish(beatTopic(id), JSON.stringify(message))
    beat = clock.after((reportingMs / BEATS_PER_REPORT) * (1 - JITTER + 2 * JITTER * chance()), sendBeat)
  }

  return {
    online: () => client.connected,
    lamp: () => lamp,
    press(kind = 'holdup') {
      if (silent) return Promise.resolve(false)
      const message: PressMessage = { press: randomUUID(), kind, at: new Date(clock.now()).toISOString(), battery: Math.round(battery) }
      // Pressed without a connection it is kept, as a real button keeps it, and sent when there is one.
      return new Promise((resolve) => client.publish(pressTopic(id), JSON.stringify(message), { qos: 1 }, (error) => resolve(!error)))
    },
    silence() {
      silent = true
      client.end(true)
    },
    comeBack() {
      if (!silent) return
      silent = false
      client = wake()
    },
    async close() {
      beat?.cancel()
      await client.endAsync(true)
    },
  }
}
