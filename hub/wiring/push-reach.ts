/** Whether push services can be reached, from the pager and the registry to the desk. */
import type { Clock } from '../desk/clock.ts'
import type { Log } from '../desk/log.ts'
import type { Registry } from '../desk/ports/registry.ts'
import type { Desk } from '../desk/types.ts'
import { createKnock } from '../notify/knock.ts'
import { endpointRule } from '../notify/push-hosts.ts'
import { createPushReach, type PushReach } from '../notify/push-reach.ts'

type Deps = {
  clock: Clock
  log: Log
  desk: Pick<Desk, 'submit' | 'look'>
  registry: Pick<Registry, 'directory' | 'pushKeys'>
  extraCa: string | null
  pushHosts: readonly string[]
}

/** A hub's phones live with a handful of services; of more than so many the others are not needed to know that one answers. */
const KNOCKED_AT = 5

/** @throws when the extra CA file cannot be read */
export function wirePushReach({ clock, log, desk, registry, extraCa, pushHosts }: Deps): PushReach {
  const refuse = endpointRule(pushHosts)
  return createPushReach({
    clock,
    knock: createKnock(extraCa),
    origins() {
      const origins = new Set<string>()
      for (const phones of registry.directory().phones.values())
        for (const id of phones) {
          const endpoint = registry.pushKeys(id)?.endpoint
          if (endpoint !== undefined && refuse(endpoint) === null) origins.add(new URL(endpoint).origin)
          if (origins.size >= KNOCKED_AT) return [...origins]
        }
      return [...origins]
    },
    isLost: () => desk.look(({ messages }) => messages.pushLostSince !== null),
    say(lostSince) {
      if (lostSince === null) log.warn({}, 'a push service can be reached again')
      else log.error({ since: new Date(lostSince).toISOString() }, 'no push service can be reached: people are told by short message')
      const fails = (error: unknown) => log.error({ err: error }, 'whether push can be reached is not on the record')
      desk.submit({ type: 'PushReach', at: clock.now(), lostSince }).catch(fails)
    },
  })
}
