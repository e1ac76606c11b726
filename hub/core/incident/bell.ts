/** A test of a station's bell, which never stands in an alarm's way. */
import type { Event } from '../../contract/events.ts'
import type { Command, Refusal } from '../commands.ts'
import type { Seen } from '../seen.ts'
import { ringingAt, testEndsAt } from './bell-view.ts'

type On<T extends Command['type']> = Extract<Command, { type: T }>

/** Long enough to be heard in the next room, short enough that nobody runs. */
export const BELL_TEST_MS = 5_000
/** Whoever tried it answers within this time, or tries again. */
export const BELL_ANSWER_MS = 10 * 60_000

/** Refused while it rings for an alarm, its own or that of a station with the same relay: a test ends in silence. */
export function testBell({ at, station, by, sharing }: On<'TestBell'>, state: Seen): Event[] | Refusal {
  if ([station, ...sharing].some((each) => ringingAt(state, each) > 0)) return { refused: 'bell-ringing' }
  if (testEndsAt(state, station, at) !== null) return []
  return [{ type: 'BellTested', at, station, by, until: at + BELL_TEST_MS }]
}

export function answerBellTest({ at, station, by, heard }: On<'AnswerBellTest'>, state: Seen): Event[] | Refusal {
  const test = state.bellTests.get(station)
  if (!test || at - test.at > BELL_ANSWER_MS) return { refused: 'no-bell-test' }
  return test.heard === heard ? [] : [{ type: 'BellTestAnswered', at, station, by, heard }]
}
