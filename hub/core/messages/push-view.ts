/** How people are told just now: whether push services can be reached, whether a modem stands beside them, and whether there is budget left. */
import type { HowTold } from '../../contract/message-views.ts'
import type { Directory } from '../directory.ts'
import { iso } from '../incident/timeline.ts'
import type { Seen } from '../seen.ts'

/** A message that was not sent for want of budget stands on the desk as long as the budget counts. */
const SHOWN_MS = 3_600_000

/** `lost`: there is one in the list, and none can be asked now. */
export function modemsNow(state: Seen, { gateways }: Directory): HowTold['modem'] {
  const modems = [...gateways.values()].filter(({ modem, retiredAt }) => modem === true && retiredAt === undefined)
  if (modems.length === 0) return 'none'
  return modems.some(({ id }) => state.devices.get(id)?.state === 'online') ? 'ok' : 'lost'
}

export const overBudgetAt = ({ messages }: Seen, now: number): number | null =>
  messages.overBudgetAt !== null && now - messages.overBudgetAt < SHOWN_MS ? messages.overBudgetAt : null

/** Null: as always, and nobody needs to read of it. */
export function howTold(state: Seen, directory: Directory, now: number): HowTold | null {
  const { pushLostSince } = state.messages
  const modem = modemsNow(state, directory)
  const over = overBudgetAt(state, now)
  if (pushLostSince === null && over === null && modem !== 'lost') return null
  return {
    modem,
    ...(pushLostSince !== null && { pushLostSince: iso(pushLostSince) }),
    ...(over !== null && { overBudgetAt: iso(over) }),
  }
}
