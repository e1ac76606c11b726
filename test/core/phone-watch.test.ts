import { expect, test } from 'vitest'
import type { Event } from '../../hub/contract/events.ts'
import type { SubscriptionId } from '../../hub/contract/ids.ts'
import { evolve } from '../../hub/core/evolve.ts'
import { phoneRound } from '../../hub/core/shift/phone-watch.ts'
import { emptyState } from '../../hub/core/state.ts'
import { ids, sampleDirectory } from './world.ts'

const { patrol, home } = ids
const [first, second] = ['patrol-phone', 'second-phone'] as SubscriptionId[]
const minute = 60_000

function given(...events: Event[]) {
  const state = emptyState()
  for (const event of events) evolve(state, { seq: state.seq + 1, event })
  const directory = sampleDirectory()
  return {
    state,
    /** What the round finds at this time, folded as the desk does it. */
    round(at: number, phones: SubscriptionId[] = [first as SubscriptionId]) {
      const found = phoneRound({ ...directory, phones: new Map([[patrol, phones]]) }, at, state)
      for (const event of found) evolve(state, { seq: state.seq + 1, event })
      return found
    },
    hears(event: Event) {
      evolve(state, { seq: state.seq + 1, event })
    },
  }
}
const signedOn = (at: number): Event => ({ type: 'DutyStarted', at, person: patrol, role: 'patrol', station: home })
const tested = (at: number, ...phones: (SubscriptionId | undefined)[]): Event => ({
  ...{ type: 'PhoneTested', at, person: patrol, by: ids.officer },
  phones: phones as SubscriptionId[],
})
const settled = (
  at: number,
  phone: SubscriptionId | undefined,
  outcome: 'accepted' | 'gone' | 'refused' | 'expired' = 'accepted',
): Event => ({
  ...{ type: 'PhoneTestSettled', at, person: patrol, outcome },
  subscription: phone as SubscriptionId,
})
const shown = (at: number, phone: SubscriptionId | undefined): Event => ({
  ...{ type: 'PhoneTestShown', at, person: patrol },
  subscription: phone as SubscriptionId,
})
const base = { person: patrol, station: home }

test('what was taken and not shown for a minute is not shown; once said, it is not said again', () => {
  const w = given(signedOn(0), tested(minute, first), settled(minute, first))
  expect(w.round(2 * minute - 1)).toEqual([])
  expect(w.round(2 * minute)).toEqual([{ type: 'PhoneLost', at: 2 * minute, ...base, since: minute, why: 'not-shown' }])
  expect(w.round(9 * minute)).toEqual([])
  w.hears(shown(10 * minute, first))
  expect(w.round(10 * minute)).toEqual([{ type: 'PhoneBack', at: 10 * minute, ...base }])
})

test('one phone that may be woken is enough; when the last is lost, it is lost since then', () => {
  const both = [first, second] as SubscriptionId[]
  const w = given(signedOn(0), tested(minute, first, second), settled(minute, first), settled(minute, second), shown(minute + 5, second))
  expect(w.round(5 * minute, both)).toEqual([])
  w.hears(tested(6 * minute, second))
  w.hears(settled(6 * minute, second, 'refused'))
  expect(w.round(7 * minute, both)).toMatchObject([{ type: 'PhoneLost', since: 6 * minute, why: 'refused' }])
})

test('what was not shown to somebody asleep says nothing of who signs on later', () => {
  const w = given(tested(0, first), settled(0, first), signedOn(10 * minute))
  expect(w.round(20 * minute)).toEqual([])
})

test('a receipt that comes in before the push service’s own answer proves the phone all the same', () => {
  const w = given(signedOn(0), tested(minute, first), shown(minute + 20, first), settled(minute + 30, first))
  expect(w.round(5 * minute)).toEqual([])
})

test('who signs off is counted on no more, and nothing is said of it', () => {
  const w = given(signedOn(0))
  expect(w.round(minute, [])).toMatchObject([{ type: 'PhoneLost', since: 0, why: 'no-phone' }])
  w.hears({ type: 'DutyEnded', at: 2 * minute, person: patrol })
  expect(w.round(3 * minute, [])).toEqual([])
  expect(w.state.lostPhones.size).toBe(0)
})
