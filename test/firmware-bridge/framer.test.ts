import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFramer } from '../../firmware-bridge/framer.ts'
import { encodeLine } from '../../firmware-bridge/sentence.ts'

const PRINTABLE_BODY = /^[ -#%-)+-~]{0,112}$/
const body = fc.stringMatching(PRINTABLE_BODY)
/** Any bytes but `*`, so that no noise is a sentence by chance; the start byte and torn frames are in it on purpose. */
const noise = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes.map((byte) => (byte === 0x2a ? 0x24 : byte)))),
  body.map((text) => Buffer.from(`$${text}`, 'latin1')),
)
const frame = body.map((text) => ({ body: text, bytes: Buffer.from(encodeLine(text), 'latin1') }))

function pushSplit(bytes: Buffer, cuts: number[]): string[] {
  const framer = createFramer()
  const edges = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]
  return edges.slice(1).flatMap((end, i) => framer.push(bytes.subarray(edges[i], end)))
}

test('between any noise and under any split across reads every good sentence comes out, once and in order', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          noise.map((bytes) => ({ body: null, bytes })),
          frame,
        ),
        { maxLength: 20 },
      ),
      fc.array(fc.nat(), { maxLength: 10 }),
      (parts, cuts) => {
        const good = parts.flatMap((part) => (part.body === null ? [] : [part.body]))
        expect(pushSplit(Buffer.concat(parts.map((part) => part.bytes)), cuts)).toEqual(good)
      },
    ),
    { numRuns: 500 },
  )
})

test('a sentence with one byte bent costs at most itself, and is never taken for good', () => {
  fc.assert(
    fc.property(body, frame, fc.nat(), fc.integer({ min: 1, max: 255 }), (first, second, where, bend) => {
      const bent = Buffer.from(encodeLine(first), 'latin1')
      const at = where % (bent.length - 2)
      bent[at] = (bent[at] ?? 0) ^ bend
      expect(createFramer().push(Buffer.concat([bent, second.bytes]))).toEqual([second.body])
    }),
    { numRuns: 500 },
  )
})

describe('what is dropped is counted', () => {
  const countsOf = (text: string) => {
    const framer = createFramer()
    framer.push(Buffer.from(text, 'latin1'))
    return framer.counts()
  }

  test('a wrong CRC', () => expect(countsOf('$PRESS,K02,5*85DE\r\n')).toMatchObject({ frames: 0, badCrc: 1 }))
  test('a sentence cut off by the next', () => expect(countsOf('$PRESS,K0$PRESS,K02,5*85DD\r\n')).toMatchObject({ frames: 1, broken: 1 }))
  test('a sentence with a byte that is not text', () =>
    expect(countsOf('$PRESS,\u0000K02,5*85DD\r\n')).toMatchObject({ frames: 0, broken: 1 }))
  test('noise between sentences, line ends apart', () =>
    expect(countsOf('ab\r\n$PRESS,K02,5*85DD\r\nc')).toMatchObject({ frames: 1, noiseBytes: 3 }))
  test('a sentence without an end', () => expect(countsOf(`$${'x'.repeat(1_000)}`)).toMatchObject({ frames: 0, tooLong: 1 }))
})

test('a sentence is whole at its CRC: a lost line end costs nothing', () => {
  expect(createFramer().push(Buffer.from('$PRESS,K02,5*85DD$TAMPER,K02,6*6CF3'))).toEqual(['PRESS,K02,5', 'TAMPER,K02,6'])
})
