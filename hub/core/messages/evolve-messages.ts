/** Folds short messages and calls: into their alarm, and into what the hub knows of them as a whole. */
import type { Event, EventOf } from '../../contract/events.ts'
import type { MessageProgress } from '../../contract/message-events.ts'
import type { Incident } from '../incident/incident.ts'
import type { State } from '../state.ts'
import { isNews, isOver, type KeptMessage, type MessagesState } from './message-state.ts'
import { keptOf } from './messages.ts'
import { askedKey, unshown } from './request.ts'

const HOUR_MS = 3_600_000
/** Of one alarm; an alarm that nobody answers calls for ever. */
const KEPT_MESSAGES = 500
const KEPT_HEARD = 1_000
const KEPT_TESTS = 50
const KEPT_INBOX = 20
/** A press that rings again within this is told to nobody again who has just been sent a message. */
const SAME_NEWS_MS = 2 * 60_000

/** What one alarm keeps of it. */
export function evolveTexting(incident: Incident, event: Event): void {
  const { texting } = incident
  if ('textsAt' in event && event.textsAt !== undefined) texting.dueAt ??= event.textsAt
  switch (event.type) {
    case 'MessagesRequested':
      return requested(incident, event)
    case 'KeyPressed': {
      const kept = incident.messages.get(event.message)
      if (kept) reached(kept, 'answered', event.at)
      return
    }
    case 'SmsReceived':
      if (event.meaning !== 'answer') return
      for (const kept of incident.messages.values())
        if (kept.message.person === event.person && kept.message.channel === 'sms' && kept.state !== 'asked' && !isOver(kept.state))
          reached(kept, 'answered', event.at)
      return
    case 'IncidentRangAgain':
      if (event.cause === 'press') for (const [key, at] of texting.asked) if (event.at - at >= SAME_NEWS_MS) texting.asked.delete(key)
      return
    case 'IncidentShown':
    case 'PatrolOnTheWay':
    case 'IncidentAcknowledged':
    case 'UnitArrived': {
      const { alarm, dispatched } = unshown(incident)
      if (alarm.length + dispatched.length === 0) texting.dueAt = null
      return
    }
    case 'IncidentClosed':
    case 'IncidentStoodAside':
      texting.dueAt = null
      return
    default:
      return
  }
}

function requested({ messages, texting }: Incident, { at, because, messages: made, unreachable }: EventOf<'MessagesRequested'>): void {
  if (because === 'not-shown') texting.dueAt = null
  for (const message of made) {
    messages.set(message.id, { message, because, askedAt: at, state: 'asked', times: {} })
    if (message.channel === 'sms') texting.asked.set(askedKey(message.what, message.person), at)
  }
  // Asked or not, there is no more to be done for whoever has no number.
  for (const person of unreachable) for (const what of ['alarm', 'dispatched'] as const) texting.asked.set(askedKey(what, person), at)
  for (const [id, kept] of messages) {
    if (messages.size <= KEPT_MESSAGES) return
    if (isOver(kept.state) || kept.message.expiresAt < at) messages.delete(id)
  }
}

type Reaches = Pick<KeptMessage, 'state' | 'times'>

function reached(kept: Reaches, state: MessageProgress['state'], at: number): void {
  if (!isNews(kept.state, state)) return
  kept.state = state
  kept.times[state] ??= at
}

export function evolveMessages(state: State, event: Event): void {
  const { messages } = state
  switch (event.type) {
    case 'MessagesProgressed':
      for (const progress of event.progress) progressed(state, progress, event.at)
      return
    case 'MessagesOrdered':
      return ordered(state, event)
    case 'MessageTested': {
      const { message, person, channel, by, at, expiresAt } = event
      messages.tests = [...messages.tests, { message, person, channel, by, at, expiresAt, state: 'asked' as const, times: {} }].slice(
        -KEPT_TESTS,
      )
      return
    }
    case 'SmsReceived':
      messages.heard = [...messages.heard, event.sms].slice(-KEPT_HEARD)
      messages.traffic.set(event.gateway, { ...messages.traffic.get(event.gateway), heardAt: event.at })
      if (event.incident === null) {
        const { at, gateway, text, service, person } = event
        const from = { ...(service !== undefined && { service }), ...(person !== null && { person }) }
        messages.inbox = [...messages.inbox, { at, gateway, text, ...from }].slice(-KEPT_INBOX)
      }
      return
    case 'BalanceAsked': {
      const { gateway, ask, code, at } = event
      messages.balances.set(gateway, { ask, code, askedAt: at, heard: null })
      return
    }
    case 'BalanceHeard': {
      const balance = messages.balances.get(event.gateway)
      if (balance) balance.heard = { at: event.at, text: event.text, ...(event.why !== undefined && { why: event.why }) }
      return
    }
    case 'PushLost':
      messages.pushLostSince = event.since
      return
    case 'PushBack':
      messages.pushLostSince = null
      return
    case 'ClockJumped':
      return moved(messages, event.by)
    default:
      return
  }
}

function progressed(state: State, progress: MessageProgress, at: number): void {
  const { messages } = state
  const kept = keptOf(state, progress)
  if (kept) {
    reached(kept, progress.state, at)
    const { order, gateway, code } = progress
    Object.assign(kept, order !== undefined && { order }, gateway !== undefined && { gateway }, code !== undefined && { code })
  }
  if (progress.code === 'over-budget') messages.overBudgetAt = at
  if ((progress.state === 'sent' || progress.state === 'delivered') && progress.gateway) {
    messages.traffic.set(progress.gateway, { ...messages.traffic.get(progress.gateway), sentAt: at })
  }
}

/** One that goes to another gateway is one order still. */
function ordered(state: State, { order, gateway, channel, messages: made, at }: EventOf<'MessagesOrdered'>): void {
  const { messages } = state
  for (const each of made) Object.assign(keptOf(state, each) ?? {}, { order, gateway })
  messages.orders = messages.orders.filter((each) => at - each.at < HOUR_MS)
  if (!messages.orders.some((each) => each.order === order)) messages.orders.push({ order, at, channel })
}

function moved(messages: MessagesState, by: number): void {
  for (const order of messages.orders) order.at += by
  for (const balance of messages.balances.values()) balance.askedAt += by
  for (const test of messages.tests) Object.assign(test, { at: test.at + by, expiresAt: test.expiresAt + by })
  if (messages.overBudgetAt !== null) messages.overBudgetAt += by
  if (messages.pushLostSince !== null) messages.pushLostSince += by
}

/** When the clock was set. */
export function moveTexting({ texting, messages }: Incident, by: number): void {
  if (texting.dueAt !== null) texting.dueAt += by
  for (const [key, at] of texting.asked) texting.asked.set(key, at + by)
  for (const kept of messages.values()) {
    kept.askedAt += by
    // Anew, because the event that told of it has the same one.
    kept.message = { ...kept.message, expiresAt: kept.message.expiresAt + by }
  }
}
