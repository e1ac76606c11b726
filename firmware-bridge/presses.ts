/**
 * Which press is this? The same one sent again must carry the same id and the same time; one that was recorded and is played
 * again must never pass for a new one; and a new one must never be taken for an old one, because then nobody comes.
 */
import type { Clock } from './clock.ts'
import { DELIVERED_KEPT_MS } from './outbox.ts'
import type { Kept } from './outbox-line.ts'
import type { Signal } from './protocol.ts'

export type Press = {
  /** The same signal sent again has the same. */
  key: string
  /** The id that the hub sees. */
  press: string
  /** When it was first heard, ms since 1970. */
  at: number
  /** The hub has it already. */
  delivered: boolean
  /** Older than what this device has said since: recorded and played again, or long on its way. */
  replayed: boolean
}

/** A receiver without counters asks again within seconds; the same words later are another press. */
const REPEAT_MS = 10_000
const MOST_KEPT = 20_000

export type Presses = {
  /** @param countedAs the name under which a device's counts are kept (map.ts); null when it does not sign: then a lower count is a change of battery */
  identify(signal: Pick<Signal, 'device' | 'counter' | 'text'>, countedAs: string | null): Press
  /** For what proves life: is this count new, the last one again, or one from before that? */
  place(counter: string | null, countedAs: string): 'new' | 'last' | 'old'
  delivered(key: string): void
  /** The hub will not take it: the same signal later is tried anew. */
  forget(key: string): void
  /** Returns the count when it is the highest of this device so far. */
  count(counter: string | null, countedAs: string): number | null
}

export function createPresses(clock: Clock, kept: Kept): Presses {
  type Known = { press: string; at: number; delivered: boolean; numbered: boolean }
  const known = new Map<string, Known>()
  const highest = new Map(kept.counters.map(({ device, counter }) => [device, counter]))
  const remember = (delivered: boolean) => (entry: Kept['waiting'][number]) =>
    known.set(entry.key, { press: entry.press, at: entry.at, delivered, numbered: entry.key.startsWith('#') })
  kept.delivered.forEach(remember(true))
  kept.waiting.forEach(remember(false))

  const last = (countedAs: string) => highest.get(countedAs) ?? -1
  const isOver = ({ delivered, numbered, at }: Known) => delivered && clock.now() - at >= (numbered ? DELIVERED_KEPT_MS : REPEAT_MS)

  function forgetOld(): void {
    for (const [key, each] of known) {
      if (!isOver(each) && known.size < MOST_KEPT) return
      known.delete(key)
    }
  }

  return {
    identify({ device, counter, text }, countedAs) {
      forgetOld()
      const key = counter === null ? text : `#${device}-${Number(counter)}`
      const before = known.get(key)
      if (before && !isOver(before)) return { key, press: before.press, at: before.at, delivered: before.delivered, replayed: false }
      const at = clock.now()
      const press = counter === null ? `${device}-${at.toString(36)}` : `${device}-${counter}`
      known.delete(key)
      known.set(key, { press, at, delivered: false, numbered: counter !== null })
      return { key, press, at, delivered: false, replayed: countedAs !== null && counter !== null && Number(counter) <= last(countedAs) }
    },
    place(counter, countedAs) {
      if (counter === null || Number(counter) > last(countedAs)) return 'new'
      return Number(counter) === last(countedAs) ? 'last' : 'old'
    },
    delivered(key) {
      const entry = known.get(key)
      if (entry) entry.delivered = true
    },
    forget: (key) => void known.delete(key),
    count(counter, countedAs) {
      if (counter === null || Number(counter) <= last(countedAs)) return null
      highest.set(countedAs, Number(counter))
      return Number(counter)
    },
  }
}
