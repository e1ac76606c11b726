import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFramer } from '../../firmware-bridge/framer.ts'
import {
  type Decoded,
  decodeSentence,
  encodeAck,
  encodeLine,
  encodeNak,
  encodeSentence,
  isSignedWith,
  MAX_LINE_BYTES,
  type Sentence,
} from '../../firmware-bridge/sentence.ts'

const KEY = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex')

function sentenceOf(body: string): Sentence {
  const decoded: Decoded = decodeSentence(body)
  if (!decoded.ok) throw new Error(`not a sentence: ${decoded.why}`)
  return decoded.sentence
}

describe('the examples of the contract', () => {
  test.each([
    [
      '$PRESS,K01,17,kind=holdup,bat=87*5116',
      encodeSentence({ type: 'PRESS', device: 'K01', counter: 17, fields: { kind: 'holdup', bat: 87 } }),
    ],
    ['$BEAT,K01,18,bat=86,rssi=-71*07F2', encodeSentence({ type: 'BEAT', device: 'K01', counter: 18, fields: { bat: 86, rssi: -71 } })],
    ['$PRESS,K02,5*85DD', encodeSentence({ type: 'PRESS', device: 'K02', counter: 5 })],
    ['$TAMPER,K02,6*6CF3', encodeSentence({ type: 'TAMPER', device: 'K02', counter: 6 })],
    [
      '$PRESS,K01,17,kind=holdup,bat=87,mac=e45d16f9c0f60aaa*15E6',
      encodeSentence({ type: 'PRESS', device: 'K01', counter: 17, fields: { kind: 'holdup', bat: 87 }, key: KEY }),
    ],
    ['$ACK,K01,17*EEAF', encodeAck({ device: 'K01', counter: '17' })],
    ['$NAK,K09,3,why=unknown*FB65', encodeNak({ device: 'K09', counter: '3' }, 'unknown')],
  ])('%s is what is sent', (line, encoded) => {
    expect(encoded).toBe(`${line}\r\n`)
  })

  test('every frame of the fixtures reads as the reason above it says', () => {
    const lines = readFileSync(new URL('../fixtures/frames-sentence.txt', import.meta.url), 'utf8').split('\n')
    const frames = lines.flatMap((line, i) => (line.startsWith('$') ? [{ line, reason: lines[i - 1] ?? '' }] : []))
    expect(frames.length).toBeGreaterThanOrEqual(9)
    for (const { line, reason } of frames) {
      const bodies = createFramer().push(Buffer.from(`${line}\r\n`))
      const read = bodies.map((body) => decodeSentence(body).ok)
      expect(read, reason).toEqual(reason.startsWith('# ok') ? [true] : reason.startsWith('# answer') ? [false] : [])
    }
  })
})

test('what a device encodes is what is decoded', () => {
  const name = fc.stringMatching(/^[a-z]{1,4}$/).filter((text) => text !== 'mac')
  const value = fc.stringMatching(/^[A-Za-z0-9.+-]{0,6}$/)
  fc.assert(
    fc.property(
      fc.constantFrom('PRESS' as const, 'BEAT' as const, 'TAMPER' as const),
      fc.stringMatching(/^[A-Za-z0-9_-]{1,8}$/),
      fc.integer({ min: 0, max: 0xffffffff }),
      fc.dictionary(name, value, { maxKeys: 3 }),
      fc.boolean(),
      (type, device, counter, fields, signs) => {
        const line = encodeSentence({ type, device, counter, fields, ...(signs && { key: KEY }) })
        const sentence = sentenceOf(line.slice(1, line.lastIndexOf('*')))
        expect(sentence).toMatchObject({ type, device, counter: String(counter) })
        expect(Object.fromEntries(sentence.fields)).toEqual({ ...fields })
        expect(isSignedWith(sentence, KEY)).toBe(signs)
      },
    ),
  )
})

test('a signature by another key, over other words or missing is none', () => {
  const body = 'PRESS,K01,17,kind=holdup,bat=87,mac=e45d16f9c0f60aaa'
  expect(isSignedWith(sentenceOf(body), KEY)).toBe(true)
  expect(isSignedWith(sentenceOf(body), Buffer.alloc(16))).toBe(false)
  expect(isSignedWith(sentenceOf(body.replace('17', '18')), KEY)).toBe(false)
  expect(isSignedWith(sentenceOf('PRESS,K01,17,kind=holdup,bat=87'), KEY)).toBe(false)
  expect(isSignedWith(sentenceOf(`${body},bat=1`), KEY)).toBe(false)
})

test('a type that is not known is told apart from what cannot be answered at all', () => {
  expect(decodeSentence('SING,K01,17')).toEqual({ ok: false, why: 'type', to: { device: 'K01', counter: '17' } })
  expect(decodeSentence('PRESS,K 01,17')).toEqual({ ok: false, why: 'form', to: null })
  expect(decodeSentence('PRESS,K01,x')).toEqual({ ok: false, why: 'form', to: null })
  expect(decodeSentence('')).toEqual({ ok: false, why: 'form', to: null })
})

test('a counter is repeated as it was written', () => {
  expect(encodeAck(sentenceOf('PRESS,K01,00017'))).toMatch(/^\$ACK,K01,00017\*/)
})

test('a line is never longer than a line may be', () => {
  const room = MAX_LINE_BYTES - '$*5116\r\n'.length
  expect(encodeLine('x'.repeat(room))).toHaveLength(MAX_LINE_BYTES)
  expect(() => encodeLine('x'.repeat(room + 1))).toThrow(RangeError)
})
