import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Bridge, openBridge } from '../../firmware-bridge/bridge.ts'
import { systemClock } from '../../firmware-bridge/clock.ts'
import { parseMap } from '../../firmware-bridge/map.ts'
import { encodeSentence } from '../../firmware-bridge/sentence.ts'
import type { GatewayId } from '../../hub/contract/ids.ts'
import { readBeat, readPress } from '../../hub/contract/read.ts'
import { openPlainBroker, type PlainBroker } from '../harness/plain-broker.ts'
import { until } from '../harness/until.ts'
import { type Line, openLine } from './pty.ts'

const { map } = parseMap('{"K01": "b-1", "K02": "b-2", "K03": {"button": "b-3", "key": "000102030405060708090a0b0c0d0e0f"}}')

let line: Line
let broker: PlainBroker
let bridge: Bridge
let said: string[]

beforeEach(async () => {
  line = await openLine()
  broker = await openPlainBroker('g-1', 'secret')
  said = []
  const config = { serial: line.path, baud: 9600, mqttUrl: broker.url(), gateway: 'g-1' as GatewayId, password: 'secret', map }
  bridge = openBridge(config, { clock: systemClock, log: (_level, message) => said.push(message) })
  await until('line and hub are there', () => said.includes('serial line open') && on('gateways/g-1/status').length === 1)
})
afterEach(async () => {
  await bridge.close()
  await broker.stop()
  await line.close()
})

const on = (topic: string) => broker.on(topic)
const pressesOf = (button: string) => on(`buttons/${button}/press`).map((payload) => JSON.parse(payload))
const answers = () => line.heard().split('\r\n').slice(0, -1)

test('the acknowledgement goes out only after the hub has confirmed', async () => {
  let confirm = () => {}
  const confirmed = new Promise<void>((resolve) => {
    confirm = resolve
  })
  broker.decide = ({ topic }) => (topic === 'buttons/b-1/press' ? confirmed : undefined)
  line.send('$PRESS,K01,17,kind=holdup,bat=87*5116\r\n')
  await until('the press is at the hub', () => pressesOf('b-1').length === 1)
  // K02's press goes the whole way meanwhile: the line works, and only K01 is held back.
  line.send('$PRESS,K02,5*85DD\r\n')
  await until('another press is acknowledged', () => answers().length === 1)
  expect(answers()).toEqual([expect.stringContaining('$ACK,K02,5')])
  confirm()
  await until('the press is acknowledged', () => answers().length === 2)
  expect(answers()[1]).toBe('$ACK,K01,17*EEAF')
})

test('a press reads at the hub as what it was', async () => {
  line.send('$PRESS,K01,17,kind=holdup,bat=87*5116\r\n')
  await until('it is acknowledged', () => answers().length === 1)
  const read = readPress(Buffer.from(on('buttons/b-1/press')[0] ?? ''), false, Date.now())
  expect(read).toEqual({ kind: 'holdup', pressId: 'K01-17', battery: 87, at: expect.any(Number), marks: [] })
})

test('a field that is no number is shown by the hub, not lost', async () => {
  line.send(encodeSentence({ type: 'PRESS', device: 'K01', counter: 20, fields: { kind: 'panic', bat: 'low' } }))
  await until('it is acknowledged', () => answers().length === 1)
  const read = readPress(Buffer.from(on('buttons/b-1/press')[0] ?? ''), false, Date.now())
  expect(read.marks).toEqual(expect.arrayContaining(['unreadable', 'unknown-code']))
})

test('the same counter again is the same press, with the same time', async () => {
  line.send('$PRESS,K02,5*85DD\r\n')
  await until('it is acknowledged', () => answers().length === 1)
  line.send('$PRESS,K02,5*85DD\r\n')
  await until('it is acknowledged again', () => answers().length === 2)
  const [first, second] = pressesOf('b-2')
  expect(second).toEqual(first)
})

test('beats and an opened case are told and acknowledged', async () => {
  line.send('$BEAT,K01,18,bat=86,rssi=-71*07F2\r\n$TAMPER,K02,6*6CF3\r\n')
  await until('both are acknowledged', () => answers().length === 2)
  expect(readBeat(Buffer.from(on('buttons/b-1/beat')[0] ?? ''))).toEqual({ battery: 86, rssi: -71 })
  expect(readBeat(Buffer.from(on('buttons/b-2/beat')[0] ?? ''))).toEqual({ tamper: true })
})

