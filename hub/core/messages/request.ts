/**
 * Who is told by short message and by telephone, beside push. One message to a person for an alarm and a step of it; nobody who has
 * just been sent one is sent another for the same news.
 */
import type { Event, EventOf, Notice } from '../../contract/events.ts'
import type { IncidentId, MessageId, PersonId } from '../../contract/ids.ts'
import type { Channel, Message, MessageBecause } from '../../contract/message-events.ts'
import type { Incident } from '../incident/incident.ts'
import type { Roster } from '../incident/roster.ts'
import { homeAttended } from '../incident/route.ts'
import { isOver } from './message-state.ts'

/** How long a push may stay unseen before a short message follows it. */
export const NOT_SHOWN_MS = 10_000
/** An alarm or an order to go is worth this long; whoever answers it ends it sooner. */
const ALARM_LIFE_MS = 5 * 60_000
const NEWS_LIFE_MS = 10 * 60_000
/** A call waits for the one before it. */
const CALL_LIFE_MS = 2 * 60_000
/** Between two calls to the same person for the same alarm. */
const CALL_AGAIN_MS = 60_000

type What = Message['what']

function message(incident: IncidentId, step: number, channel: Channel, what: What, person: PersonId, at: number): Message {
  const life = channel === 'call' ? CALL_LIFE_MS : what === 'answered' || what === 'closed' ? NEWS_LIFE_MS : ALARM_LIFE_MS
  return { id: `${incident}.${step}.${what}.${channel}.${person}` as MessageId, channel, person, what, expiresAt: at + life }
}

type Ask = { incident: IncidentId; step: number; because: MessageBecause; channel: Channel; what: What; at: number }

/** Nothing when nobody is left; who has no number is named. */
export function request(
  { incident, step, because, channel, what, at }: Ask,
  people: readonly PersonId[],
  numbers: ReadonlySet<PersonId>,
): EventOf<'MessagesRequested'>[] {
  const each = [...new Set(people)]
  if (each.length === 0) return []
  const messages = each.filter((person) => numbers.has(person)).map((person) => message(incident, step, channel, what, person, at))
  const unreachable = each.filter((person) => !numbers.has(person))
  return [{ type: 'MessagesRequested', at, incident, step, because, messages, unreachable }]
}

export const askedKey = (what: What, person: PersonId): string => `${what} ${person}`

/** Beside a step of the ladder that has just been reached: whoever push cannot tell, and the calls. */
export function messagesOfStep(reached: EventOf<'StepReached'>, before: Incident | null, roster: Roster, pushLost: boolean): Event[] {
  const { numbers } = roster
  if (!numbers) return []
  const { incident, step, at, why } = reached
  const fresh = (people: readonly PersonId[]) => people.filter((person) => !before?.texting.asked.has(askedKey('alarm', person)))
  const sms = (because: MessageBecause, people: readonly PersonId[]) =>
    request({ incident, step, because, channel: 'sms', what: 'alarm', at }, fresh(people), numbers)
  const pushed = pushLost ? reached.notices.map(({ person }) => person) : []
  const calls = callsAt(why, roster) ? callable(before, roster, at) : []
  return [
    ...sms('no-phone', reached.unreachable),
    ...sms('no-push', pushed),
    ...request({ incident, step, because: 'not-acknowledged', channel: 'call', what: 'alarm', at }, calls, numbers),
  ]
}

/** Nobody answered; or nobody is there who could, and waiting helps nobody. */
function callsAt(why: EventOf<'StepReached'>['why'], roster: Roster): boolean {
  if (why === 'opened' || why === 'press') return !homeAttended(roster)
  return why === 'not-acknowledged' || why === 'everybody' || why === 'repeat'
}

/** The commanders of home who do not sit before it and are not being called. */
function callable(before: Incident | null, { home }: Roster, at: number): PersonId[] {
  const commanders = home.flatMap((station) => station.commanders)
  if (!before) return commanders
  const busy = new Set<PersonId>()
  for (const { message: each, state, askedAt } of before.messages.values()) {
    if (each.channel !== 'call') continue
    const underWay = !isOver(state) && each.expiresAt > at
    if (underWay || at - askedAt < CALL_AGAIN_MS) busy.add(each.person)
  }
  return commanders.filter((person) => !before.consoles.shown.includes(person) && !busy.has(person))
}

