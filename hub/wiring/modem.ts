/** Short messages and calls, from the desk to the gateways with a modem and back. */

import type { Ask } from '../broker/ask.ts'
import { modemTopic } from '../contract/topics.ts'
import type { Clock } from '../desk/clock.ts'
import type { Log } from '../desk/log.ts'
import type { Registry } from '../desk/ports/registry.ts'
import type { Desk } from '../desk/types.ts'
import { createModem, type Modem } from '../notify/modem/modem.ts'
import { createModemWorld } from '../notify/modem/world.ts'

type Deps = { clock: Clock; log: Log; desk: Desk; registry: Pick<Registry, 'directory'>; ask: Ask }

export const wireModem = ({ clock, log, desk, registry, ask }: Deps): Modem =>
  createModem({
    ...{ clock, log, desk },
    world: createModemWorld({ clock, desk, registry }),
    publish: (gateway, what, payload) => ask(gateway, modemTopic(gateway, what), payload),
  })
