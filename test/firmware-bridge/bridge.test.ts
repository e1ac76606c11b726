import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeEach, describe, expect, test } from 'vitest'
import { FILE } from '../../firmware-bridge/outbox.ts'
import { encodeSentence } from '../../firmware-bridge/sentence.ts'
import { readBeat, readPress } from '../../hub/contract/read.ts'
import type { PlainBroker } from '../harness/plain-broker.ts'
import { until } from '../harness/until.ts'
import type { Line } from './pty.ts'
import { answers as answersOn, type Rig, rig } from './rig.ts'

let line: Line
let broker: PlainBroker
let said: string[]
let at: Rig

beforeEach(async () => {
  at = await rig()
  line = at.line
  broker = at.broker
  said = at.said
})

const on = (topic: string) => broker.on(topic)
const pressesOf = (button: string) => on(`buttons/${button}/press`).map((payload) => JSON.parse(payload))
const answers = () => answersOn(line)

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

test('the same counter again is the same press: acknowledged, and told to the hub once', async () => {
  line.send('$PRESS,K02,5*85DD\r\n')
  await until('it is acknowledged', () => answers().length === 1)
  line.send('$PRESS,K02,5*85DD\r\n')
  await until('it is acknowledged again', () => answers().length === 2)
  expect(pressesOf('b-2')).toHaveLength(1)
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
  const key = at.config.map.get('K03')?.key
  line.send(encodeSentence({ type: 'PRESS', device: 'K03', counter: 1, ...(key && { key }) }))
  await until('it is acknowledged', () => answers().length === 1)
  expect(pressesOf('b-3')).toEqual([{ press: 'K03-1', at: expect.any(String) }])
  expect(at.bridge().counts().replays).toBe(0)
})

test('what was recorded of a signing device proves nothing when it is played again, after a restart of the bridge too', async () => {
  const key = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex')
  const signed = (type: 'BEAT' | 'PRESS', counter: number) => encodeSentence({ type, device: 'K03', counter, key })
  line.send(signed('BEAT', 5))
  await until('the beat is taken', () => answers().length === 1)
  await at.closeBridge()
  await at.openBridge()
  const beats = on('buttons/b-3/beat').length
  line.send(signed('BEAT', 4))
  await until('it is refused', () => answers().length === 2)
  expect(answers()[1]).toContain('$NAK,K03,4,why=replay')
  await until('the hub hears of it', () => on('gateways/g-1/unknown').some((payload) => JSON.parse(payload).why === 'replay'))
  expect(on('buttons/b-3/beat')).toHaveLength(beats)
  // A press is never hidden: it rings, and the hub is told what it is.
  line.send(signed('PRESS', 3))
  await until('it is acknowledged', () => answers().length === 3)
  expect(pressesOf('b-3')).toEqual([expect.objectContaining({ press: 'K03-3', replayed: true })])
  expect(readPress(Buffer.from(on('buttons/b-3/press')[0] ?? ''), false, Date.now()).marks).toContain('repeated')
  expect(at.bridge().counts().replays).toBe(2)
})

test('a damaged sentence is not answered, and is counted', async () => {
  line.send('$PRESS,K01,17,kind=holdup,bat=97*5116\r\n$PRESS,K02,5*85DD\r\n')
  await until('the good one is acknowledged', () => answers().length === 1)
  expect(answers()).toEqual([expect.stringContaining('$ACK,K02,5')])
  expect(at.bridge().counts()).toMatchObject({ frames: 1, badCrc: 1 })
})

test('while the hub is away a press is acknowledged from the outbox, and reaches the hub as it was made, once', async () => {
  await broker.stop()
  await until('the loss is noticed', () => said.some((message) => message.includes('closed the connection')))
  const before = Date.now()
  line.send('$PRESS,K02,5*85DD\r\n')
  await until('it is acknowledged', () => answers().length === 1)
  line.send('$PRESS,K02,5*85DD\r\n')
  await until('and again', () => answers().length === 2)
  expect(answers()).toEqual([expect.stringContaining('$ACK,K02,5'), expect.stringContaining('$ACK,K02,5')])
  const acknowledged = Date.now()
  await broker.start()
  await until('the press is at the hub', () => pressesOf('b-2').length === 1)
  const [press] = pressesOf('b-2')
  expect(press.press).toBe('K02-5')
  expect(Date.parse(press.at)).toBeGreaterThanOrEqual(before)
  expect(Date.parse(press.at)).toBeLessThanOrEqual(acknowledged)
  await until('nothing waits', () => at.bridge().counts().outbox === 0)
  expect(pressesOf('b-2')).toHaveLength(1)
})

