/**
 * The modem of the demo and the telephones it reaches: an MQTT client with a gateway's credentials that speaks the contract's topics as
 * the bridge does. No network is behind it: what is sent stands on the wall, and a finger answers.
 */
import { randomUUID } from 'node:crypto'
import mqtt from 'mqtt'
import type { GatewayId, PersonId } from '../contract/ids.ts'
import type { BeatMessage } from '../contract/messages.ts'
import { readModemOrder, type SmsOutMessage, type SmsStatusMessage } from '../contract/modem-messages.ts'
import { dialled } from '../contract/phone-number.ts'
import type { MqttCredentials } from '../contract/resources.ts'
import { gatewayBeatTopic, gatewayStatusTopic, MODEM_ORDERS, type ModemTopic, modemTopic } from '../contract/topics.ts'
import type { Clock, Timer } from '../desk/clock.ts'
import { type CallStatus, simulateCalls } from './simulated-calls.ts'
import type { ShortMessage, Subscriber, Telephone } from './telephone.ts'

export type SimulatedModem = {
  online(): boolean
  telephones(): Telephone[]
  /** From that telephone. False: there is none, or no connection. */
  write(person: PersonId, text: string): Promise<boolean>
  /** A key in a call; whoever presses one has picked up. False: it is not being called. */
  press(person: PersonId, digit: string): boolean
  hangUp(person: PersonId): boolean
  close(): Promise<void>
}

type ModemOptions = {
  /** `mqtt://…` */
  url: string
  credentials: MqttCredentials
  subscribers: readonly Subscriber[]
  clock: Clock
  /** This telephone is not what it was. */
  changed(telephone: Telephone): void
}

const BEAT_MS = 15_000
const RECONNECT_MS = 1_000
/** The network takes a message, and the telephone has it. */
const SENT_MS = 600
const DELIVERED_MS = 900
/** As many as a telephone of the wall shows. */
const MOST_MESSAGES = 20
const BALANCE = 'TK chinh: 45.000d. HSD: 31/12/2026'

type Status = { what: ModemTopic; message: object }

export function simulateModem({ url, credentials, subscribers, clock, changed }: ModemOptions): SimulatedModem {
  const { clientId, username, password } = credentials
  const id = clientId as GatewayId
  const bornAt = clock.now()
  const telephones = subscribers.map((each): Telephone => ({ ...each, messages: [], call: null, missed: 0 }))
  const byNumber = new Map(telephones.map((each) => [dialled(each.number), each]))
  const counters = { sent: 0, received: 0, calls: 0 }
  /** Every order that came, and how it stands: sent again it is the same thing. */
  const orders = new Map<string, Status>()
  let beat: Timer | null = null
  const timers = new Set<Timer>()

  const client = mqtt.connect(url, {
    clientId,
    username,
    password,
    protocolVersion: 4,
    reconnectPeriod: RECONNECT_MS,
    will: { topic: gatewayStatusTopic(id), payload: Buffer.from('offline'), qos: 1, retain: true },
  })
  // Trouble ends in 'close', after which mqtt.js tries again; without a listener it would end the process.
  client.on('error', () => {})
  client.on('connect', () => {
    client.publish(gatewayStatusTopic(id), 'online', { qos: 1, retain: true })
    client.subscribe(
      MODEM_ORDERS.map((order) => modemTopic(id, order)),
      { qos: 1 },
    )
    sendBeat()
  })
  client.on('message', (topic, payload) => {
    if (topic === modemTopic(id, 'sms/out')) takeSms(payload)
    else if (topic === modemTopic(id, 'call/out')) takeCall(payload)
    else takeUssd(payload)
  })

  const at = () => new Date(clock.now()).toISOString()
  const say = (what: ModemTopic, message: object) => void client.publish(modemTopic(id, what), JSON.stringify(message), { qos: 1 })
  function later(ms: number, call: () => void): Timer {
    const timer = clock.after(ms, () => {
      timers.delete(timer)
      call()
    })
    timers.add(timer)
    return timer
  }

  function sendBeat(): void {
    beat?.cancel()
    beat = clock.after(BEAT_MS, sendBeat)
    if (!client.connected) return
    const message: BeatMessage = {
      rssi: -73,
      uptime: Math.round((clock.now() - bornAt) / 1000),
      line: 'open',
      counters,
      modem: { signal: -73, registration: 'home', operator: 'Viettel', sim: 'ready', model: 'SIMCOM_SIM7600E-H' },
    }
    client.publish(gatewayBeatTopic(id), JSON.stringify(message))
  }

  function stands(what: ModemTopic, order: string, status: object): void {
    const message = { id: order, ...status, at: at() }
    orders.set(order, { what, message })
    say(what, message)
  }
  const smsStands = (order: string, status: Omit<SmsStatusMessage, 'id' | 'at'>) => stands('sms/status', order, status)
  const callStands = (order: string, status: CallStatus) => stands('call/status', order, status)
  const calls = simulateCalls({
    later,
    now: clock.now,
    stands: callStands,
    begun() {
      counters.calls += 1
    },
    changed,
  })

  /** True when it is known already, and said again. */
  function isKnown(order: string): boolean {
    const known = orders.get(order)
    if (known) say(known.what, known.message)
    return known !== undefined
  }

  function takeSms(payload: Uint8Array): void {
    const read = readModemOrder('sms/out', payload)
    if (!read.ok || isKnown(read.order.id)) return
    const { order } = read
    const telephone = byNumber.get(dialled(order.to))
    smsStands(order.id, { state: 'queued', later: false })
    if (Date.parse(order.expiresAt) <= clock.now()) smsStands(order.id, { state: 'failed', code: 'expired', later: true })
    else later(SENT_MS, () => deliver(order, telephone))
  }
  function deliver(order: SmsOutMessage, telephone: Telephone | undefined): void {
    smsStands(order.id, { state: 'sent', later: false })
    counters.sent += 1
    if (!telephone) return
    later(DELIVERED_MS, () => {
      note(telephone, { at: at(), text: order.text })
      smsStands(order.id, { state: 'delivered', later: false })
    })
  }
  function note(telephone: Telephone, message: ShortMessage): void {
    telephone.messages = [...telephone.messages, message].slice(-MOST_MESSAGES)
    changed(telephone)
  }

  function takeCall(payload: Uint8Array): void {
    const read = readModemOrder('call/out', payload)
    if (!read.ok || isKnown(read.order.id)) return
    callStands(read.order.id, { state: 'queued', later: false })
    calls.make(read.order, byNumber.get(dialled(read.order.to)) ?? null)
  }

  function takeUssd(payload: Uint8Array): void {
    const read = readModemOrder('ussd/out', payload)
    if (read.ok) later(SENT_MS, () => say('ussd/in', { id: read.order.id, text: BALANCE, later: false, at: at() }))
  }

  return {
    online: () => client.connected,
    telephones: () => telephones,
    write(person, text) {
      const telephone = telephones.find((each) => each.id === person)
      if (!telephone || !client.connected) return Promise.resolve(false)
      counters.received += 1
      note(telephone, { at: at(), text, mine: true })
      const message = { id: randomUUID(), from: dialled(telephone.number), text, at: at() }
      return new Promise((resolve) =>
        client.publish(modemTopic(id, 'sms/in'), JSON.stringify(message), { qos: 1 }, (error) => resolve(!error)),
      )
    },
    press: calls.press,
    hangUp: calls.hangUp,
    async close() {
      beat?.cancel()
      for (const timer of timers) timer.cancel()
      await client.endAsync(true)
    },
  }
}
