/**
 * Folds what was forgotten: from this event on the state holds nothing that stands on what may be struck out before it. So the
 * record may be struck out row by row and be stopped anywhere: whole, half struck or struck, it folds to the same present.
 */
import type { Event, EventOf } from '../../contract/events.ts'
import { type PresentFacts, SOMEBODY } from '../../contract/retention-events.ts'
import type { State } from '../state.ts'

export function evolveRetention(state: State, event: Event): void {
  if (event.type === 'PastForgotten') pastForgotten(state, event)
  else if (event.type === 'RegistryChanged' && event.action === 'PatchSettings' && event.fields?.includes('retentionDays'))
    state.retention.changedAt = event.at
}

function pastForgotten(state: State, { at, before, incidents, events, facts }: EventOf<'PastForgotten'>): void {
  state.retention.last = { seq: state.seq, at, before, incidents, events }
  // One that was linked to goes on from its own beginning, which is as old.
  for (const incident of state.incidents.values())
    if (incident.linkedTo && !state.incidents.has(incident.linkedTo)) incident.counted.stillFrom = incident.counted.openedAt
  // It says which two presses came within seconds.
  state.lastPressOfGateway.clear()
  for (const [button, { until }] of state.tests) if (until < at) state.tests.delete(button)
  for (const log of state.testLog.values()) for (const test of log) if (test.at < before && test.by !== null) test.by = SOMEBODY
  for (const boxed of [state.onTest, state.bypasses])
    for (const test of boxed.values()) if (test.until < before) Object.assign(test, { by: SOMEBODY, reason: '' })
  for (const [station, notes] of state.notes)
    keep(
      state.notes,
      station,
      notes.filter((note) => note.at >= before),
    )
  for (const told of state.troubleTold.values()) if (told.at < before) told.phones = new Map()
  for (const [site, { plannedAt }] of state.exercises) if (plannedAt < before) state.exercises.delete(site)
  for (const [site, past] of state.pastExercises)
    keep(
      state.pastExercises,
      site,
      past.filter(({ plannedAt }) => plannedAt >= before),
    )
  if (state.lastBackup && state.lastBackup.at < before) state.lastBackup.by = SOMEBODY
  for (const { goodbye } of state.power.values()) if (goodbye && goodbye.at < before) goodbye.people = []
  state.selfDrill.runs = state.selfDrill.runs.filter((run) => run.at >= before)
  state.messages.inbox = state.messages.inbox.filter((message) => message.at >= before)
  if (facts) restate(state, structuredClone(facts))
}

function restate(state: State, { duty, phones, phoneTests, lostPhones, desks, bellTests, messages }: PresentFacts): void {
  state.duty = new Map(duty)
  state.phones = new Map(phones.map(([person, own]) => [person, new Map(own)]))
  state.phoneTests = new Map(phoneTests.map(([person, test]) => [person, { ...test, phones: new Map(test.phones) }]))
  state.lostPhones = new Map(lostPhones)
  state.desks = new Map(desks)
  state.bellTests = new Map(bellTests)
  const { orders, tests, balances, traffic, overBudgetAt } = messages
  Object.assign(state.messages, { orders, tests, overBudgetAt, balances: new Map(balances), traffic: new Map(traffic) })
}

/** A station that has nothing left is as one that never had. */
function keep<K, V>(map: Map<K, V[]>, key: K, left: V[]): void {
  if (left.length > 0) map.set(key, left)
  else map.delete(key)
}
