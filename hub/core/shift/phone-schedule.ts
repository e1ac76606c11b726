/**
 * Phones on duty are tried before they are needed, and no more often than that takes: first in a way that wakes no sleeping phone,
 * and only one that stays silent as an alarm would wake it. See docs/decisions/0021.
 */
import type { Event } from '../../contract/events.ts'
import type { PersonId } from '../../contract/ids.ts'
import type { PhoneTests } from '../../contract/phone-tests.ts'
import type { ProbeUrgency } from '../../contract/shift-events.ts'
import type { Directory } from '../directory.ts'
import { alarmRings } from '../incident/ringing-view.ts'
import type { DutyPost } from '../incident/roster.ts'
import type { PhoneState, State } from '../state.ts'
import { SHOWN_WITHIN_MS, troubleOfPhone } from './phone-watch.ts'

const MINUTE = 60_000
const EVERY_MS: Readonly<Record<PhoneTests, number | null>> = {
  off: null,
  '1h': 60 * MINUTE,
  '2h': 120 * MINUTE,
  '4h': 240 * MINUTE,
  '8h': 480 * MINUTE,
}
const PHONE_TESTS_DEFAULT: PhoneTests = '4h'
/** Who has just signed on opens the page, subscribes and puts the phone away. */
const SETTLES_MS = 2 * MINUTE
/** A proof from just before signing on counts for the shift that begins. */
const BEFORE_SIGN_ON_MS = 30 * MINUTE
/** A shift signs on together, and its phones are then due together. */
const SIGN_ON_SPREAD_MS = 2 * MINUTE
const SPREAD_MS = 10 * MINUTE
/** A sleeping phone has this long to take a push of normal urgency along with something else that wakes it (Android's Doze). */
const ASLEEP_MS = 5 * MINUTE
/** One that was lost is tried again, so that it comes back without anybody's doing. */
const LOST_AGAIN_MS = 30 * MINUTE
/** Nobody is to look at a test where an alarm has just been. */
const AFTER_ALARM_MS = 10 * MINUTE
/** In one round; a round comes every 2 s. */
const AT_ONCE = 3

export function phoneProbes(directory: Directory, at: number, state: State): Event[] {
  const every = EVERY_MS[directory.settings.phoneTests ?? PHONE_TESTS_DEFAULT]
  if (every === null || alarmRings(state)) return []
  const events: Event[] = []
  for (const [person, post] of state.duty) {
    if (events.length >= AT_ONCE) break
    if (directory.people.get(person)?.disabled !== false || inFlight(person, at, state)) continue
    const own = directory.phones.get(person) ?? []
    const due = Map.groupBy(own, (id) => dueNow(state.phones.get(person)?.get(id), person, post, every, at))
    const urgency: ProbeUrgency = due.has('high') ? 'high' : 'normal'
    const phones = due.get(urgency) ?? []
    if (phones.length > 0) events.push({ type: 'PhoneProbed', at, person, phones, urgency })
  }
  return events
}

function inFlight(person: PersonId, at: number, state: State): boolean {
  const last = state.phoneTests.get(person)
  return last !== undefined && at - last.at < SHOWN_WITHIN_MS && [...last.phones.values()].some(({ shownAt }) => shownAt === null)
}

function dueNow(phone: PhoneState | undefined, person: PersonId, post: DutyPost, every: number, at: number): ProbeUrgency | null {
  if (phone?.calledAt != null && at - phone.calledAt < AFTER_ALARM_MS) return null
  if (phone?.probe) {
    const { urgency, at: sentAt } = phone.probe
    return at - sentAt >= (urgency === 'normal' ? ASLEEP_MS : LOST_AGAIN_MS) ? 'high' : null
  }
  if (troubleOfPhone(phone, at)) return 'high'
  const provenAt = phone?.provenAt ?? null
  const provenThisShift = provenAt !== null && provenAt >= post.since - BEFORE_SIGN_ON_MS
  const dueAt = provenThisShift ? provenAt + every + spread(person, SPREAD_MS) : post.since + SETTLES_MS + spread(person, SIGN_ON_SPREAD_MS)
  return at >= dueAt ? 'normal' : null
}

/** The same for the same person each time, so that replay and a restart find the same; FNV-1a. */
function spread(person: PersonId, within: number): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < person.length; i++) hash = Math.imul(hash ^ person.charCodeAt(i), 0x01000193) >>> 0
  return hash % within
}
