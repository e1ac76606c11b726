import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { putTogether } from '../../../firmware-bridge/modem/pieces.ts'
import { isSameSubscriber, readNumber } from '../../../firmware-bridge/modem/sms/address.ts'
import { decodeReceived, encodeDeliver, encodeReport, meaningOf } from '../../../firmware-bridge/modem/sms/received.ts'
import { decodeStamp, decodeValidity, encodeStamp, encodeValidity } from '../../../firmware-bridge/modem/sms/stamp.ts'
import { decodeSubmit, encodeSubmit } from '../../../firmware-bridge/modem/sms/submit.ts'

type Vector = { source: string; pdu: string; reads: object }
const { received, submitted }: { received: Vector[]; submitted: Vector[] } = JSON.parse(
  readFileSync(new URL('../../fixtures/pdus.json', import.meta.url), 'utf8'),
)

test.each(received)('read as published: $source', ({ pdu, reads }) => expect(decodeReceived(pdu)).toMatchObject(reads))
test.each(submitted)('read as published: $source', ({ pdu, reads }) => expect(decodeSubmit(pdu)).toMatchObject(reads))

const SEVEN_BIT = '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./09:;<=>?¡AZÄÖÑÜ§¿azäöñüà^{}\\[~]|€'
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 400 }),
  fc.string({ unit: fc.constantFrom(...SEVEN_BIT), minLength: 1, maxLength: 700 }),
)
const submit = (text: string) => encodeSubmit({ to: '+84912345678', text, reference: 7, validForMs: 3_600_000 })

test('any text arrives as it was sent, composed, and no piece is longer than a message may be', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const parts = submit(text)
      expect(parts.every(({ octets, pdu }) => octets <= 164 && pdu.length === 2 * (octets + 1))).toBe(true)
      expect(parts.map(({ pdu }) => decodeSubmit(pdu)?.text).join('')).toBe(text.normalize('NFC'))
    }),
  )
})

test('any text comes in whole, in whatever order its pieces lie', () => {
  fc.assert(
    fc.property(anyText, fc.infiniteStream(fc.nat()), (text, order) => {
      const pdus = encodeDeliver({ from: '+84987654321', text, at: 1_795_000_000_000, reference: 3 })
      const shuffled = pdus.map((pdu) => ({ pdu, by: order.next().value as number })).sort((a, b) => a.by - b.by)
      const stored = shuffled.map(({ pdu }, index) => {
        const message = decodeReceived(pdu)
        if (message?.is !== 'deliver') throw new Error('not a message')
        return { message, index }
      })
      const { wholes, waiting } = putTogether(stored, () => false)
      expect(waiting).toEqual([])
      expect(wholes).toMatchObject([{ text: text.normalize('NFC'), from: '+84987654321', at: 1_795_000_000_000, incomplete: false }])
    }),
  )
})

test('nothing that comes over the air throws', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'0123456789ABCDEF'), maxLength: 400 }), (pdu) => void decodeReceived(pdu)))
  const [whole = ''] = encodeDeliver({ from: 'Viettel', text: 'x', at: 0, reference: 0 })
  for (let end = 0; end < whole.length; end += 1) expect(decodeReceived(whole.slice(0, end))).toBeNull()
})

describe('as much as fits goes in one message', () => {
  test.each([
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['€'.repeat(80), 1],
    ['€'.repeat(81), 2],
    ['ế'.repeat(70), 1],
    ['ế'.repeat(71), 2],
    ['e\u0302\u0301'.repeat(70), 1],
    [`${'a'.repeat(152)}€${'a'.repeat(100)}`, 2],
  ])('%s: %i', (text, pieces) => expect(submit(text)).toHaveLength(pieces))

  test('and neither an escape nor a pair of surrogates is cut in two', () => {
    expect(submit(`${'a'.repeat(152)}€${'b'.repeat(10)}`).map(({ pdu }) => decodeSubmit(pdu)?.text)).toEqual([
      'a'.repeat(152),
      `€${'b'.repeat(10)}`,
    ])
    expect(submit(`${'ạ'.repeat(66)}😀${'b'.repeat(10)}`).map(({ pdu }) => decodeSubmit(pdu)?.text)).toEqual([
      'ạ'.repeat(66),
      `😀${'b'.repeat(10)}`,
    ])
  })
})

test('pieces with a reference of sixteen bits belong together too (23.040 §9.2.3.24.8)', () => {
  const piece = (number: number, text: string) =>
    `0044${'0B914819325476F8'}0008${'62112601325482'}${(7 + text.length * 2).toString(16).padStart(2, '0')}060804ABCD02${`0${number}`}${Buffer.from(text, 'utf16le').swap16().toString('hex')}`
  const read = [piece(2, 'đến'), piece(1, 'Tôi ')].map((pdu) => decodeReceived(pdu))
  expect(read[0]).toMatchObject({ piece: { reference: 0xabcd, total: 2, number: 2 }, text: 'đến' })
  const stored = read.map((message, index) => ({ message: message as never, index }))
  expect(putTogether(stored, () => false).wholes).toMatchObject([{ text: 'Tôi đến', indices: [0, 1] }])
})

test('a sender may have a name, and a report names its recipient', () => {
  const [pdu = ''] = encodeDeliver({ from: 'Viettel', text: 'x', at: 0, reference: 0 })
  expect(decodeReceived(pdu)).toMatchObject({ from: 'Viettel' })
  const report = encodeReport({ reference: 200, to: '+84912345678', status: 0x30, at: 1_795_000_000_000 })
  expect(decodeReceived(report)).toEqual({ is: 'report', reference: 200, to: '+84912345678', status: 0x30, at: 1_795_000_000_000 })
  expect([0x00, 0x02, 0x30, 0x46, 0x45, 0x62].map(meaningOf)).toEqual([
    'delivered',
    'delivered',
    'trying',
    'failed-for-now',
    'failed',
    'failed-for-now',
  ])
})

test('times survive, and a message is never valid for longer than it may be', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1_700_000_000, max: 2_500_000_000 }), (seconds) => {
      expect(decodeStamp(encodeStamp(seconds * 1_000))).toBe(seconds * 1_000)
    }),
  )
  fc.assert(
    fc.property(fc.integer({ min: 300_000, max: 400 * 86_400_000 }), (ms) => {
      expect(decodeValidity(encodeValidity(ms))).toBeLessThanOrEqual(ms)
    }),
  )
  expect(decodeValidity(encodeValidity(1))).toBe(300_000)
})

test('one subscriber is the same however the number is written', () => {
  for (const other of ['0912345678', '84912345678', '+84912345678', '0084912345678'])
    expect(isSameSubscriber('+84912345678', other)).toBe(true)
  expect(isSameSubscriber('+84912345678', '+84912345679')).toBe(false)
  expect(isSameSubscriber('191', '191')).toBe(true)
  expect(readNumber('0912 345.678')).toBe('0912345678')
  for (const bad of ['', 'police', '+', '09123456789012345678901']) expect(readNumber(bad)).toBeNull()
})
