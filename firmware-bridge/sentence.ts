/**
 * The `sentence` protocol, one ASCII line: `$TYPE,DEVICE,COUNTER[,name=value…]*CRC\r\n`.
 * What stands between `$` and `*` is called the body here; the framer has held its CRC against it already.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { crc16Hex } from './crc16.ts'

/** Whole line, `$` and `\r\n` included. */
export const MAX_LINE_BYTES = 120

const TYPES = ['PRESS', 'BEAT', 'TAMPER'] as const
type SentenceType = (typeof TYPES)[number]

export type Sentence = {
  type: SentenceType
  device: string
  /** Digits as they were sent: the answer repeats them so that a receiver may compare text with text. */
  counter: string
  /** `name=value` in the order sent, without `mac`; a name sent twice keeps its first value. */
  fields: ReadonlyMap<string, string>
  /** What the device signed, and its signature. */
  signed: { text: string; mac: string } | null
}

export type Decoded =
  | { ok: true; sentence: Sentence }
  /** `to` is whom to answer, when that much could be read. */
  | { ok: false; why: 'type' | 'form'; to: { device: string; counter: string } | null }

export const DEVICE = /^[A-Za-z0-9_-]{1,32}$/
const COUNTER = /^\d{1,10}$/
const MAC = /^(?<text>.*),mac=(?<mac>[0-9a-fA-F]{16})$/

export function decodeSentence(body: string): Decoded {
  const [type = '', device = '', counter = '', ...rest] = body.split(',')
  if (!DEVICE.test(device) || !COUNTER.test(counter)) return { ok: false, why: 'form', to: null }
  if (!(TYPES as readonly string[]).includes(type)) return { ok: false, why: 'type', to: { device, counter } }

  const fields = new Map<string, string>()
  for (const pair of rest) {
    const [name = '', ...value] = pair.split('=')
    if (name !== 'mac' && !fields.has(name)) fields.set(name, value.join('='))
  }
  const { text, mac } = MAC.exec(body)?.groups ?? {}
  const signed = text !== undefined && mac !== undefined ? { text, mac } : null
  return { ok: true, sentence: { type: type as SentenceType, device, counter, fields, signed } }
}

/** First 16 hex digits of HMAC-SHA-256 over the body before `,mac=`. */
export const macOf = (key: Uint8Array, text: string): string => createHmac('sha256', key).update(text, 'latin1').digest('hex').slice(0, 16)

/** Does the sentence carry the signature this key makes? An unsigned one does not. */
export const isSignedWith = ({ signed }: Pick<Sentence, 'signed'>, key: Uint8Array): boolean =>
  signed !== null && timingSafeEqual(Buffer.from(macOf(key, signed.text)), Buffer.from(signed.mac.toLowerCase()))

/** The line for a body, CRC and line end included. Throws when it would be longer than a line may be. */
export function encodeLine(body: string): string {
  const line = `$${body}*${crc16Hex(body)}\r\n`
  if (line.length > MAX_LINE_BYTES) throw new RangeError(`a sentence of ${line.length} bytes, ${MAX_LINE_BYTES} are allowed`)
  return line
}

type ToEncode = {
  type: SentenceType
  device: string
  counter: number | string
  fields?: Readonly<Record<string, string | number>>
  key?: Uint8Array
}

/** What a device's firmware sends. */
export function encodeSentence({ type, device, counter, fields = {}, key }: ToEncode): string {
  const text = [type, device, counter, ...Object.entries(fields).map(([name, value]) => `${name}=${value}`)].join(',')
  return encodeLine(key ? `${text},mac=${macOf(key, text)}` : text)
}

export const encodeAck = (to: { device: string; counter: string }): string => encodeLine(`ACK,${to.device},${to.counter}`)

export const encodeNak = (to: { device: string; counter: string }, why: string): string =>
  encodeLine(`NAK,${to.device},${to.counter},why=${why}`)
