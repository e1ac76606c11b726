/** What is known of short messages and calls: those of one alarm, and those of the hub as a whole. */
import type { EventType } from '../../contract/events.ts'
import type { GatewayId, MessageId, PersonId } from '../../contract/ids.ts'
import type { Channel, Message, MessageBecause, MessageState } from '../../contract/message-events.ts'

/** How each message of an alarm fares is told with the message, and not in the story. */
export const BOOKKEEPING: ReadonlySet<EventType> = new Set<EventType>(['NoticesSettled', 'MessagesOrdered', 'MessagesProgressed'])

/** `asked`: decided, and no gateway has said that it has it. */
export type HowFar = MessageState | 'asked'

export type KeptMessage = {
  message: Message
  because: MessageBecause
  askedAt: number
  state: HowFar
  /** When each state was first reached. */
  times: Partial<Record<MessageState, number>>
  order?: string
  gateway?: GatewayId
  code?: string
}

/** Who of an alarm is told by short message, and when it is next looked at who has not been shown the push. */
export type Texting = {
  dueAt: number | null
  /** `what person` → when a short message was last asked for, whether there was a number or not. */
  asked: Map<string, number>
}

export type MessageTest = Pick<KeptMessage, 'state' | 'times' | 'order' | 'gateway' | 'code'> & {
  message: MessageId
  person: PersonId
  channel: Channel
  by: PersonId
  at: number
  expiresAt: number
}

export type Balance = { ask: string; code: string; askedAt: number; heard: { at: number; text: string | null; why?: string } | null }

export type MessagesState = {
  /** What gateways were asked, one entry an order, of the last hour and the oldest first. */
  orders: { order: string; at: number; channel: Channel }[]
  /** Short messages that have been read, the newest last. */
  heard: string[]
  /** The newest last. */
  tests: MessageTest[]
  balances: Map<GatewayId, Balance>
  /** What services wrote, people nobody here knows, and people of the police about no alarm; the newest last. */
  inbox: { at: number; gateway: GatewayId; text: string; service?: string; person?: PersonId }[]
  /** When the network last took something of a gateway, and when a message last came in by it. */
  traffic: Map<GatewayId, { sentAt?: number; heardAt?: number }>
  /** When an order was last not made because of the budget of the hour. */
  overBudgetAt: number | null
  /** Since when no push service can be reached; null: one can, as far as is known. */
  pushLostSince: number | null
}

export const noMessages = (): MessagesState => ({
  orders: [],
  heard: [],
  tests: [],
  balances: new Map(),
  inbox: [],
  traffic: new Map(),
  overBudgetAt: null,
  pushLostSince: null,
})

/** How far each state is; a step back is old news. */
const RANK: Record<HowFar, number> = {
  asked: 0,
  accepted: 1,
  sent: 2,
  delivered: 3,
  later: 4,
  never: 4,
  expired: 4,
  withdrawn: 4,
  answered: 5,
}
export const isNews = (before: HowFar, now: HowFar): boolean => RANK[now] > RANK[before]

/** Nothing more is to be expected of it by itself. */
export const isOver = (state: HowFar): boolean => RANK[state] >= RANK.later
