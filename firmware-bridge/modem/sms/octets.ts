/** A PDU as octets, read from the front. */

/** What stands there is no PDU, or is cut off. */
export class PduError extends Error {}

export type Octets = {
  byte(): number
  take(count: number): Uint8Array
  left(): number
}

/** @throws PduError when it is not hex */
export function readHex(hex: string): Octets {
  if (!/^([0-9a-f]{2})+$/i.test(hex)) throw new PduError('not hex')
  const bytes = Uint8Array.from(Buffer.from(hex, 'hex'))
  let at = 0
  function take(count: number): Uint8Array {
    if (at + count > bytes.length) throw new PduError('cut off')
    at += count
    return bytes.subarray(at - count, at)
  }
  return { take, byte: () => take(1)[0] as number, left: () => bytes.length - at }
}

export const toHex = (...parts: (number | Uint8Array)[]): string =>
  parts
    .map((part) => Buffer.from(typeof part === 'number' ? [part] : part).toString('hex'))
    .join('')
    .toUpperCase()

/** Null instead of a throw: what comes over the air is never trusted to be whole. */
export function orNull<T>(decode: () => T): T | null {
  try {
    return decode()
  } catch (error) {
    if (error instanceof PduError) return null
    throw error
  }
}
