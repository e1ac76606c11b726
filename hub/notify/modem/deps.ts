/** What the channel of short messages and calls asks of the rest of the house; hub/wiring/modem.ts hands it over. */
import type { GatewayId } from '../../contract/ids.ts'
import type { ModemOrder } from '../../contract/topics.ts'
import type { Clock } from '../../desk/clock.ts'
import type { Log } from '../../desk/log.ts'
import type { Desk } from '../../desk/types.ts'
import type { ModemWorld } from './world.ts'

export type ModemDeps = {
  clock: Clock
  log: Log
  desk: Pick<Desk, 'submit'>
  world: ModemWorld
  /** Gives it to that gateway; false when it is not there to take it. It may be lost all the same. */
  publish(gateway: GatewayId, what: ModemOrder, payload: string): boolean
}
