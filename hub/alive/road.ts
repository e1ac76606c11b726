/** One address that is told again and again that this hub lives, and how that goes. */
import type { AliveRoad } from '../contract/watched.ts'
import type { Clock, Timer } from '../desk/clock.ts'
import type { Log } from '../desk/log.ts'

/** As much of the platform's `fetch` as is used here. */
export type Fetch = (url: string, init: RequestInit) => Promise<Pick<Response, 'status' | 'body'>>
/** `url` alone says whether it is still the same road. */
export type Target = { url: string; init: RequestInit }

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
  /** ms since 1970; null: it works, or there is none. */
  failingSince(): number | null
  /** One more, outside its turn. */
  send(target: Target, patienceMs: number): Promise<void>
  close(): void
}

type Deps = { clock: Clock; log: Log; fetch: Fetch; everyMs: number; target(): Target | null }

export function openRoad({ clock, log, fetch, everyMs, target }: Deps): Road {
  let timer: Timer | null = null
  let inHand: AbortController | null = null
  let closed = false
  let last = nothing(null)

  async function attempt({ url, init }: Target, patienceMs: number): Promise<AliveRoad['why'] | null> {
    const stop = new AbortController()
    inHand = stop
    const patience = clock.after(patienceMs, () => stop.abort())
    try {
      const { status, body } = await fetch(url, { ...init, signal: stop.signal })
      await body?.cancel()
      if (status >= 200 && status < 300) return null
      return status === 401 || status === 403 ? 'refused' : status === 404 ? 'not-that-hub' : 'failed'
    } catch {
      return 'unreachable'
    } finally {
      patience.cancel()
      if (inHand === stop) inHand = null
    }
  }

  async function beat(): Promise<void> {
    const to = target()
    if (to?.url !== last.url) last = nothing(to?.url ?? null)
    if (!to || closed) return
    const mine = last
    const why = await attempt(to, TIMEOUT_MS)
    if (closed || mine !== last) return
    settle(why)
    timer = clock.after(why === null ? everyMs : AGAIN_MS, () => void beat())
  }

  function settle(why: AliveRoad['why'] | null): void {
    const now = clock.now()
    if (why === null || why === undefined) {
      if (last.failures >= FAILS) log.info({}, 'it is heard again that this hub lives')
      Object.assign(last, { okAt: now, failures: 0, failedAt: null, why: null })
      return
    }
    last.failures += 1
    last.failedAt ??= now
    last.why = why
    if (last.failures === FAILS) log.warn({ why }, 'nobody hears that this hub lives')
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
    failingSince: () => (fails() ? last.failedAt : null),
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
  url: string | null
  okAt: number | null
  failures: number
  failedAt: number | null
  why: NonNullable<AliveRoad['why']> | null
}
const nothing = (url: string | null): Last => ({ url, okAt: null, failures: 0, failedAt: null, why: null })
const iso = (at: number) => new Date(at).toISOString()
