/** Says outside that this hub lives: to another hub that watches it, and to any address that is made to miss a call. Nothing else leaves by here. */
import type { AliveBeat, AliveTo, AliveView, StopReason } from '../contract/watched.ts'
import type { Clock } from '../desk/clock.ts'
import type { Log } from '../desk/log.ts'
import { type Fetch, openRoad, type Target } from './road.ts'

/** Four of them make the minute after which the other hub rings. */
const HUB_EVERY_MS = 15_000
const WEB_EVERY_MS = 30_000
/** Whoever stops has five seconds for everything. */
const FAREWELL_MS = 1_500

export type Alive = {
  start(): void
  /** The administrator has named other addresses. */
  changed(): void
  view(): AliveView
  /** Since when the address that is no hub is not reached; null: it is, or none is named. A hub that is dead itself says nothing of this line. */
  reachesNobodySince(): number | null
  /** @param reason null: it does not stop on purpose, and whoever watches shall ring */
  close(reason: StopReason | null): Promise<void>
}

export type AliveDeps = {
  clock: Clock
  log: Log
  fetch: Fetch
  to(): AliveTo
  health(): 'ok' | 'degraded'
}

export function createAlive({ clock, log, fetch, to, health }: AliveDeps): Alive {
  const hubTarget = (beat: AliveBeat): Target | null => {
    const { hub } = to()
    if (!hub?.token) return null
    const headers = { authorization: `Bearer ${hub.token}`, 'content-type': 'application/json' }
    // A token goes where it was meant to go, or nowhere.
    const init: RequestInit = { method: 'POST', redirect: 'manual', headers, body: JSON.stringify(beat) }
    return { url: `${hub.url}/api/v1/watched-hubs/beat`, init }
  }
  const webTarget = (): Target | null => {
    const { web } = to()
    return web ? { url: web.url, init: { method: web.method } } : null
  }
  const hub = openRoad({ clock, log, fetch, everyMs: HUB_EVERY_MS, target: () => hubTarget({ state: health() }) })
  const web = openRoad({ clock, log, fetch, everyMs: WEB_EVERY_MS, target: webTarget })
  let started = false

  return {
    start() {
      started = true
      hub.look()
      web.look()
    },
    changed() {
      if (!started) return
      hub.look()
      web.look()
    },
    view() {
      const { hub: toHub, web: toWeb } = to()
      return {
        ...(toHub && { hub: { url: toHub.url, ...hub.how() } }),
        ...(toWeb && { web: { ...toWeb, ...web.how() } }),
      }
    },
    reachesNobodySince: web.failingSince,
    async close(reason) {
      web.close()
      const farewell = reason && started ? hubTarget({ state: 'stopping', reason }) : null
      if (farewell) await hub.send(farewell, FAREWELL_MS)
      hub.close()
    },
  }
}
