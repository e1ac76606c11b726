import { Value } from 'typebox/value'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PersonId } from '../../hub/contract/ids.ts'
import { BeatMessage } from '../../hub/contract/messages.ts'
import { readModemNews } from '../../hub/contract/modem-messages.ts'
import { type SimulatedModem, simulateModem } from '../../hub/demo/simulated-modem.ts'
import type { Telephone } from '../../hub/demo/telephone.ts'
import { type PushedClock, pushedClock } from '../harness/clock.ts'
import { openPlainBroker, type PlainBroker } from '../harness/plain-broker.ts'
import { until } from '../harness/until.ts'

const patrol = 'p-1' as PersonId
const commander = 'p-2' as PersonId
let broker: PlainBroker
let clock: PushedClock
let modem: SimulatedModem
let changed: Telephone[]

beforeEach(async () => {
  broker = await openPlainBroker('g-1', 'secret')
  clock = pushedClock()
  changed = []
  modem = simulateModem({
    url: broker.url(),
    credentials: { clientId: 'g-1', username: 'g-1', password: 'secret', topics: {} },
    subscribers: [
      { id: patrol, name: 'Tổ 1', role: 'patrol', number: '0900 000 201' },
      { id: commander, name: 'Chỉ huy', role: 'commander', number: '0900 000 301' },
    ],
    clock,
    changed: (telephone) => changed.push({ ...telephone }),
  })
  await until('its first beat', () => broker.on('gateways/g-1/beat').length === 1, 30_000)
})
afterEach(async () => {
  await modem.close()
  await broker.stop()
})

const inAMinute = () => new Date(clock.now() + 60_000).toISOString()
const ask = (what: string, order: object) => broker.publish(`gateways/g-1/${what}`, JSON.stringify(order))
const states = (what: 'sms/status' | 'call/status', id: string) =>
  broker.on(`gateways/g-1/${what}`).flatMap((payload) => {
    const status = readModemNews(what, Buffer.from(payload))
    if (!status) throw new Error(`not of the contract: ${payload}`)
    return status.id === id ? [status.state as string] : []
  })
const saw = (what: 'sms/status' | 'call/status', id: string, state: string) =>
  until(`${id} is ${state}`, () => states(what, id).includes(state), 30_000)
const telephone = (id: PersonId) => modem.telephones().find((each) => each.id === id)
const call = (id: string, say = ['alarm-holdup', 'press-1']) => ask('call/out', { id, to: '+84900000301', say, expiresAt: inAMinute() })

test('its beat says how a modem stands', () => {
  const beat: unknown = JSON.parse(broker.on('gateways/g-1/beat')[0] ?? '')
  expect(Value.Check(BeatMessage, beat)).toBe(true)
  expect(beat).toMatchObject({ line: 'open', modem: { registration: 'home', sim: 'ready' } })
})

test('a message reaches the telephone of its number, however that is written, and asked again it is the same', async () => {
  const order = { id: 'm-1', to: '+84900000201', text: 'BÁO ĐỘNG', expiresAt: inAMinute() }
  await ask('sms/out', order)
  await saw('sms/status', 'm-1', 'queued')
  await clock.push(10_000)
  await saw('sms/status', 'm-1', 'delivered')
  await ask('sms/out', order)
  await until('it is said again', () => states('sms/status', 'm-1').length === 4, 30_000)
  expect(states('sms/status', 'm-1')).toEqual(['queued', 'sent', 'delivered', 'delivered'])
  expect(telephone(patrol)?.messages.map(({ text }) => text)).toEqual(['BÁO ĐỘNG'])
  expect(telephone(commander)?.messages).toEqual([])
})

test('what is written on it is a message to the hub', async () => {
  expect(await modem.write(patrol, '1')).toBe(true)
  const [sent] = broker.on('gateways/g-1/sms/in')
  expect(readModemNews('sms/in', Buffer.from(sent ?? ''))).toMatchObject({ from: '+84900000201', text: '1' })
  expect(telephone(patrol)?.messages).toMatchObject([{ text: '1', mine: true }])
})

test('a call rings, the key 1 takes it, and it ends by itself; the next one waits for it', async () => {
  await call('c-1')
  await saw('call/status', 'c-1', 'dialling')
  await call('c-2')
  await saw('call/status', 'c-2', 'queued')
  await clock.push(1_000)
  await saw('call/status', 'c-1', 'ringing')
  expect(telephone(commander)?.call).toEqual({ state: 'ringing', say: ['alarm-holdup', 'press-1'] })
  expect(modem.press(patrol, '1')).toBe(false)
  expect(modem.press(commander, '1')).toBe(true)
  await clock.push(5_000)
  await saw('call/status', 'c-1', 'ended')
  expect(states('call/status', 'c-1')).toEqual(['queued', 'dialling', 'ringing', 'answered', 'pressed', 'ended'])
  await saw('call/status', 'c-2', 'ringing')
  expect(modem.hangUp(commander)).toBe(true)
  await saw('call/status', 'c-2', 'failed')
  expect(telephone(commander)).toMatchObject({ call: null, missed: 1 })
  expect(changed.length).toBeGreaterThan(3)
})

test('nobody picks up, or nobody has the number: the call has failed', async () => {
  await call('c-1')
  await saw('call/status', 'c-1', 'dialling')
  await clock.push(60_000)
  await saw('call/status', 'c-1', 'failed')
  await ask('call/out', { id: 'c-9', to: '0911111111', say: [], expiresAt: inAMinute() })
  await saw('call/status', 'c-9', 'failed')
})

test('the balance of its SIM is answered', async () => {
  await ask('ussd/out', { id: 'u-1', code: '*101#', expiresAt: inAMinute() })
  await until(
    'it is answered',
    async () => {
      await clock.push(1_000)
      return broker.on('gateways/g-1/ussd/in').length === 1
    },
    30_000,
  )
})
