/** What a message says: TP-DCS, TP-UDL and TP-UD (3GPP TS 23.040 §9.2.3.24, 23.038 §4). One alphabet a message: 7 bits where every character fits, else UCS-2. */
import { fromSeptets, pack, toSeptets, unpack } from './gsm7.ts'
import { type Octets, PduError, toHex } from './octets.ts'

/** Which piece of which message (23.040 §9.2.3.24.1, .8). */
export type Piece = { reference: number; total: number; number: number }
export type UserData = { dcs: number; header: boolean; hex: string }
export type ReadUserData = {
  text: string
  piece: Piece | null
  /** Compressed, or bytes that are no text: shown as hex. */
  isText: boolean
}

const UCS2 = 0x08
const OCTETS = 140
const SEPTETS = 160
/** UDHL, IEI 00, its length, reference, total, number. */
const HEADER_OCTETS = 6
const HEADER_SEPTETS = 7
export const MOST_PIECES = 255

type Alphabet = { dcs: number; units: (readonly number[])[]; single: number; piece: number }

function alphabetOf(text: string): Alphabet {
  const septets = toSeptets(text)
  if (septets) return { dcs: 0, units: septets, single: SEPTETS, piece: SEPTETS - HEADER_SEPTETS }
  // One entry a character, so that a pair of surrogates is never cut in two.
  const units = [...text].map((char) => Array.from({ length: char.length }, (_, at) => char.charCodeAt(at)))
  return { dcs: UCS2, units, single: OCTETS / 2, piece: (OCTETS - HEADER_OCTETS) / 2 }
}

function cut(units: (readonly number[])[], room: number): number[][] {
  const pieces: number[][] = [[]]
  for (const unit of units) {
    const last = pieces.at(-1) as number[]
    if (last.length + unit.length > room) pieces.push([...unit])
    else last.push(...unit)
  }
  return pieces
}

const bigEndian = (units: readonly number[]): Uint8Array => Uint8Array.from(units.flatMap((unit) => [unit >> 8, unit & 0xff]))
/** Zero bits up to the next septet behind a header of so many octets. */
const fillOf = (headerOctets: number): number => (7 - ((headerOctets * 8) % 7)) % 7

/**
 * The pieces a text is sent in, one when it fits. Composed first (NFC): a Vietnamese letter is then one character and not three.
 * @param reference of messages to one recipient at the same time, 0 to 255
 */
export function encodeText(text: string, reference: number): UserData[] {
  const { dcs, units, single, piece } = alphabetOf(text.normalize('NFC'))
  if (units.flat().length <= single) {
    const all = units.flat()
    return [{ dcs, header: false, hex: dcs === UCS2 ? toHex(all.length * 2, bigEndian(all)) : toHex(all.length, pack(all)) }]
  }
  const pieces = cut(units, piece)
  if (pieces.length > MOST_PIECES) throw new RangeError(`a text of ${pieces.length} pieces, ${MOST_PIECES} are allowed`)
  return pieces.map((all, index) => {
    const header = Uint8Array.of(HEADER_OCTETS - 1, 0x00, 3, reference & 0xff, pieces.length, index + 1)
    const hex =
      dcs === UCS2
        ? toHex(HEADER_OCTETS + all.length * 2, header, bigEndian(all))
        : toHex(HEADER_SEPTETS + all.length, header, pack(all, fillOf(HEADER_OCTETS)))
    return { dcs, header: true, hex }
  })
}

/** 23.038 §4: general and marked-for-deletion groups (00xx, 01xx), message class (1111), waiting indication (1110 in UCS-2). */
function alphabetFrom(dcs: number): '7bit' | '8bit' | 'ucs2' | 'compressed' {
  const group = dcs >> 4
  if (group < 8) {
    if (dcs & 0x20) return 'compressed'
    return (['7bit', '8bit', 'ucs2', '7bit'] as const)[(dcs >> 2) & 3] as '7bit'
  }
  if (group === 0xf) return dcs & 4 ? '8bit' : '7bit'
  return group === 0xe ? 'ucs2' : '7bit'
}

function pieceIn(header: Uint8Array): Piece | null {
  for (let at = 0; at + 1 < header.length; ) {
    const [name, length = 0] = header.subarray(at)
    const data = header.subarray(at + 2, at + 2 + length)
    const wide = name === 0x08 && length === 4
    if (wide || (name === 0x00 && length === 3)) {
      const [total = 0, number = 0] = data.subarray(wide ? 2 : 1)
      const reference = wide ? ((data[0] as number) << 8) | (data[1] as number) : (data[0] as number)
      // A number outside the message: the header is to be ignored (§9.2.3.24.1).
      if (total > 0 && number > 0 && number <= total) return { reference, total, number }
    }
    at += 2 + length
  }
  return null
}

/** @throws PduError */
export function decodeUserData(from: Octets, dcs: number, hasHeader: boolean): ReadUserData {
  const alphabet = alphabetFrom(dcs)
  const length = from.byte()
  const octets = from.take(alphabet === '7bit' ? Math.ceil((length * 7) / 8) : length)
  const headerOctets = hasHeader ? (octets[0] ?? 0) + 1 : 0
  if (headerOctets > octets.length) throw new PduError('a header longer than the message')
  const piece = hasHeader ? pieceIn(octets.subarray(1, headerOctets)) : null
  const body = octets.subarray(headerOctets)
  if (alphabet === '7bit') {
    const count = Math.max(0, length - Math.ceil((headerOctets * 8) / 7))
    return { text: fromSeptets(unpack(body, count, fillOf(headerOctets))), piece, isText: true }
  }
  if (alphabet === 'ucs2') {
    const even = body.subarray(0, body.length - (body.length % 2))
    return { text: Buffer.from(even).swap16().toString('utf16le'), piece, isText: true }
  }
  return { text: toHex(body), piece, isText: false }
}
