import { afterEach, beforeEach, expect, test } from 'vitest'
import { readBeat, readPress } from '../../hub/contract/read.ts'
import { type SimulatedButton, simulateButton } from '../../hub/demo/simulated-button.ts'
import { type PushedClock, pushedClock } from '../harness/clock.ts'
import { openPlainBroker, type PlainBroker } from '../harness/plain-broker.ts'
import { until } from '../harness/until.ts'

const REPORTING_MS = 90_000

let broker: PlainBroker
let clock: PushedClock
let button: SimulatedButton

beforeEach(async () => {
  broker = await openPlainBroker('b-1', 'secret')
  clock = pushedClock()
  const credentials = { clientId: 'b-1', username: 'b-1', password: 'secret', topics: {} }
  button = simulateButton({ url: broker.url(), credentials, reportingMs: REPORTING_MS, clock, changed: () => {}, chance: () => 0.5 })
  await until('its first beat', () => broker.on('buttons/b-1/beat').length === 1)
})
afterEach(async () => {
  await button.close()
  await broker.stop()
})

test('it is born online, and says so where it stays', () => {
  expect(button.online()).toBe(true)
  expect(broker.published[0]).toEqual({ topic: 'buttons/b-1/status', payload: 'online', retain: true })
})

test('it beats several times within its reporting time, and its battery only falls', async () => {
  for (let beats = 2; beats <= 4; beats++) {
    await clock.push(REPORTING_MS / 4)
    await until(`beat ${beats}`, () => broker.on('buttons/b-1/beat').length === beats)
  }
  const batteries = broker.on('buttons/b-1/beat').map((payload) => readBeat(Buffer.from(payload)).battery ?? 0)
  expect(batteries).toEqual([...batteries].sort((a, b) => b - a))
})

test('a press carries an id and a time, and is confirmed', async () => {
  expect(await button.press('duress')).toBe(true)
  const read = readPress(Buffer.from(broker.on('buttons/b-1/press')[0] ?? ''), false, clock.now())
  expect(read).toMatchObject({ kind: 'duress', at: clock.now(), marks: [] })
  expect(read.pressId).toMatch(/./)
})

test('its lamp shows what the hub says, and keeps it while the button is silent', async () => {
  await broker.publish('buttons/b-1/lamp', '{"phase":"received","incident":"i-1"}')
  await until('the lamp is lit', () => button.lamp()?.phase === 'received')
  button.silence()
  expect(button.lamp()?.phase).toBe('received')
})

test('silenced it is gone without farewell: the Last Will speaks, and no press comes', async () => {
  button.silence()
  await until('the Last Will', () => broker.on('buttons/b-1/status').includes('offline'))
  expect(button.online()).toBe(false)
  expect(await button.press()).toBe(false)
  expect(broker.on('buttons/b-1/press')).toEqual([])
})

test('it comes back, is told what its lamp shows now, and can press', async () => {
  button.silence()
  await until('the Last Will', () => broker.on('buttons/b-1/status').includes('offline'))
  await broker.publish('buttons/b-1/lamp', '{"phase":"acknowledged"}')
  button.comeBack()
  await until('the lamp is right', () => button.lamp()?.phase === 'acknowledged')
  expect(broker.on('buttons/b-1/status').at(-1)).toBe('online')
  expect(await button.press()).toBe(true)
})
