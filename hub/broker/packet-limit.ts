/**
 * A bound on what one connection can make the broker remember. MQTT allows packets of 256 MB (MQTT 3.1.1 §2.2.3),
 * and Aedes gathers each whole before anybody looks at it; it has no limit of its own (moscajs/aedes#831).
 */
import type { Duplex } from 'node:stream'

/** Follows the fixed headers through a stream of packets: true once one announces more than `limit` bytes. */
function createGauge(limit: number): (chunk: Uint8Array) => boolean {
  /** Bytes of the present packet still to come; null inside a fixed header. */
  let remaining: number | null = null
  /** Bytes of the fixed header read so far: its type, then the remaining length, seven bits a byte, lowest first. */
  let header = 0
  let length = 0
  return (chunk) => {
    for (let at = 0; at < chunk.length; ) {
      if (remaining !== null) {
        const step = Math.min(remaining, chunk.length - at)
        remaining -= step
        at += step
      } else {
        const byte = chunk[at++] as number
        if (header > 0) length += (byte & 0x7f) * 128 ** (header - 1)
        if (length > limit || header > 4) return true
        if (header > 0 && byte < 0x80) {
          remaining = length
          length = 0
        }
        header = remaining === null ? header + 1 : 0
      }
      if (remaining === 0) remaining = null
    }
    return false
  }
}

/** Ends the connection whose next packet would be longer than `limit` bytes, before it is gathered. */
export function limitPackets(stream: Duplex, limit: number): void {
  const isTooLong = createGauge(limit)
  const read = stream.read.bind(stream)
  stream.read = (size) => {
    const chunk: Buffer | null = read(size)
    if (chunk === null || !isTooLong(chunk)) return chunk
    stream.destroy(new Error(`a packet of more than ${limit} bytes`))
    return null
  }
}
