/** One address that is told again and again that this hub lives, and how that goes. */
import type { AliveRoad } from '../contract/watched.ts'
import type { Clock, Timer } from '../desk/clock.ts'
import type { Log } from '../desk/log.ts'
import { saysNothingAnswers, type Why } from './why.ts'

/** `name` alone says whether it is still the same road. */
export type Target = { name: string; send(signal: AbortSignal): Promise<Why | null> }

/** An answer that takes longer is none. */
const TIMEOUT_MS = 8_000
/** One lost packet is no lost line: tried again soon. */
const AGAIN_MS = 3_000
/** From so many failures in a row on it is said to fail. */
const FAILS = 2

export type Road = {
  /** Looks at once: something about it has changed. */
  look(): void
  how(): AliveRoad
  /** Since when nothing answers there, ms since 1970; null: something does, if only an error, or there is no such road. */
  deadSince(): number | null
  /** One more, outside its turn. */
  send(target: Target, patienceMs: number): Promise<void>
  close(): void
}

type Deps = { clock: Clock; log: Log; everyMs: number; target(): Target | null }

export function openRoad({ clock, log, everyMs, target }: Deps): Road {
  let timer: Timer | null = null
  let inHand: AbortController | null = null
  let closed = false
  let last = nothing(null)

  async function attempt({ send }: Target, patienceMs: number): Promise<Why | null> {
    const stop = new AbortController()
    inHand = stop
    let isLate = false
    const patience = clock.after(patienceMs, () => {
      isLate = true
      stop.abort()
    })
    const why = await send(stop.signal)
    patience.cancel()
    if (inHand === stop) inHand = null
    return why !== null && isLate ? 'no-answer' : why
  }

  async function beat(): Promise<void> {
    const to = target()
    if (to?.name !== last.name) last = nothing(to?.name ?? null)
    if (!to || closed) return
    const mine = last
    const why = await attempt(to, TIMEOUT_MS)
    if (closed || mine !== last) return
    settle(why)
    timer = clock.after(why === null ? everyMs : AGAIN_MS, () => void beat())
  }

  function settle(why: Why | null): void {
    const now = clock.now()
    if (why === null) {
      if (last.failures >= FAILS) log.info({}, 'it is heard again that this hub lives')
      Object.assign(last, { okAt: now, failures: 0, failedAt: null, deadAt: null, why: null })
      return
    }
    last.failures += 1
    last.failedAt ??= now
    last.deadAt = saysNothingAnswers(why) ? (last.deadAt ?? now) : null
    if (last.failures === FAILS || (last.failures > FAILS && why !== last.why)) log.warn({ why }, 'nobody hears that this hub lives')
    last.why = why
  }

  const fails = () => last.failures >= FAILS
  return {
    look() {
      timer?.cancel()
      inHand?.abort()
      last = nothing(null)
      void beat()
    },
    how: () => ({
      ...(last.okAt !== null && { lastOkAt: iso(last.okAt) }),
      ...(fails() && last.failedAt !== null && { failingSince: iso(last.failedAt) }),
      ...(fails() && last.why !== null && { why: last.why }),
    }),
    deadSince: () => (fails() ? last.deadAt : null),
    async send(to, patienceMs) {
      timer?.cancel()
      inHand?.abort()
      await attempt(to, patienceMs)
    },
    close() {
      closed = true
      timer?.cancel()
      inHand?.abort()
    },
  }
}

type Last = {
  name: string | null
  okAt: number | null
  failures: number
  failedAt: number | null
  /** Since when nothing answers at all. */
  deadAt: number | null
  why: Why | null
}
const nothing = (name: string | null): Last => ({ name, okAt: null, failures: 0, failedAt: null, deadAt: null, why: null })
const iso = (at: number) => new Date(at).toISOString()
