/** A gateway with a modem that is no hardware: keeps what it is asked and answers as it is told, over real MQTT. */
import mqtt from 'mqtt'
import { onTestFinished } from 'vitest'
import type { CallOutMessage, SmsOutMessage, UssdOutMessage } from '../../hub/contract/modem-messages.ts'
import type { ModemNews } from '../../hub/contract/topics.ts'
import type { Commune } from './commune.ts'
import { until } from './until.ts'

type Orders = { 'sms/out': SmsOutMessage; 'call/out': CallOutMessage; 'ussd/out': UssdOutMessage }
type What = keyof Orders
/** States that it says one after the other when it is asked the first time; asked again it says the last of them. */
export type Plan = { sms: readonly string[]; call: readonly string[] }

export const QUICK_NETWORK: Plan = { sms: ['queued', 'sent', 'delivered'], call: ['queued', 'dialling', 'ringing'] }
/** It reads what it is asked, and says nothing. */
export const SILENT: Plan = { sms: [], call: [] }

export type FakeModem = Awaited<ReturnType<typeof fakeModem>>

export async function fakeModem(town: Commune, label = 'Modem', plan: Plan = QUICK_NETWORK) {
  const boss = await town.as('boss')
  const { gateway, mqtt: credentials } = await boss.post('/gateways', { label, station: town.id('home'), modem: true })
  const id: string = gateway.id
  const asked: { what: What; order: Orders[What] }[] = []
  const last = new Map<string, string>()
  let states = plan
  let made = 0
  const client = mqtt.connect(town.hub().mqttUrl, {
    ...{ clientId: credentials.clientId, username: credentials.username, password: credentials.password },
    ...{ clean: true, reconnectPeriod: 50, connectTimeout: 5_000 },
  })
  client.on('error', () => {})
  onTestFinished(() => void client.end(true))

  const at = () => new Date(town.clock.now()).toISOString()
  const say = (what: ModemNews, body: object) =>
    client.publishAsync(`gateways/${id}/${what}`, JSON.stringify({ at: at(), ...body }), { qos: 1 })
  const status = (channel: 'sms' | 'call', order: string, state: string, more: object = {}) =>
    say(`${channel}/status`, { id: order, state, later: true, ...more })

  async function answer(channel: 'sms' | 'call', order: string): Promise<void> {
    const known = last.get(order)
    for (const state of known === undefined ? states[channel] : [known]) {
      last.set(order, state)
      await status(channel, order, state)
    }
  }
  client.on('message', (topic, payload) => {
    const what = topic.split('/').slice(2).join('/') as What
    const order = JSON.parse(payload.toString())
    asked.push({ what, order })
    if (what !== 'ussd/out') void answer(what === 'sms/out' ? 'sms' : 'call', order.id).catch(() => {})
  })
  let listening = 0
  const listen = async () => {
    await client.subscribeAsync(`gateways/${id}/+/out`, { qos: 1 })
    listening += 1
  }
  client.on('connect', () => void listen().catch(() => {}))
  await until(`${label} listens`, () => listening > 0, 30_000)
  await until(`${label} is online`, () => town.hub().desk.look(({ devices }) => devices.get(id as never)?.state === 'online'), 30_000)

  /** The first time each was asked. */
  function first<W extends What>(what: W): Orders[W][] {
    const orders = new Map<string, Orders[W]>()
    for (const each of asked) if (each.what === what && !orders.has(each.order.id)) orders.set(each.order.id, each.order as Orders[W])
    return [...orders.values()]
  }
  return {
    id,
    client,
    /** How often it has connected and subscribed. */
    listens: () => listening,
    say,
    status,
    sms: () => first('sms/out'),
    calls: () => first('call/out'),
    services: () => first('ussd/out'),
    /** How often an order was asked for. */
    times: (order: string) => asked.filter((each) => each.order.id === order).length,
    textsTo: (number: string) =>
      first('sms/out')
        .filter(({ to }) => to === number)
        .map(({ text }) => text),
    /** From here on it answers so. */
    plan(next: Plan): void {
      states = next
    },
    /** Somebody writes. */
    hears: (from: string, text: string) => say('sms/in', { id: `in-${++made}`, from, text }),
  }
}

export const NUMBERS = { patrol: '+84912000001', commander: '+84912000002', officer: '+84912000003', second: '+84912000004' }

/** Everybody has a telephone, written as people write it. */
export async function withNumbers(town: Commune, ...names: (keyof typeof NUMBERS)[]): Promise<void> {
  const boss = await town.as('boss')
  for (const name of names) {
    const number = NUMBERS[name].replace('+84', '0').replace(/^(....)(...)(...)$/, '$1 $2 $3')
    await boss.patch(`/people/${town.id(name)}`, { phone: number })
  }
}