/** When it is looked at who has seen what was pushed; nothing where no message could be sent. */
export const textsAt = (notices: readonly Notice[], roster: Roster, pushLost: boolean, at: number) =>
  roster.numbers && !pushLost && notices.length > 0 ? { textsAt: at + NOT_SHOWN_MS } : {}

/** Who was pushed something that still matters and has not been shown it. */
export function unshown(incident: Incident): { alarm: PersonId[]; dispatched: PersonId[] } {
  const { phones, notices, ring, answer, onTheWay } = incident
  const people = (what: Notice['what'], seen: (of: { notice: Notice; shownAt: number | null }) => boolean) => {
    const pushed = [...notices.values()].filter(({ notice }) => notice.what === what)
    const shown = new Set(pushed.filter(seen).map(({ notice }) => notice.person))
    return [...new Set(pushed.map(({ notice }) => notice.person))].filter((person) => !shown.has(person))
  }
  const onPage = (person: PersonId) => phones.shown.includes(`page:${person}`)
  return {
    alarm: ring ? people('alarm', ({ notice }) => phones.shown.includes(notice.subscription) || onPage(notice.person)) : [],
    dispatched:
      answer.phase === 'dispatched'
        ? people('dispatched', ({ notice, shownAt }) => shownAt !== null || onTheWay.includes(notice.person))
        : [],
  }
}

/** The time for a push to be shown is over. Without anything to say it says so. */
export function textsDue(incident: Incident, roster: Roster, at: number): Event[] {
  const { id, step, texting } = incident
  const { alarm, dispatched } = unshown(incident)
  const ask = (what: 'alarm' | 'dispatched', people: readonly PersonId[]) =>
    request(
      { incident: id, step, because: 'not-shown', channel: 'sms', what, at },
      people.filter((person) => !texting.asked.has(askedKey(what, person))),
      roster.numbers ?? new Set(),
    )
  const events = [...ask('alarm', alarm), ...ask('dispatched', dispatched)]
  if (events.length > 0) return events
  return [nothingToText(incident, at)]
}

/** What was due is done. */
export const nothingToText = ({ id, step }: Incident, at: number): Event => ({
  ...{ type: 'MessagesRequested', at, incident: id, step },
  ...{ because: 'not-shown', messages: [], unreachable: [] },
})

/** Patrols that were sent and that push cannot tell. */
export function dispatchMessages(incident: Incident, added: readonly PersonId[], roster: Roster, pushLost: boolean, at: number): Event[] {
  if (!roster.numbers) return []
  const without = added.filter((person) => (roster.phones.get(person) ?? []).length === 0)
  const ask = { incident: incident.id, step: incident.step, channel: 'sms', what: 'dispatched', at } as const
  const lost = pushLost ? added.filter((person) => !without.includes(person)) : []
  return [
    ...request({ ...ask, because: 'no-phone' }, without, roster.numbers),
    ...request({ ...ask, because: 'no-push' }, lost, roster.numbers),
  ]
}

/** Stands down, or says who has it: to everybody who was told by message or by telephone, but to whoever did it. */
export function newsMessages(incident: Incident, what: 'answered' | 'closed', by: PersonId | null, at: number): Event[] {
  const told = new Set<PersonId>()
  for (const { message: each, state } of incident.messages.values()) {
    const wasTold = state !== 'withdrawn' && state !== 'expired' && state !== 'never' && state !== 'later'
    if ((each.what === 'alarm' || each.what === 'dispatched') && wasTold && each.person !== by) told.add(each.person)
  }
  const { id, step } = incident
  return request({ incident: id, step, because: 'news', channel: 'sms', what, at }, [...told], told)
}

/** Back to somebody who answered. */
export const reply = (incident: Incident, what: 'noted' | 'answered' | 'unclear', person: PersonId, at: number): Event[] =>
  request({ incident: incident.id, step: incident.step, because: 'reply', channel: 'sms', what, at }, [person], new Set([person]))
