/**
 * Finds sentences in what comes down a line that may lose, bend or invent bytes. Holds at most one line.
 * A `$` always starts anew, and a sentence is whole at the fourth digit of its CRC, so damage to one,
 * its line end included, never costs the next.
 */
import { crc16Hex } from './crc16.ts'
import type { LineCounts } from './protocol.ts'
import { MAX_LINE_BYTES } from './sentence.ts'

export type Framer = {
  /** The bodies (between `$` and `*`) that these bytes complete, in order. */
  push(bytes: Uint8Array): string[]
  counts(): Readonly<LineCounts>
}

const START = 0x24 // $
const STAR = 0x2a
const CR = 0x0d
const LF = 0x0a
const CRC_DIGITS = 4
const isPrintable = (byte: number) => byte >= 0x20 && byte <= 0x7e

export function createFramer(): Framer {
  const counts: LineCounts = { frames: 0, badCrc: 0, tooLong: 0, broken: 0, noiseBytes: 0 }
  /** What follows `$`; null between sentences. */
  let text: string | null = null
  let starAt = -1

  const drop = (why: 'badCrc' | 'tooLong' | 'broken') => {
    counts[why]++
    text = null
  }

  function take(byte: number): string | null {
    if (byte === START) {
      if (text !== null) drop('broken')
      text = ''
      starAt = -1
      return null
    }
    if (text === null) {
      if (byte !== CR && byte !== LF) counts.noiseBytes++
      return null
    }
    if (!isPrintable(byte)) {
      drop('broken')
      return null
    }
    if (byte === STAR && starAt === -1) starAt = text.length
    text += String.fromCharCode(byte)
    if (starAt !== -1 && text.length === starAt + 1 + CRC_DIGITS) {
      const body = text.slice(0, starAt)
      if (text.slice(starAt + 1) !== crc16Hex(body)) {
        drop('badCrc')
        return null
      }
      text = null
      counts.frames++
      return body
    }
    if (text.length >= MAX_LINE_BYTES - 1) drop('tooLong')
    return null
  }

  return {
    push(bytes) {
      const bodies: string[] = []
      for (const byte of bytes) {
        const body = take(byte)
        if (body !== null) bodies.push(body)
      }
      return bodies
    },
    counts: () => counts,
  }
}
