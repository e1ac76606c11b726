/** Says what is forgotten from here on, and restates what is so now as far as it stands on what is struck out. */
import type { Event } from '../../contract/events.ts'
import { type PresentFacts, SOMEBODY } from '../../contract/retention-events.ts'
import type { Command } from '../commands.ts'
import type { PhoneState, State } from '../state.ts'

export function forgetPast({ at, before, incidents, events }: Extract<Command, { type: 'ForgetPast' }>, state: State): Event[] {
  return [{ type: 'PastForgotten', at, before, incidents, events, facts: factsOf(state, before) }]
}

function factsOf(state: State, before: number): PresentFacts {
  const { duty, phones, phoneTests, lostPhones, desks, bellTests, messages } = state
  const facts: PresentFacts = {
    duty: [...duty],
    phones: [...phones].flatMap(([person, own]) => {
      const known = [...own].filter(([, phone]) => lastNews(phone) >= before)
      return known.length > 0 ? [[person, known]] : []
    }),
    phoneTests: [...phoneTests].flatMap(([person, test]) => (test.at >= before ? [[person, { ...test, phones: [...test.phones] }]] : [])),
    lostPhones: [...lostPhones],
    desks: [...desks],
    bellTests: [...bellTests].map(([station, test]) => [station, test.at >= before ? test : { ...test, by: SOMEBODY }]),
    messages: {
      orders: messages.orders,
      tests: messages.tests.filter((test) => test.at >= before),
      balances: [...messages.balances].filter(([, { askedAt }]) => askedAt >= before),
      traffic: [...messages.traffic],
      overBudgetAt: messages.overBudgetAt,
    },
  }
  // Apart from the state, which goes on changing in place.
  return structuredClone(facts)
}

const lastNews = ({ provenAt, waitingSince, failed, probe, calledAt }: PhoneState): number =>
  Math.max(provenAt ?? 0, waitingSince ?? 0, failed?.at ?? 0, probe?.at ?? 0, calledAt ?? 0)
