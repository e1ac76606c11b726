/** Says outside that this hub lives: to another hub that watches it, and to addresses that are made to miss a call. Nothing else leaves by here. */
import type { AliveBeat, AliveRoad, AliveTo, AliveView, StopReason } from '../contract/watched.ts'
import type { Clock } from '../desk/clock.ts'
import type { Log } from '../desk/log.ts'
import type { Call, HttpCall } from './call.ts'
import type { Publisher } from './publisher.ts'
import { openRoad, type Road, type Target } from './road.ts'
import { whyNot, whyOfStatus } from './why.ts'

/** Four of them make the minute after which the other hub rings. */
const HUB_EVERY_MS = 15_000
const WEB_EVERY_MS = 30_000
const MQTT_EVERY_MS = 30_000
/** Whoever stops has five seconds for everything. */
const FAREWELL_MS = 1_500

export type AliveName = 'hub' | 'web' | 'mqtt'

export type Alive = {
  start(): void
  /** The administrator has named other addresses. */
  changed(): void
  view(): AliveView
  /** Each road that was named, and how it goes. */
  roads(): ({ to: AliveName } & AliveRoad)[]
  /**
   * Since when nothing outside answers, ms since 1970; null: something does, or none was named. A neighbour that is dead itself says
   * nothing of this line, but that there is no line at all is known even of its address.
   */
  reachesNobodySince(): number | null
  /** @param reason null: it does not stop on purpose, and whoever watches shall ring */
  close(reason: StopReason | null): Promise<void>
}

export type AliveDeps = {
  clock: Clock
  log: Log
  call: Call
  publisher: Publisher
  to(): AliveTo
  health(): 'ok' | 'degraded'
}

export function createAlive({ clock, log, call, publisher, to, health }: AliveDeps): Alive {
  const asked = (name: string, request: HttpCall, isHub: boolean): Target => ({
    name,
    send: (signal) => call(request, signal).then((status) => whyOfStatus(status, isHub), whyNot),
  })
  const hubTarget = (beat: AliveBeat): Target | null => {
    const { hub } = to()
    if (!hub?.token) return null
    const headers = { authorization: `Bearer ${hub.token}`, 'content-type': 'application/json' }
    const url = `${hub.url}/api/v1/watched-hubs/beat`
    return asked(url, { url, method: 'POST', headers, body: JSON.stringify(beat) }, true)
  }
  const webTarget = (): Target | null => {
    const { web } = to()
    return web ? asked(web.url, web, false) : null
  }
  const mqttTarget = (beat: AliveBeat): Target | null => {
    const { mqtt } = to()
    if (!mqtt) return null
    return { name: JSON.stringify(mqtt), send: (signal) => publisher.publish(mqtt, beat, clock.now(), signal) }
  }
  const open = (everyMs: number, target: () => Target | null) => openRoad({ clock, log, everyMs, target })
  const hub = open(HUB_EVERY_MS, () => hubTarget({ state: health() }))
  const web = open(WEB_EVERY_MS, webTarget)
  const mqtt = open(MQTT_EVERY_MS, () => mqttTarget({ state: health() }))
  const all = { hub, web, mqtt }
  const named = () => (['hub', 'web', 'mqtt'] as const).filter((name) => to()[name])
  let started = false

  const look = () => {
    if (!to().mqtt) void publisher.leave()
    for (const road of [hub, web, mqtt]) road.look()
  }

  return {
    start() {
      started = true
      look()
    },
    changed() {
      if (started) look()
    },
    view() {
      const { hub: toHub, web: toWeb, mqtt: toMqtt } = to()
      return {
        ...(toHub && { hub: { url: toHub.url, ...hub.how() } }),
        ...(toWeb && { web: { ...toWeb, ...web.how() } }),
        ...(toMqtt && { mqtt: { ...withoutSecret(toMqtt), ...mqtt.how() } }),
      }
    },
    roads: () => named().map((name) => ({ to: name, ...all[name].how() })),
    reachesNobodySince() {
      const outside = named().filter((name) => name !== 'hub')
      if (outside.length > 0) {
        const dead = outside.map((name) => all[name].deadSince()).filter((since) => since !== null)
        return dead.length === outside.length ? Math.max(...dead) : null
      }
      return hub.how().why === 'no-line' ? hub.deadSince() : null
    },
    async close(reason) {
      web.close()
      const said = reason && started ? { state: 'stopping' as const, reason } : null
      const farewell = async (road: Road, target: Target | null) => {
        if (target) await road.send(target, FAREWELL_MS)
        road.close()
      }
      await Promise.all([farewell(hub, said && hubTarget(said)), farewell(mqtt, said && mqttTarget(said))])
      if (reason) await publisher.leave()
      else publisher.drop()
    },
  }
}

const withoutSecret = ({ url, topic, username }: NonNullable<AliveTo['mqtt']>) => ({
  ...{ url, topic },
  ...(username !== undefined && { username }),
})
