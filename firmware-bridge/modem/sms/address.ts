/** Telephone numbers and named senders in a PDU (3GPP TS 23.040 §9.1.2.5), and what makes two numbers the same subscriber. */
import { fromSeptets, pack, toSeptets, unpack } from './gsm7.ts'
import { type Octets, PduError, toHex } from './octets.ts'

/** Type of number in bits 4 to 6, numbering plan E.164 in the lower four; bit 7 is always set. */
const INTERNATIONAL = 0x91
const UNKNOWN = 0x81
const ALPHANUMERIC = 0xd0
const DIGITS = '0123456789*#abc'
/** TP-OA, TP-DA and TP-RA hold at most twelve octets: ten of address. */
const MOST_ADDRESS_OCTETS = 10

/** A number as people write it, without the dots, spaces and dashes; null when it is none. Up to 20 digits. */
export function readNumber(text: string): string | null {
  const number = text.replaceAll(/[\s().-]/g, '')
  return /^\+?[0-9*#]{2,20}$/.test(number) ? number : null
}

/** Vietnam writes one subscriber as 0912…, 84912… and +84912…: the last nine digits tell them apart. */
export const isSameSubscriber = (one: string, other: string): boolean => {
  const [a, b] = [one, other].map((number) => number.replaceAll(/[^0-9*#]/g, '').replace(/^(00)?84(?=\d{9,})|^0(?=\d{9,})/, ''))
  return a === b
}

function swapped(digits: string): Uint8Array {
  const nibbles = [...digits].map((digit) => DIGITS.indexOf(digit))
  if (nibbles.length % 2 === 1) nibbles.push(0xf)
  return Uint8Array.from({ length: nibbles.length / 2 }, (_, at) => (nibbles[2 * at] as number) | ((nibbles[2 * at + 1] as number) << 4))
}
function unswapped(octets: Uint8Array): string {
  let digits = ''
  for (const octet of octets) for (const nibble of [octet & 0xf, octet >> 4]) if (nibble !== 0xf) digits += DIGITS[nibble] ?? ''
  return digits
}

/** Length in digits, type, digits. A sender that is no number is written in the 7-bit alphabet. */
export function encodeAddress(number: string): string {
  const named = readNumber(number) === null ? toSeptets(number)?.flat() : undefined
  if (named) {
    const octets = pack(named)
    return toHex(Math.ceil((named.length * 7) / 4), ALPHANUMERIC, octets)
  }
  const digits = number.replace('+', '')
  return toHex(digits.length, number.startsWith('+') ? INTERNATIONAL : UNKNOWN, swapped(digits))
}

/** @throws PduError */
export function decodeAddress(from: Octets): string {
  const length = from.byte()
  const type = from.byte()
  const count = Math.ceil(length / 2)
  if (count > MOST_ADDRESS_OCTETS) throw new PduError('an address that is too long')
  const octets = from.take(count)
  if ((type & 0x70) === 0x50) return fromSeptets(unpack(octets, Math.floor((length * 4) / 7)))
  const digits = unswapped(octets).slice(0, length)
  return (type & 0x70) === 0x10 ? `+${digits}` : digits
}

/** The service centre that stands before every PDU of the AT interface (27.005 §3.1, `<pdu>`): its length is in octets, 00 is "the one on the SIM". */
export function decodeServiceCentre(from: Octets): string | null {
  const length = from.byte()
  if (length === 0) return null
  const [type = 0, ...octets] = from.take(length)
  const digits = unswapped(Uint8Array.from(octets))
  return (type & 0x70) === 0x10 ? `+${digits}` : digits
}
