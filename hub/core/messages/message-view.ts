/** Short messages and calls as a page reads them. */
import type { EventOf } from '../../contract/events.ts'
import type { PersonId } from '../../contract/ids.ts'
import type { Channel, MessageState } from '../../contract/message-events.ts'
import type { MessageTestView, MessageView, ToldByMessage } from '../../contract/message-views.ts'
import type { Directory } from '../directory.ts'
import type { Incident } from '../incident/incident.ts'
import { iso, personRef } from '../incident/timeline.ts'
import type { DeepReadonly, Seen } from '../seen.ts'
import { isOver, type KeptMessage } from './message-state.ts'

type HowFarCame = DeepReadonly<Pick<KeptMessage, 'state' | 'times' | 'gateway' | 'code'>>

function howFar({ state, times, gateway, code }: HowFarCame) {
  const reached = Object.entries(times) as [MessageState, number][]
  return {
    state,
    times: Object.fromEntries(reached.map(([name, at]) => [name, iso(at)])),
    ...(gateway !== undefined && { gateway }),
    ...(code !== undefined && { code }),
  }
}

/** In the order they were asked for. */
export function messageViews(incident: DeepReadonly<Incident>, directory: Directory): MessageView[] {
  return [...incident.messages.values()].map((kept) => {
    const { id, person, channel, what } = kept.message
    const { because, askedAt } = kept
    return { id, to: personRef(person, directory), channel, what, because, askedAt: iso(askedAt), ...howFar(kept) }
  })
}

/** The last test of each channel, the newest first. */
export function messageTestsOf(state: Seen, person: PersonId): MessageTestView[] {
  const tests = state.messages.tests.filter((test) => test.person === person).reverse()
  return (['sms', 'call'] as const).flatMap((channel) => {
    const test = tests.find((each) => each.channel === channel)
    return test ? [{ id: test.message, channel, askedAt: iso(test.at), ...howFar(test) }] : []
  })
}

/** One that is on its way to the telephone: another would only wait behind it. */
export const runningTest = (state: Seen, person: PersonId, channel: Channel, now: number): boolean =>
  state.messages.tests.some(
    (test) =>
      test.person === person && test.channel === channel && test.state !== 'delivered' && !isOver(test.state) && test.expiresAt > now,
  )

/** In a few figures, for every page that shows the alarm; nothing when nobody was written to or called. */
export function toldByMessage({ messages, timeline }: DeepReadonly<Incident>, directory: Directory): ToldByMessage | undefined {
  const newest = new Map<PersonId, HowFarCame>()
  let call: ToldByMessage['call']
  for (const { message, askedAt, ...kept } of messages.values()) {
    if (message.what !== 'alarm' && message.what !== 'dispatched') continue
    if (message.channel === 'sms') newest.set(message.person, kept)
    else if (kept.state !== 'withdrawn')
      call = { to: personRef(message.person, directory), state: kept.state, at: iso(Math.max(askedAt, ...Object.values(kept.times))) }
  }
  const without = new Set<PersonId>()
  for (const event of timeline)
    if (event.type === 'MessagesRequested') for (const person of (event as EventOf<'MessagesRequested'>).unreachable) without.add(person)
  if (newest.size === 0 && !call && without.size === 0) return undefined
  const count = (...states: KeptMessage['state'][]) => [...newest.values()].filter(({ state }) => states.includes(state)).length
  return {
    sms: {
      asked: newest.size,
      delivered: count('delivered', 'answered'),
      answered: count('answered'),
      failed: count('later', 'never', 'expired'),
    },
    ...(call && { call }),
    ...(without.size > 0 && { unreachable: [...without].map((person) => personRef(person, directory)) }),
  }
}
