/** Asks networks for the balance of a SIM, again until the gateway answers or it is too late. */
import type { GatewayId } from '../../contract/ids.ts'
import type { UssdOutMessage } from '../../contract/modem-messages.ts'
import type { ModemDeps } from './deps.ts'

const LIFE_MS = 2 * 60_000
const AGAIN_MS = 5_000

export function createBalances({ clock, log, desk, world, publish }: ModemDeps) {
  const askedAt = new Map<string, number>()
  const gaveUp = (gateway: GatewayId, ask: string, why: string) =>
    desk
      .submit({ type: 'HearBalance', at: clock.now(), gateway, ask, text: null, why })
      .catch((error: unknown) => log.error({ err: error }, 'that a balance was not heard is not on the record'))

  return {
    turn(modems: readonly GatewayId[]): void {
      const open = world.balances()
      for (const id of askedAt.keys()) if (!open.some(({ ask }) => ask === id)) askedAt.delete(id)
      for (const { gateway, ask, code, askedAt: since } of open) {
        const last = askedAt.get(ask)
        if (clock.now() - since >= LIFE_MS) void gaveUp(gateway, ask, last === undefined ? 'no-modem' : 'no-reply')
        else if (modems.includes(gateway) && (last === undefined || clock.steady() - last >= AGAIN_MS)) {
          askedAt.set(ask, clock.steady())
          const order: UssdOutMessage = { id: ask, code, expiresAt: new Date(since + LIFE_MS).toISOString() }
          publish(gateway, 'ussd/out', JSON.stringify(order))
        }
      }
    },
  }
}
