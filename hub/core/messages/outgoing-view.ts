/** Short messages and calls on their way out, as the channel that carries them reads them. */
import type { GatewayId, IncidentId, MessageId, PersonId } from '../../contract/ids.ts'
import type { Channel, Message } from '../../contract/message-events.ts'
import { CALLS_PER_HOUR, SMS_PER_HOUR } from '../../contract/message-settings.ts'
import type { Directory } from '../directory.ts'
import type { Incident } from '../incident/incident.ts'
import type { DeepReadonly, Seen } from '../seen.ts'
import { type HowFar, isOver, type KeptMessage } from './message-state.ts'

/** One message that is decided; of a test there is no incident. */
export type Outgoing = {
  id: MessageId
  incident: IncidentId | null
  channel: Channel
  person: PersonId
  what: Message['what'] | 'test'
  askedAt: number
  /** ms since 1970 */
  expiresAt: number
  state: HowFar
  /** What it was last given to a gateway as, and to which. */
  order: string | null
  gateway: GatewayId | null
}

const HOUR_MS = 3_600_000

function outgoing({ id }: DeepReadonly<Incident>, kept: DeepReadonly<KeptMessage>): Outgoing {
  const { message, askedAt, state, order = null, gateway = null } = kept
  return { ...message, incident: id, askedAt, state, order, gateway }
}

function* everyMessage({ incidents, messages }: Seen): Generator<Outgoing> {
  for (const incident of incidents.values()) for (const kept of incident.messages.values()) yield outgoing(incident, kept)
  for (const { message, person, channel, at, expiresAt, state, order = null, gateway = null } of messages.tests)
    yield { id: message, incident: null, channel, person, what: 'test', askedAt: at, expiresAt, state, order, gateway }
}

/** What nothing more is to be done for is left out: a short message that the network has, and all that is over. */
export function underWay(state: Seen): Outgoing[] {
  const isDone = ({ channel, state: is }: Outgoing) => isOver(is) || (channel === 'sms' && (is === 'sent' || is === 'delivered'))
  return [...everyMessage(state)].filter((each) => !isDone(each))
}

/** All that went as this order, also what is over. */
export const ofOrder = (state: Seen, order: string): Outgoing[] => [...everyMessage(state)].filter((each) => each.order === order)

/** Would it still be true if it were said now? */
export function stillTrue(state: Seen, { incident: id, person, what }: Outgoing): boolean {
  if (what === 'test') return true
  const incident = id && state.incidents.get(id)
  if (!incident) return false
  const { answer, ring } = incident
  const isClosed = answer.phase === 'closed'
  switch (what) {
    case 'alarm':
      return ring !== null
    case 'dispatched':
    case 'noted':
    case 'unclear':
      return !isClosed
    // "Stand down" must not arrive while it rings again, nor at all where nobody was called out.
    case 'answered':
      return !isClosed && ring === null && wasCalledOut(incident, person)
    case 'closed':
      return isClosed && wasCalledOut(incident, person)
  }
}

/** A gateway may have it: it was given one, and what it does with it may not be known. A reply is called for by itself. */
function wasCalledOut({ messages }: DeepReadonly<Incident>, person: PersonId): boolean {
  return [...messages.values()].some(
    ({ message, order, because }) =>
      message.person === person &&
      (because === 'reply' || (order !== undefined && (message.what === 'alarm' || message.what === 'dispatched'))),
  )
}

/** How many more orders the office allows in this hour, in all and for what is no call for help: one fifth is kept for those. */
export function budgetLeft(state: Seen, { settings }: Directory, channel: Channel, now: number): { urgent: number; other: number } {
  const { smsPerHour = SMS_PER_HOUR, callsPerHour = CALLS_PER_HOUR } = settings.messages ?? {}
  const limit = channel === 'sms' ? smsPerHour : callsPerHour
  const used = state.messages.orders.filter((each) => each.channel === channel && now - each.at < HOUR_MS).length
  return { urgent: limit - used, other: limit - Math.floor(limit / 5) - used }
}

/** Questions to a network that are not answered. */
export const openBalances = ({ messages }: Seen): { gateway: GatewayId; ask: string; code: string; askedAt: number }[] =>
  [...messages.balances].flatMap(([gateway, { ask, code, askedAt, heard }]) => (heard ? [] : [{ gateway, ask, code, askedAt }]))

/** An open alarm of which this person is told by message or telephone. */
export const isOpenFor = ({ answer, messages }: DeepReadonly<Incident>, person: PersonId): boolean =>
  answer.phase !== 'closed' &&
  [...messages.values()].some(
    ({ message, state }) =>
      message.person === person && (message.what === 'alarm' || message.what === 'dispatched') && state !== 'withdrawn',
  )
