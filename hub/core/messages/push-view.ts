/** How people are told just now: whether push services can be reached, whether a modem stands beside them, and whether there is budget left. */
import type { HowTold } from '../../contract/message-views.ts'
import type { Directory } from '../directory.ts'
import { iso } from '../incident/timeline.ts'
import type { DeepReadonly, Seen } from '../seen.ts'
import type { DeviceState } from '../state.ts'
import { budgetLeft, underWay } from './outgoing-view.ts'

/** A message that was not sent for want of budget stands on the desk as long as the budget counts. */
const SHOWN_MS = 3_600_000

/** Heard, and with a SIM that lets it speak; what it has not said of its SIM is not held against it. */
export function canBeAsked(device: DeepReadonly<Pick<DeviceState, 'state' | 'modem'>> | undefined): boolean {
  const sim = device?.modem?.sim ?? 'unknown'
  return device?.state === 'online' && (sim === 'ready' || sim === 'unknown')
}

/** `lost`: there is one in the list, and none can be asked now. */
export function modemsNow(state: Seen, { gateways }: Directory): HowTold['modem'] {
  const modems = [...gateways.values()].filter(({ modem, retiredAt }) => modem === true && retiredAt === undefined)
  if (modems.length === 0) return 'none'
  return modems.some(({ id }) => canBeAsked(state.devices.get(id))) ? 'ok' : 'lost'
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

/** For whoever watches the hub from outside. */
export type MessageFigures = {
  /** Not over yet. */
  waiting: number
  /** Orders that the hour has left for calls for help. */
  left: Record<'sms' | 'call', number>
  isOverBudget: boolean
  /** None of the modems can be asked; null: there is none. */
  isModemLost: boolean | null
  isPushLost: boolean
}

export function messageFigures(state: Seen, directory: Directory, now: number): MessageFigures {
  const modem = modemsNow(state, directory)
  const left = (channel: 'sms' | 'call') => Math.max(0, budgetLeft(state, directory, channel, now).urgent)
  return {
    waiting: underWay(state).length,
    left: { sms: left('sms'), call: left('call') },
    isOverBudget: overBudgetAt(state, now) !== null,
    isModemLost: modem === 'none' ? null : modem === 'lost',
    isPushLost: state.messages.pushLostSince !== null,
  }
}
