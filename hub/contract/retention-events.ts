/**
 * What the record keeps of a past that is over. Rows stay, because the record has no gaps; what stood in them is struck out.
 * People, texts and deeds are gone; that a button was pressed, and how it was supervised, remains.
 */

import type { ButtonId, GatewayId, MessageId, PersonId, SiteId, StationId, SubscriptionId } from './ids.ts'
import type { Channel, MessageState } from './message-events.ts'
import type { PressKind } from './messages.ts'
import type { Role } from './resources.ts'
import type { DeskTrouble, PhoneTrouble, ProbeUrgency, TestOutcome } from './shift-events.ts'
import type { Quiet } from './views.ts'

/** Stands where somebody stood whom the record has forgotten. It is the id of nobody. */
export const SOMEBODY = 'somebody' as PersonId

type Of<Type extends string, Fields> = { type: Type; at: number } & Fields
type Phone = {
  provenAt: number | null
  waitingSince: number | null
  failed: { at: number; why: 'gone' | 'refused' } | null
  probe: { at: number; urgency: ProbeUrgency } | null
  calledAt: number | null
}
type Desk = {
  leftAt?: number
  empty: { since: number; why: DeskTrouble; told: StationId[]; saidAt: number; saidFirstAt: number; called: boolean } | null
  calledAt?: number
}

/**
 * What is so at this moment and was made by events that may be struck out from here on: restated, so that the present never
 * stands on the past. References only, and nothing older than what is forgotten. Map entries as pairs, in their order.
 */
export type PresentFacts = {
  duty: [PersonId, { station: StationId; role: Role; since: number; sirenHeardAt?: number }][]
  phones: [PersonId, [SubscriptionId, Phone][]][]
  phoneTests: [
    PersonId,
    { at: number; by: PersonId | null; phones: [SubscriptionId, { outcome: TestOutcome | null; shownAt: number | null }][] },
  ][]
  lostPhones: [PersonId, { since: number; why: PhoneTrouble }][]
  desks: [StationId, Desk][]
  bellTests: [StationId, { at: number; until: number; by: PersonId; heard: boolean | null; provenAt?: number }][]
  messages: {
    orders: { order: string; at: number; channel: Channel }[]
    tests: {
      message: MessageId
      person: PersonId
      channel: Channel
      by: PersonId
      at: number
      expiresAt: number
      state: MessageState | 'asked'
      times: Partial<Record<MessageState, number>>
      order?: string
      gateway?: GatewayId
      code?: string
    }[]
    balances: [GatewayId, { ask: string; code: string; askedAt: number; heard: { at: number; text: string | null; why?: string } | null }][]
    traffic: [GatewayId, { sentAt?: number; heardAt?: number }][]
    overBudgetAt: number | null
  }
}

export type RetentionEvent =
  /** Nothing of what stood here is needed any more. */
  | Of<'Forgotten', Record<never, never>>
  /** A press whose incident is forgotten: that the button was pressed, and what makes it the same press when it comes again. */
  | Of<'PressKept', { button: ButtonId; site: SiteId; kind: PressKind; quiet: Quiet | null; pressId?: string; pressedAt?: number }>
  /**
   * What is older than `before` (ms since 1970) is forgotten from here on; said before it is done. `facts` only in the last of them.
   * `incidents`, `events`: how many of each were due.
   */
  | Of<'PastForgotten', { before: number; incidents: number; events: number; facts?: PresentFacts }>
