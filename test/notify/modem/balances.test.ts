import { expect, it } from 'vitest'
import type { GatewayId } from '../../../hub/contract/ids.ts'
import type { Command } from '../../../hub/core/commands.ts'
import { createBalances } from '../../../hub/notify/modem/balances.ts'
import type { ModemWorld } from '../../../hub/notify/modem/world.ts'
import { memoryLog } from '../../broker/fixture.ts'
import { pushedClock } from '../../harness/clock.ts'

const MODEM = 'modem' as GatewayId

function asked() {
  const clock = pushedClock()
  const orders: string[] = []
  const commands: Command[] = []
  const open = [{ gateway: MODEM, ask: 'u-1', code: '*101#', askedAt: clock.now() }]
  const balances = createBalances({
    ...{ clock, log: memoryLog(), world: { balances: () => open } as unknown as ModemWorld },
    desk: {
      async submit(command) {
        commands.push(command)
        return { ok: true, recorded: [], written: Promise.resolve() }
      },
    },
    publish(gateway, what, payload) {
      orders.push(`${gateway} ${what} ${JSON.parse(payload).code}`)
      return true
    },
  })
  return { clock, orders, commands, balances }
}

it('a network is asked until it answers, every five seconds, by the gateway it was asked of', async () => {
  const { clock, orders, balances } = asked()
  balances.turn([])
  expect(orders).toEqual([])
  for (let second = 0; second < 11; second += 1) {
    balances.turn([MODEM])
    await clock.push(1_000)
  }
  expect(orders).toEqual(Array.from({ length: 3 }, () => 'modem ussd/out *101#'))
})

it('after two minutes it says why there is no answer', async () => {
  const never = asked()
  await never.clock.push(120_000)
  never.balances.turn([])
  expect(never.commands).toMatchObject([{ type: 'HearBalance', ask: 'u-1', text: null, why: 'no-modem' }])
  const silent = asked()
  silent.balances.turn([MODEM])
  await silent.clock.push(120_000)
  silent.balances.turn([MODEM])
  expect(silent.commands).toMatchObject([{ why: 'no-reply' }])
})
