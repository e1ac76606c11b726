/**
 * Limits guessing: a bucket of tries per key that fills again with time, so that nobody can lock an officer out for good
 * by guessing at their name. Memory is bounded; the key that was quiet the longest is forgotten first.
 */
import type { Clock } from '../desk/clock.ts'

export type Attempts = {
  /** Takes one try. 0, or after how many seconds (at least 1) there is one again. */
  take(key: string): number
  /** Gives it back: it was not a guess. */
  giveBack(key: string): void
}

const KEYS = 10_000

/**
 * @param tries how many at once
 * @param refillMs until one more is allowed
 */
export function attempts(clock: Clock, tries: number, refillMs: number): Attempts {
  const buckets = new Map<string, { left: number; at: number }>()

  function bucket(key: string) {
    // One on the wall that is set neither gives tries away nor keeps anybody out.
    const now = clock.steady()
    const known = buckets.get(key) ?? { left: tries, at: now }
    const left = Math.min(tries, known.left + Math.max(0, now - known.at) / refillMs)
    const current = { left, at: now }
    // Set again at the end, so that the first of the map is the one quiet the longest.
    buckets.delete(key)
    buckets.set(key, current)
    const [oldest] = buckets.size > KEYS ? buckets.keys() : []
    if (oldest !== undefined) buckets.delete(oldest)
    return current
  }

  return {
    take(key) {
      const current = bucket(key)
      if (current.left < 1) return Math.max(1, Math.ceil(((1 - current.left) * refillMs) / 1000))
      current.left -= 1
      return 0
    },
    giveBack(key) {
      const current = bucket(key)
      current.left = Math.min(tries, current.left + 1)
    },
  }
}

/** One household or office of IPv6 has a /64 to itself, so the last 64 bits are anybody's choice (RFC 6177). */
export function addressKey(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!plain.includes(':')) return plain
  const [head = '', tail] = plain.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
  return [...left, ...zeros, ...right].slice(0, 4).join(':')
}
