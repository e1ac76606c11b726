import { afterEach, describe, expect, test } from 'vitest'
import { systemClock } from '../../firmware-bridge/clock.ts'
import { openPort, type Port } from '../../firmware-bridge/port.ts'
import { until } from '../harness/until.ts'
import { type Line, openLine } from './pty.ts'

const opened: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const thing of opened.splice(0).reverse()) await thing.close()
})

function open(path: string): { port: Port; said: string[]; heard: () => string } {
  const said: string[] = []
  let heard = ''
  const port = openPort({
    path,
    baud: 9600,
    format: '8N1',
    opened: () => {},
    closed: () => {},
    clock: systemClock,
    log: (_level, message) => said.push(message),
    heard: (bytes) => {
      heard += Buffer.from(bytes).toString('latin1')
    },
  })
  opened.push(port)
  return { port, said, heard: () => heard }
}

async function line(): Promise<Line> {
  const made = await openLine()
  opened.push(made)
  return made
}

test('what is sent at one end is heard at the other, both ways', async () => {
  const wire = await line()
  const { port, heard } = open(wire.path)
  await until('the line is open', port.isOpen)
  wire.send('ping')
  await until('the bridge hears', () => heard() === 'ping')
  expect(port.write('pong')).toBe(true)
  await until('the receiver hears', () => wire.heard() === 'pong')
})

test('a line that went away is opened again when it is back', async () => {
  const wire = await line()
  const { port, said, heard } = open(wire.path)
  await until('the line is open', port.isOpen)
  await wire.pull()
  await until('the loss is noticed', () => !port.isOpen())
  expect(port.write('lost')).toBe(false)
  await wire.plug()
  await until('the line is open again', port.isOpen)
  wire.send('back')
  await until('the bridge hears again', () => heard() === 'back')
  expect(said).toContain(`${wire.path} went away: was the cable pulled?`)
})

describe('what is wrong is said in words, once', () => {
  test('no such device', async () => {
    const { said } = open('/dev/no-such-line')
    await until('something is said', () => said.length > 0)
    expect(said).toEqual(['there is no /dev/no-such-line: is the receiver plugged in?'])
  })

  test('held by another program', async () => {
    const wire = await line()
    const first = open(wire.path)
    await until('the line is open', first.port.isOpen)
    const second = open(wire.path)
    await until('something is said', () => second.said.length > 0)
    expect(second.said).toEqual([`${wire.path} is held by another program`])
  })

  test('no serial line at all', async () => {
    const { said } = open('/etc/hostname')
    await until('something is said', () => said.length > 0)
    expect(said[0]).toContain('is not a serial line')
  })
})
