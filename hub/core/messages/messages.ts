/** How far messages came, tests of them, the balance of a SIM, and whether push can be reached at all. */
import type { Event } from '../../contract/events.ts'
import type { IncidentId } from '../../contract/ids.ts'
import type { MessageProgress } from '../../contract/message-events.ts'
import type { Command } from '../commands.ts'
import type { State } from '../state.ts'
import { isNews, isOver } from './message-state.ts'

type On<T extends Command['type']> = Extract<Command, { type: T }>

/** A test is worth this long. */
const TEST_LIFE_MS = 3 * 60_000

/** What is known already is said once. What was not sent for want of budget marks its alarm. */
export function progressMessages({ at, progress }: On<'ProgressMessages'>, state: State): Event[] {
  const news = progress.filter((each) => {
    const kept = keptOf(state, each)
    return kept !== undefined && isNews(kept.state, each.state)
  })
  if (news.length === 0) return []
  const marked = new Set<IncidentId>()
  for (const { incident, code } of news)
    if (incident !== null && code === 'over-budget' && !state.incidents.get(incident)?.marks.includes('over-budget')) marked.add(incident)
  return [
    { type: 'MessagesProgressed', at, progress: news },
    ...[...marked].map((incident): Event => ({ type: 'IncidentMarked', at, incident, mark: 'over-budget' })),
  ]
}

/** Nothing when none of them waits any more. */
export function orderMessages({ at, order, gateway, channel, messages }: On<'OrderMessages'>, state: State): Event[] {
  const waiting = messages.filter((each) => {
    const kept = keptOf(state, each)
    return kept !== undefined && !isOver(kept.state)
  })
  return waiting.length > 0 ? [{ type: 'MessagesOrdered', at, order, gateway, channel, messages: waiting }] : []
}

export function keptOf(state: State, { message, incident }: Pick<MessageProgress, 'message' | 'incident'>) {
  if (incident !== null) return state.incidents.get(incident)?.messages.get(message)
  return state.messages.tests.find((test) => test.message === message)
}

export const testMessage = ({ at, message, person, channel, by }: On<'TestMessage'>): Event[] => [
  { type: 'MessageTested', at, message, person, channel, by, expiresAt: at + TEST_LIFE_MS },
]

export const askBalance = ({ at, gateway, ask, code, by }: On<'AskBalance'>): Event[] => [
  { type: 'BalanceAsked', at, gateway, ask, code, by },
]

/** Only of what was asked last. */
export function hearBalance({ at, gateway, ask, text, why }: On<'HearBalance'>, state: State): Event[] {
  const asked = state.messages.balances.get(gateway)
  if (asked?.ask !== ask || asked.heard) return []
  return [{ type: 'BalanceHeard', at, gateway, ask, text, ...(why !== undefined && { why }) }]
}

export function pushReach({ at, lostSince }: On<'PushReach'>, state: State): Event[] {
  const known = state.messages.pushLostSince
  if (lostSince !== null) return known === null ? [{ type: 'PushLost', at, since: lostSince }] : []
  return known === null ? [] : [{ type: 'PushBack', at, from: known }]
}
