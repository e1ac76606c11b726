/** Messages to phones: who gets one, and what it is worth. */
import type { Notice } from '../../contract/events.ts'
import type { IncidentId, NoticeId, PersonId, SubscriptionId } from '../../contract/ids.ts'
import type { Incident } from './incident.ts'
import type { Roster } from './roster.ts'

/** How long an alarm on a phone is worth showing: about two steps of the ladder. Later the next repeat has replaced it. */
const ALARM_LIFE_MS = 60_000
/** News that follows an alarm is worth more patience, and less than a shift. */
const NEWS_LIFE_MS = 10 * 60_000

/** One notice for every phone of these people, and who has none. Ids come from incident, step and phone, so that replay makes the same. */
export function notices(
  what: Notice['what'],
  people: readonly PersonId[],
  phones: Roster['phones'],
  incident: IncidentId,
  step: number,
  at: number,
): { notices: Notice[]; unreachable: PersonId[] } {
  const expiresAt = at + (what === 'alarm' ? ALARM_LIFE_MS : NEWS_LIFE_MS)
  const made = people.flatMap((person) =>
    (phones.get(person) ?? []).map((subscription) => ({
      id: noticeId(incident, step, what, subscription),
      subscription,
      person,
      what,
      expiresAt,
    })),
  )
  return { notices: made, unreachable: people.filter((person) => (phones.get(person) ?? []).length === 0) }
}

function noticeId(incident: IncidentId, step: number, what: Notice['what'], subscription: SubscriptionId): NoticeId {
  return `${incident}.${step}.${what}.${subscription}` as NoticeId
}

/** Who was woken for the alarm itself: they hear of every repeat and of its end. */
export function toldByPhone(incident: Pick<Incident, 'notices'>): PersonId[] {
  return [...new Set([...incident.notices.values()].filter(({ notice }) => notice.what === 'alarm').map(({ notice }) => notice.person))]
}

/** News for every phone that the alarm woke. */
export function newsFor(incident: Incident, what: 'answered' | 'closed', at: number): Notice[] {
  const phones = new Map<PersonId, SubscriptionId[]>()
  for (const { notice } of incident.notices.values()) {
    const own = phones.get(notice.person) ?? []
    if (notice.what === 'alarm' && !own.includes(notice.subscription)) phones.set(notice.person, [...own, notice.subscription])
  }
  return notices(what, [...phones.keys()], phones, incident.id, incident.step, at).notices
}