describe('what is refused is answered, and the hub hears of it', () => {
  const heardOf = () => on('gateways/g-1/unknown').map((payload) => JSON.parse(payload))

  test('a device nobody enrolled', async () => {
    line.send(encodeSentence({ type: 'PRESS', device: 'K09', counter: 3 }))
    await until('the hub hears', () => heardOf().length === 1)
    await until('it is answered', () => answers().length === 1)
    expect(answers()).toEqual(['$NAK,K09,3,why=unknown*FB65'])
    expect(heardOf()).toEqual([{ device: 'K09', counter: '3', why: 'unknown', sentence: 'PRESS,K09,3' }])
  })

  test.each([{}, { key: Buffer.alloc(16) }])('a press without the right signature', async (wrong) => {
    line.send(encodeSentence({ type: 'PRESS', device: 'K03', counter: 1, ...wrong }))
    await until('the hub hears', () => heardOf().length === 1)
    await until('it is answered', () => answers().length === 1)
    expect(answers()).toEqual([expect.stringContaining('$NAK,K03,1,why=mac')])
    expect(pressesOf('b-3')).toEqual([])
  })

  test('a neighbour’s transmitter is answered each time and told of once', async () => {
    for (let counter = 0; counter < 3; counter++) line.send(encodeSentence({ type: 'BEAT', device: 'K09', counter }))
    await until('each is answered', () => answers().length === 3)
    line.send('$PRESS,K02,5*85DD\r\n')
    await until('the press after it is acknowledged', () => answers().length === 4)
    expect(heardOf()).toHaveLength(1)
  })
})

test('the right signature is a press', async () => {
  const key = map.get('K03')?.key
  line.send(encodeSentence({ type: 'PRESS', device: 'K03', counter: 1, ...(key && { key }) }))
  await until('it is acknowledged', () => answers().length === 1)
  expect(pressesOf('b-3')).toEqual([{ press: 'K03-1', at: expect.any(String) }])
})

test('a damaged sentence is not answered, and is counted', async () => {
  line.send('$PRESS,K01,17,kind=holdup,bat=97*5116\r\n$PRESS,K02,5*85DD\r\n')
  await until('the good one is acknowledged', () => answers().length === 1)
  expect(answers()).toEqual([expect.stringContaining('$ACK,K02,5')])
  expect(bridge.counts()).toMatchObject({ frames: 1, badCrc: 1 })
})

test('while the hub is away nothing is acknowledged; when it is back the press arrives as it was made', async () => {
  await broker.stop()
  await until('the loss is noticed', () => said.some((message) => message.includes('closed the connection')))
  line.send('$PRESS,K02,5*85DD\r\n$BEAT,K01,18,bat=86,rssi=-71*07F2\r\n$PRESS,K02,5*85DD\r\n')
  await until('all three are read', () => bridge.counts().frames === 3)
  expect(answers()).toEqual([])
  await broker.start()
  await until('the press is acknowledged', () => answers().length > 0)
  expect(answers()).toEqual([expect.stringContaining('$ACK,K02,5')])
  expect(pressesOf('b-2')).toEqual([{ press: 'K02-5', at: expect.any(String) }])
  expect(on('buttons/b-1/beat')).toEqual([])
})

test('a press the hub will not take is given up in words and does not hold up the others', async () => {
  broker.decide = ({ topic }) => {
    if (topic === 'buttons/b-1/press') throw new Error('not its own')
  }
  line.send('$PRESS,K01,17,kind=holdup,bat=87*5116\r\n$PRESS,K02,5*85DD\r\n')
  await until('the good one is acknowledged', () => answers().length > 0)
  await until('the other is given up', () => said.some((message) => message.includes('each time it was given this')))
  expect(pressesOf('b-1')).toHaveLength(3)
  expect(answers()).toEqual([expect.stringContaining('$ACK,K02,5')])
})

test('the gateway says online when it comes and offline when it goes', async () => {
  await bridge.close()
  await until('it is gone', () => on('gateways/g-1/status').length === 2)
  expect(on('gateways/g-1/status')).toEqual(['online', 'offline'])
  expect(broker.published.filter((message) => message.retain)).toHaveLength(2)
})

test('it can be closed while the hub is away', async () => {
  await broker.stop()
  await until('the loss is noticed', () => said.some((message) => message.includes('closed the connection')))
  await bridge.close()
  expect(answers()).toEqual([])
})

test('noise at the wrong speed is said in words', async () => {
  line.send('\u00ff'.repeat(400))
  await until('it is said', () => said.some((message) => message.includes('BRIDGE_BAUD')))
})
