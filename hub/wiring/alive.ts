/** What this hub says of itself to the outside, and when it stops on purpose. */
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Alive, createAlive } from '../alive/alive.ts'
import { httpCaller } from '../alive/call.ts'
import { createPublisher } from '../alive/publisher.ts'
import { trustOf } from '../alive/trust.ts'
import type { Health } from '../contract/api.ts'
import { STOP_MINUTES, type StopReason } from '../contract/watched.ts'
import type { Clock } from '../desk/clock.ts'
import type { Follower } from '../desk/follower.ts'
import type { Log } from '../desk/log.ts'
import type { Registry } from '../desk/ports/registry.ts'

type Deps = {
  clock: Clock
  log: Log
  registry: Pick<Registry, 'aliveTo' | 'follow'>
  health(): Pick<Health, 'status'>
  dataDir: string
  /** PEM file of an authority that a neighbour, or a broker, has of its own. */
  aliveCa: string | null
  hubId: string
}

export type WiredAlive = Omit<Alive, 'close' | 'changed'> & Follower & { close(): Promise<void> }

export function wireAlive({ clock, log, registry, health, dataDir, aliveCa, hubId }: Deps): WiredAlive {
  const trust = trustOf(aliveCa)
  const alive = createAlive({
    ...{ clock, log, call: httpCaller(trust) },
    // 23 letters and digits are what every broker takes (MQTT-3.1.3-5).
    publisher: createPublisher(`chuong${hubId.replace(/[^0-9a-z]/gi, '')}`.slice(0, 23), trust),
    to: registry.aliveTo,
    health: () => (health().status === 'ok' ? 'ok' : 'degraded'),
  })
  const unfollow = registry.follow((_, { action }) => {
    if (action === 'SetAliveTo') alive.changed()
  })
  /** It goes because its power ends: that is no stop on purpose. */
  let powerEnds = false

  return {
    ...alive,
    name: 'alive',
    told({ recorded }) {
      for (const { event } of recorded) {
        if (event.type === 'GoodbyeSaid' && event.hub) powerEnds = true
        if (event.type === 'MainsBack') powerEnds = false
      }
    },
    async close() {
      unfollow()
      await alive.close(powerEnds ? null : await whyItStops(clock, dataDir))
    },
  }
}

/** Whoever updates the hub writes the word beforehand; an old one says nothing of this stop. */
async function whyItStops(clock: Pick<Clock, 'now'>, dataDir: string): Promise<StopReason> {
  const file = join(dataDir, 'stop-reason')
  try {
    const { mtimeMs } = await stat(file)
    const isFresh = clock.now() - mtimeMs < STOP_MINUTES * 60_000
    return isFresh && (await readFile(file, 'utf8')).trim() === 'update' ? 'update' : 'command'
  } catch {
    return 'command'
  }
}
