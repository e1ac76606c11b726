/** Folds what a shift leaves on the record: its notes, its siren, and what is known of phones. */
import type { Event, NoticeOutcome } from '../../contract/events.ts'
import type { PersonId, SubscriptionId } from '../../contract/ids.ts'
import type { KeptNote, PhoneState, PhoneTestState, State } from '../state.ts'

/** Of one station; a note nobody has read is kept however old it is, as long as there are not more than these. */
const NOTES_KEPT = 100
const NOTES_STAY_MS = 24 * 3_600_000
/** Of one person: those in use, and some that are gone. */
const PHONES_KEPT = 20

export function evolveShift(state: State, event: Event): void {
  const { at } = event
  if ('notices' in event) for (const { person, subscription } of event.notices) phoneOf(state, person, subscription).calledAt = at
  switch (event.type) {
    case 'NoticesSettled':
      for (const { notice: id, incident, outcome } of event.outcomes) {
        const notice = state.incidents.get(incident)?.notices.get(id)?.notice
        if (!notice) continue
        // Expired before its time: nobody wanted it any more, and nothing is known of the phone.
        if (outcome !== 'expired' || at >= notice.expiresAt) settled(state, notice.person, notice.subscription, outcome, at)
      }
      return
    case 'IncidentShown': {
      const kept = event.notice && state.incidents.get(event.incident)?.notices.get(event.notice)
      if (kept) shown(state, kept.notice.person, kept.notice.subscription, at)
      return
    }
    case 'PhoneProbed':
      for (const subscription of event.phones) phoneOf(state, event.person, subscription).probe = { at, urgency: event.urgency }
      state.phoneTests.set(event.person, testOf(at, null, event.phones))
      return
    case 'PhoneTested':
      // Asked for by somebody: it goes out as an alarm would, and counts as one.
      for (const subscription of event.phones) phoneOf(state, event.person, subscription).probe = { at, urgency: 'high' }
      state.phoneTests.set(event.person, testOf(at, event.by, event.phones))
      return
    case 'PhoneTestSettled': {
      const tested = state.phoneTests.get(event.person)?.phones.get(event.subscription)
      if (tested) tested.outcome = event.outcome
      // At normal urgency a sleeping phone may sleep on: that it shows nothing says nothing of an alarm.
      const waits = phoneOf(state, event.person, event.subscription).probe?.urgency !== 'normal'
      return settled(state, event.person, event.subscription, event.outcome, at, waits)
    }
    case 'PhoneTestShown': {
      const tested = state.phoneTests.get(event.person)?.phones.get(event.subscription)
      if (tested) tested.shownAt = at
      return shown(state, event.person, event.subscription, at)
    }
    case 'PhoneLost':
      state.lostPhones.set(event.person, { since: event.since, why: event.why })
      return
    case 'PhoneBack':
    case 'DutyEnded':
      state.lostPhones.delete(event.person)
      return
    case 'DutyStarted':
      state.lostPhones.delete(event.person)
      // What was not shown to somebody asleep says nothing about the phone of somebody on duty.
      for (const phone of state.phones.get(event.person)?.values() ?? []) Object.assign(phone, { waitingSince: null, probe: null })
      return
    case 'SirenChecked': {
      const post = state.duty.get(event.person)
      if (post && event.heard) post.sirenHeardAt = at
      return
    }
    case 'ShiftNoted': {
      const { note: id, person: by, station, text, handOver } = event
      const kept = (state.notes.get(station) ?? []).filter((note) => at - note.at < NOTES_STAY_MS || unread(note))
      state.notes.set(station, [...kept, { id, at, by, station, text, handOver, readBy: [] }].slice(-NOTES_KEPT))
      return
    }
    case 'HandoverRead':
      state.notes
        .get(event.station)
        ?.find(({ id }) => id === event.note)
        ?.readBy.push({ person: event.person, at })
      return
    default:
      return
  }
}

const testOf = (at: number, by: PersonId | null, phones: readonly SubscriptionId[]): PhoneTestState => ({
  ...{ at, by },
  phones: new Map(phones.map((subscription) => [subscription, { outcome: null, shownAt: null }])),
})

const unread = ({ handOver, readBy }: KeptNote) => handOver && readBy.length === 0

function phoneOf(state: State, person: PersonId, subscription: SubscriptionId): PhoneState {
  const own = state.phones.get(person) ?? new Map<SubscriptionId, PhoneState>()
  state.phones.set(person, own)
  const known = own.get(subscription) ?? { provenAt: null, waitingSince: null, failed: null, probe: null, calledAt: null }
  // In the order of their last news, so that what makes room is what is long gone.
  own.delete(subscription)
  own.set(subscription, known)
  const [oldest] = own.keys()
  if (own.size > PHONES_KEPT && oldest !== undefined) own.delete(oldest)
  return known
}

function settled(state: State, person: PersonId, subscription: SubscriptionId, outcome: NoticeOutcome, at: number, waits = true): void {
  const phone = phoneOf(state, person, subscription)
  if (outcome === 'accepted') {
    phone.failed = null
    // A receipt may come in before the push service's own answer.
    if (waits && (phone.provenAt === null || at - phone.provenAt > RECEIPT_FIRST_MS)) phone.waitingSince ??= at
  } else phone.failed ??= { at, why: outcome === 'gone' ? 'gone' : 'refused' }
}

/** A push service that answers so much later than the phone did is talking of that push all the same. */
const RECEIPT_FIRST_MS = 5_000

function shown(state: State, person: PersonId, subscription: SubscriptionId, at: number): void {
  Object.assign(phoneOf(state, person, subscription), { provenAt: at, waitingSince: null, failed: null, probe: null })
}
