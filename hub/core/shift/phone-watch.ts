/** A phone on duty that cannot be woken is known before it is needed: a transition, on the record, as every silence is. */
import type { Event } from '../../contract/events.ts'
import type { SubscriptionId } from '../../contract/ids.ts'
import type { PhoneTrouble } from '../../contract/shift-events.ts'
import type { Directory } from '../directory.ts'
import type { DutyPost } from '../incident/roster.ts'
import type { DeepReadonly } from '../seen.ts'
import type { PhoneState, State } from '../state.ts'

/** A push that was taken and not shown for this long was not shown: the slowest phone measured took 44 s. */
export const SHOWN_WITHIN_MS = 60_000
/** Who has just signed on is given this long to let the page subscribe. */
const SUBSCRIBES_WITHIN_MS = 60_000

type PhoneFault = { since: number; why: Exclude<PhoneTrouble, 'no-phone'> }
type Trouble = { since: number; why: PhoneTrouble }

export function phoneRound(directory: Directory, at: number, state: State): Event[] {
  const events: Event[] = []
  for (const [person, post] of state.duty) {
    const trouble = troubleOf(directory.phones.get(person) ?? [], state.phones.get(person) ?? new Map(), post, at)
    const lost = state.lostPhones.has(person)
    const base = { at, person, station: post.station }
    if (trouble && !lost) events.push({ type: 'PhoneLost', ...base, ...trouble })
    else if (!trouble && lost) events.push({ type: 'PhoneBack', ...base })
  }
  return events
}

/** Null: at least one of the phones may be woken, as far as anybody can know. Else since the last one could. */
function troubleOf(
  own: readonly SubscriptionId[],
  known: ReadonlyMap<SubscriptionId, PhoneState>,
  post: DutyPost,
  at: number,
): Trouble | null {
  if (own.length === 0) return noPhone(known, post, at)
  let latest: Trouble | null = null
  for (const id of own) {
    const trouble = troubleOfPhone(known.get(id), at)
    if (!trouble) return null
    if (!latest || trouble.since > latest.since) latest = trouble
  }
  return latest
}

export function troubleOfPhone(phone: DeepReadonly<PhoneState> | undefined, at: number): PhoneFault | null {
  if (!phone) return null
  if (phone.failed) return { since: phone.failed.at, why: phone.failed.why }
  const { waitingSince } = phone
  return waitingSince !== null && at - waitingSince >= SHOWN_WITHIN_MS ? { since: waitingSince, why: 'not-shown' } : null
}

function noPhone(known: ReadonlyMap<SubscriptionId, PhoneState>, post: DutyPost, at: number): Trouble | null {
  let goneAt: number | null = null
  for (const { failed } of known.values()) if (failed && failed.at >= post.since) goneAt = Math.max(goneAt ?? 0, failed.at)
  if (goneAt !== null) return { since: goneAt, why: 'gone' }
  // A desk is told by its console: only a patrol must have one.
  return post.role === 'patrol' && at - post.since >= SUBSCRIBES_WITHIN_MS ? { since: post.since, why: 'no-phone' } : null
}