test('a beat heard while the hub is away is not kept: it would prove a life that may be over', async () => {
  await broker.stop()
  await until('the loss is noticed', () => said.some((message) => message.includes('closed the connection')))
  line.send('$BEAT,K01,18,bat=86,rssi=-71*07F2\r\n')
  await until('it is answered, so that the receiver goes on', () => answers().length === 1)
  await broker.start()
  line.send('$PRESS,K02,5*85DD\r\n')
  await until('a press is at the hub', () => pressesOf('b-2').length === 1)
  expect(on('buttons/b-1/beat')).toEqual([])
})

test('a press the hub will not take is given up in words and does not hold up the others', async () => {
  broker.decide = ({ topic }) => {
    if (topic === 'buttons/b-1/press') throw new Error('not its own')
  }
  line.send('$PRESS,K01,17,kind=holdup,bat=87*5116\r\n$PRESS,K02,5*85DD\r\n')
  await until('the good one is at the hub', () => pressesOf('b-2').length === 1)
  await until('the other is given up', () => said.some((message) => message.includes('each time it was given this')))
  // Three times alone, after it was seen beside the other.
  expect(pressesOf('b-1').length).toBeLessThanOrEqual(5)
  await until('the hub hears of it', () => on('gateways/g-1/unknown').some((payload) => JSON.parse(payload).why === 'refused'))
  expect(at.bridge().counts()).toMatchObject({ refused: 1, outbox: 0 })
})

test('what the hub would not take is kept, and tried again at the next start', async () => {
  broker.decide = ({ topic }) => {
    if (topic === 'buttons/b-1/press') throw new Error('not its own')
  }
  line.send('$PRESS,K01,17,kind=holdup,bat=87*5116\r\n')
  await until('it is given up', () => at.bridge().counts().refused === 1)
  await at.closeBridge()
  const tried = pressesOf('b-1').length
  broker.decide = () => {}
  await at.openBridge()
  await until('it is at the hub', () => at.bridge().counts().outbox === 0 && pressesOf('b-1').length === tried + 1)
  expect(new Set(pressesOf('b-1').map(({ press, at: pressedAt }) => `${press} ${pressedAt}`)).size).toBe(1)
})

test('the gateway says online when it comes and offline when it goes', async () => {
  await at.closeBridge()
  await until('it is gone', () => on('gateways/g-1/status').length === 2)
  expect(on('gateways/g-1/status')).toEqual(['online', 'offline'])
  expect(broker.published.filter((message) => message.retain)).toHaveLength(2)
})

test('it can be closed while the hub is away', async () => {
  await broker.stop()
  await until('the loss is noticed', () => said.some((message) => message.includes('closed the connection')))
  await at.closeBridge()
  expect(answers()).toEqual([])
})

test('with the hub away and the disk full nothing is acknowledged; it is said on the line and in the log, and the next try is taken when there is room', async () => {
  await broker.stop()
  await until('the loss is noticed', () => said.some((message) => message.includes('closed the connection')))
  const disk = new DatabaseSync(join(at.config.dataDir, FILE))
  disk.exec("CREATE TRIGGER full BEFORE INSERT ON entries BEGIN SELECT raise(ABORT, 'database or disk is full'); END")
  line.send('$PRESS,K02,5*85DD\r\n')
  await until('it is refused', () => answers().length === 1)
  expect(answers()).toEqual([expect.stringContaining('$NAK,K02,5,why=disk')])
  expect(said).toContainEqual(expect.stringContaining('the outbox cannot be written'))
  expect(at.bridge().counts().diskFailing).toBe(1)
  disk.exec('DROP TRIGGER full')
  disk.close()
  line.send('$PRESS,K02,5*85DD\r\n')
  await until('it is taken', () => answers().length === 2)
  expect(answers()[1]).toContain('$ACK,K02,5')
  await broker.start()
  await until('it is at the hub', () => pressesOf('b-2').length === 1)
})

test('with the disk full and the hub there people are told, and the acknowledgement is the hub’s', async () => {
  const disk = new DatabaseSync(join(at.config.dataDir, FILE))
  disk.exec("CREATE TRIGGER full BEFORE INSERT ON entries BEGIN SELECT raise(ABORT, 'database or disk is full'); END")
  disk.close()
  line.send('$PRESS,K02,5*85DD\r\n')
  await until('it is acknowledged', () => answers().length === 1)
  expect(answers()).toEqual([expect.stringContaining('$ACK,K02,5')])
  expect(pressesOf('b-2')).toHaveLength(1)
})

test('noise at the wrong speed is said in words', async () => {
  line.send('\u00ff'.repeat(400))
  await until('it is said', () => said.some((message) => message.includes('BRIDGE_BAUD')))
})
