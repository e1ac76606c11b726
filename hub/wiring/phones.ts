/** Pushes to phones, and whether push services can be reached at all. */
import type { Config } from '../config.ts'
import type { Clock } from '../desk/clock.ts'
import type { Log } from '../desk/log.ts'
import type { Registry } from '../desk/ports/registry.ts'
import type { Desk } from '../desk/types.ts'
import { createPager, type Pager } from '../notify/pager.ts'
import type { PushReach } from '../notify/push-reach.ts'
import { createTroubleWorld } from '../notify/trouble-world.ts'
import { vapidSubject } from '../notify/vapid.ts'
import { createWorld } from '../notify/world.ts'
import type { Secrets } from '../secrets.ts'
import { contactOf } from './contact.ts'
import { wirePushReach } from './push-reach.ts'

type Deps = {
  clock: Clock
  log: Log
  desk: Desk
  registry: Registry
  secrets: Pick<Secrets, 'vapid' | 'receiptKey'>
  config: Pick<Config, 'publicUrl' | 'contact' | 'pushCa' | 'pushHosts'>
  /** Known for certain once http listens; nothing is sent before. */
  publicUrl(): string
}

/** @throws when the extra CA file cannot be read */
export function wirePhones({ clock, log, desk, registry, secrets, config, publicUrl }: Deps): { pager: Pager; reach: PushReach } {
  const { pushCa: extraCa, pushHosts } = config
  const reach = wirePushReach({ clock, log, desk, registry, extraCa, pushHosts })
  const pager = createPager({
    ...createWorld({ desk, registry }),
    troubles: createTroubleWorld({ desk, registry }),
    ...{ clock, log, desk, registry, publicUrl, extraCa, pushHosts },
    vapid: { ...secrets.vapid, subject: () => vapidSubject(config.publicUrl ?? '', contactOf(registry, config)) },
    receiptKey: Buffer.from(secrets.receiptKey, 'base64'),
    tried: reach.tried,
  })
  return { pager, reach }
}
