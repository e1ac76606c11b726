/** What officers put on the record of a shift, and what comes back of a test of phones. */
import type { Event, EventOf } from '../../contract/events.ts'
import type { Command, Refusal } from '../commands.ts'
import type { State } from '../state.ts'

type On<T extends Command['type']> = Extract<Command, { type: T }>
type Decision = Event[] | Refusal

const noted = (
  at: number,
  person: EventOf<'ShiftNoted'>['person'],
  station: EventOf<'ShiftNoted'>['station'],
  text: string,
  handOver: boolean,
): Event => ({ type: 'ShiftNoted', at, note: `${person}-${at}`, person, station, text: text.trim(), handOver })

export function noteShift({ at, person, text }: On<'NoteShift'>, state: State): Decision {
  const post = state.duty.get(person)
  return post ? [noted(at, person, post.station, text, false)] : { refused: 'not-signed-on' }
}

/** One decision: a line that breaks in between never leaves a note without its sign-off, nor a desk that is left without its note. */
export function handOverShift({ at, person, text }: On<'HandOverShift'>, state: State): Decision {
  const post = state.duty.get(person)
  if (!post) return { refused: 'not-signed-on' }
  return [...(text?.trim() ? [noted(at, person, post.station, text, true)] : []), { type: 'DutyEnded', at, person }]
}

/** Only whoever is on duty where it was left confirms it. */
export function readHandover({ at, person, note }: On<'ReadHandover'>, state: State): Decision {
  const post = state.duty.get(person)
  if (!post) return { refused: 'not-signed-on' }
  const kept = state.notes.get(post.station)?.find(({ id, handOver }) => handOver && id === note)
  if (!kept) return { refused: 'no-such-note' }
  if (kept.readBy.some((reader) => reader.person === person)) return []
  return [{ type: 'HandoverRead', at, note, person, station: post.station }]
}

export function checkSiren({ at, person, heard }: On<'CheckSiren'>, state: State): Decision {
  const post = state.duty.get(person)
  return post ? [{ type: 'SirenChecked', at, person, station: post.station, heard }] : { refused: 'not-signed-on' }
}

export function settlePhoneTest({ at, person, subscription, outcome, status }: On<'SettlePhoneTest'>, state: State): Decision {
  const tested = state.phoneTests.get(person)?.phones.get(subscription)
  if (tested?.outcome !== null) return []
  return [{ type: 'PhoneTestSettled', at, person, subscription, outcome, ...(status !== undefined && { status }) }]
}

/** Good once for each test: a phone that says the same again proves nothing new. */
export function testReceipt({ at, person, subscription }: On<'TestReceiptArrived'>, state: State): Decision {
  const tested = state.phoneTests.get(person)?.phones.get(subscription)
  if (tested?.shownAt !== null) return []
  return [{ type: 'PhoneTestShown', at, person, subscription }]
}
