import { PassThrough } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { limitPackets } from '../../hub/broker/packet-limit.ts'
import { until } from '../harness/until.ts'
import { closing, device, rawSocket, start } from './fixture.ts'

/** Fixed header of MQTT 3.1.1 §2.2. */
function header(length: number): number[] {
  const bytes = [0x30]
  do {
    bytes.push((length & 0x7f) | (length > 0x7f ? 0x80 : 0))
    length = Math.floor(length / 128)
  } while (length > 0)
  return bytes
}

/** What comes through, and whether the stream was ended, when these bytes come in pieces of this size. */
async function through(bytes: Buffer, piece: number): Promise<{ read: number; isEnded: boolean }> {
  const stream = new PassThrough()
  stream.on('error', () => {})
  limitPackets(stream, 1_000)
  let read = 0
  for (let at = 0; at < bytes.length && !stream.destroyed; at += piece) {
    stream.write(bytes.subarray(at, at + piece))
    for (let chunk: Buffer | null = stream.read(); chunk !== null; chunk = stream.read()) read += chunk.length
  }
  return { read, isEnded: stream.destroyed }
}

describe('a packet', () => {
  test('within the limit passes, however it is cut into pieces', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 1_000 }), { maxLength: 20 }),
        fc.integer({ min: 1, max: 300 }),
        async (lengths, piece) => {
          const bytes = Buffer.concat(lengths.map((length) => Buffer.concat([Buffer.from(header(length)), Buffer.alloc(length, 0xff)])))
          expect(await through(bytes, piece)).toEqual({ read: bytes.length, isEnded: false })
        },
      ),
    )
  })

  test.each([1_001, 16_384, 268_435_455])(
    'that announces %i bytes ends the connection before it is gathered, behind any others',
    async (length) => {
      const bytes = Buffer.from([...header(2), 1, 2, ...header(0), ...header(length), 7, 7, 7])
      for (let piece = 1; piece <= bytes.length; piece++) expect((await through(bytes, piece)).isEnded).toBe(true)
    },
  )

  test('with a length that never ends, ends the connection', async () => {
    expect((await through(Buffer.from([0x30, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01]), 1)).isEnded).toBe(true)
  })

  test('of a device over 64 kB closes its connection and nothing is decided', async () => {
    const { broker, desk } = await start()
    const button = await device(broker, 'b1')
    const ended = closing(button)
    button.publish('buttons/b1/press', 'x'.repeat(70_000), { qos: 1 })
    await ended
    expect(desk.of('Press')).toEqual([])
  })
})

test('bytes that are no MQTT end their own connection and nothing else', async () => {
  const { broker, desk } = await start()
  const button = await device(broker, 'b1')
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), async (bytes) => {
      const socket = await rawSocket(broker)
      socket.end(bytes)
      await new Promise((resolve) => socket.once('close', resolve))
    }),
    { numRuns: 200 },
  )
  await button.publishAsync('buttons/b1/press', '', { qos: 1 })
  expect(desk.of('Press')).toHaveLength(1)
  await until('no stranger is left waiting', () => broker.health().waiting === 0)
})
