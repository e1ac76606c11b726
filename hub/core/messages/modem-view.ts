/** A gateway's modem as an administrator reads it: how it stands, what it was asked, and what came in by it. */
import type { GatewayId } from '../../contract/ids.ts'
import { CALLS_PER_HOUR, SMS_PER_HOUR } from '../../contract/message-settings.ts'
import type { ModemView } from '../../contract/message-views.ts'
import type { Directory } from '../directory.ts'
import { iso, personRef } from '../incident/timeline.ts'
import type { DeepReadonly, Seen } from '../seen.ts'
import type { Balance } from './message-state.ts'

const HOUR_MS = 3_600_000

export function modemView(state: Seen, directory: Directory, id: GatewayId, now: number): ModemView {
  const { orders, balances, inbox, traffic, overBudgetAt } = state.messages
  const { smsPerHour = SMS_PER_HOUR, callsPerHour = CALLS_PER_HOUR } = directory.settings.messages ?? {}
  const used = (channel: 'sms' | 'call') => orders.filter((order) => order.channel === channel && now - order.at < HOUR_MS).length
  const vitals = state.devices.get(id)?.modem
  const { sentAt, heardAt } = traffic.get(id) ?? {}
  const balance = balances.get(id)
  return {
    ...(vitals && { vitals: { ...vitals } }),
    ...(sentAt !== undefined && { sentAt: iso(sentAt) }),
    ...(heardAt !== undefined && { heardAt: iso(heardAt) }),
    hour: { sms: { used: used('sms'), most: smsPerHour }, calls: { used: used('call'), most: callsPerHour } },
    ...(overBudgetAt !== null && now - overBudgetAt < HOUR_MS && { overBudgetAt: iso(overBudgetAt) }),
    ...(balance && { balance: balanceView(balance) }),
    inbox: inbox
      .filter(({ gateway }) => gateway === id)
      .map(({ at, text, service, person }) => ({
        at: iso(at),
        text,
        ...(service !== undefined && { service }),
        ...(person !== undefined && { from: personRef(person, directory) }),
      }))
      .reverse(),
  }
}

const balanceView = ({ code, askedAt, heard }: DeepReadonly<Balance>): NonNullable<ModemView['balance']> => ({
  code,
  askedAt: iso(askedAt),
  ...(heard && { heard: { at: iso(heard.at), text: heard.text, ...(heard.why !== undefined && { why: heard.why }) } }),
})
