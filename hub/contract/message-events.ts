/**
 * Short messages and calls in the past tense: what is asked of a modem, how far it came, and what people answered.
 * Numbers stay in the registry; here people stand by reference.
 */
import type { GatewayId, IncidentId, MessageId, PersonId } from './ids.ts'

export type Channel = 'sms' | 'call'

/** One message to one person: written down with the decision, sent after it. */
export type Message = {
  id: MessageId
  channel: Channel
  person: PersonId
  /** `noted`: what the person answered has been taken down. `unclear`: more than one alarm could be meant. */
  what: 'alarm' | 'answered' | 'dispatched' | 'closed' | 'noted' | 'unclear'
  /** After this it is stale and is not sent (ms since 1970). */
  expiresAt: number
}

/**
 * Why a message is asked for. `no-phone`: the person has none that push could wake. `no-push`: the push services cannot be reached.
 * `not-shown`: the push was not shown in time. `not-acknowledged`: the ladder calls. `news`: what follows an alarm. `reply`: to what somebody answered.
 */
export type MessageBecause = 'no-phone' | 'no-push' | 'not-shown' | 'not-acknowledged' | 'news' | 'reply'

/**
 * accepted: a gateway has it on its disk. sent: the network took it, or it rings. delivered: the telephone has it, or it was picked up,
 * which proves nobody. answered: a person pressed the key or wrote back. later: it did not get there, and the same may work another time.
 * never: it will not until someone acts. expired: too late. withdrawn: there was nothing to say any more.
 */
export type MessageState = 'accepted' | 'sent' | 'delivered' | 'answered' | 'later' | 'never' | 'expired' | 'withdrawn'

export type MessageProgress = {
  message: MessageId
  /** Null: a test. */
  incident: IncidentId | null
  state: MessageState
  /** What a gateway was asked under: one message may carry several. */
  order?: string
  gateway?: GatewayId
  /** Why, for the record: `over-budget`, `no-number`, or a code of the gateway's. */
  code?: string
}

/** What a short message that came in was taken for. `stale`: an answer to an alarm of before. `other`: words. `stranger`: nobody known. */
export type SmsMeaning = 'answer' | 'unclear' | 'stale' | 'nothing-open' | 'other' | 'stranger'

type Of<Type extends string, Fields> = { type: Type; at: number } & Fields

export type MessageEvent =
  /** `unreachable`: people it was meant for who have no number. */
  | Of<'MessagesRequested', { incident: IncidentId; step: number; because: MessageBecause; messages: Message[]; unreachable: PersonId[] }>
  /** Before a gateway is asked: these go as one order, and go as the same one when they are asked for again. */
  | Of<
      'MessagesOrdered',
      { order: string; gateway: GatewayId; channel: Channel; messages: Pick<MessageProgress, 'message' | 'incident'>[] }
    >
  | Of<'MessagesProgressed', { progress: MessageProgress[] }>
  /** During a call to that person. `refused`: why it was no answer. */
  | Of<'KeyPressed', { incident: IncidentId; message: MessageId; person: PersonId; key: string; refused?: string }>
  | Of<
      'SmsReceived',
      {
        /** The gateway's name for it: read again it is the same. */
        sms: string
        gateway: GatewayId
        person: PersonId | null
        incident: IncidentId | null
        meaning: SmsMeaning
        text: string
        /** The name of a service that wrote, such as the operator of the SIM; a number is never kept. */
        service?: string
        refused?: string
      }
    >
  /** `by` asked for a message to be tried on that person. */
  | Of<'MessageTested', { message: MessageId; person: PersonId; channel: Channel; by: PersonId; expiresAt: number }>
  | Of<'BalanceAsked', { gateway: GatewayId; ask: string; code: string; by: PersonId }>
  | Of<'BalanceHeard', { gateway: GatewayId; ask: string; text: string | null; why?: string }>
  /** No push service that phones here live with can be reached. */
  | Of<'PushLost', { since: number }>
  | Of<'PushBack', { from: number }>
