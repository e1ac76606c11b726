/**
 * The clock on the wall was set while the hub ran. What is counted from stored times moves with it: no device is missed because
 * an hour was skipped, and no alarm stands still because an hour came twice. What was recorded keeps the time of its record.
 */
import type { EventOf } from '../../contract/events.ts'
import type { Exercise } from '../exercise/exercise.ts'
import type { Incident } from '../incident/incident.ts'
import { moveTexting } from '../messages/evolve-messages.ts'
import type { DeskState, PhoneState, PhoneTestState, State } from '../state.ts'

const JUMPS_STAY_MS = 30 * 24 * 3_600_000
/** Two programs that fight over the clock set it every few seconds. */
const JUMPS_KEPT = 100

export function moveClock(state: State, { at, by }: EventOf<'ClockJumped'>): void {
  const kept = state.clockJumps.filter((jump) => Math.abs(at - jump.at) < JUMPS_STAY_MS)
  state.clockJumps = [...kept, { at, by }].slice(-JUMPS_KEPT)
  state.listeningSince += by
  for (const device of state.devices.values()) {
    device.lastHeardAt += by
    if (device.returnedAt !== null) device.returnedAt += by
    if (device.anewFrom !== undefined) device.anewFrom += by
    if (device.gap) device.gap = { from: device.gap.from + by, to: device.gap.to + by }
    if (device.drops) device.drops = device.drops.map((drop) => drop + by)
    if (device.dark) device.dark.since += by
    for (const looks of device.past) {
      looks.at += by
      if (looks.dark) looks.dark.since += by
    }
  }
  for (const outage of state.outages.values()) {
    outage.since += by
    if (outage.returnedAt !== null) outage.returnedAt += by
    if (outage.raisedAt !== null) outage.raisedAt += by
  }
  for (const told of state.troubleTold.values())
    Object.assign(told, { since: told.since + by, darkAt: told.darkAt + by, expiresAt: told.expiresAt + by })
  for (const [key, times] of state.returns)
    state.returns.set(
      key,
      times.map((time) => time + by),
    )
  for (const [site, time] of state.tampered) state.tampered.set(site, time + by)
  for (const last of state.lastPressOfGateway.values()) last.at += by
  for (const { recent } of state.presses.values()) for (const [id, time] of recent) recent.set(id, time + by)
  for (const test of state.tests.values()) Object.assign(test, { at: test.at + by, until: test.until + by })
  for (const boxed of [...state.onTest.values(), ...state.bypasses.values()]) boxed.until += by
  for (const signs of state.signs.of.values()) if (signs.lastAt !== null) signs.lastAt += by
  for (const test of state.bellTests.values()) Object.assign(test, { at: test.at + by, until: test.until + by })
  for (const strange of state.notUnderstood.values()) strange.at += by
  for (const own of state.phones.values()) for (const phone of own.values()) movePhone(phone, by)
  for (const test of state.phoneTests.values()) movePhoneTest(test, by)
  for (const lost of state.lostPhones.values()) lost.since += by
  // Never later: what was recorded since then is of this shift all the same.
  for (const post of state.duty.values()) post.since = Math.min(post.since, post.since + by)
  for (const desk of state.desks.values()) moveDesk(desk, by)
  for (const exercise of state.exercises.values()) moveExercise(exercise, at - by, by)
  for (const incident of state.incidents.values()) moveIncident(incident, by)
}

function movePhone(phone: PhoneState, by: number): void {
  if (phone.provenAt !== null) phone.provenAt += by
  if (phone.waitingSince !== null) phone.waitingSince += by
  if (phone.failed) phone.failed.at += by
  if (phone.probe) phone.probe.at += by
  if (phone.calledAt !== null) phone.calledAt += by
}

function movePhoneTest(test: PhoneTestState, by: number): void {
  test.at += by
  for (const phone of test.phones.values()) if (phone.shownAt !== null) phone.shownAt += by
}

function moveDesk(desk: DeskState, by: number): void {
  if (desk.leftAt !== undefined) desk.leftAt += by
  if (desk.calledAt !== undefined) desk.calledAt += by
  if (!desk.empty) return
  desk.empty.since += by
  desk.empty.saidAt += by
  desk.empty.saidFirstAt += by
}

/**
 * What is planned was agreed on by the wall and stays. What runs ends no later than it would have, by the wall or by the time that
 * passes, whichever is sooner: every doubt makes a press real (decision 0022).
 */
function moveExercise(exercise: Exercise, before: number, by: number): void {
  if (before < exercise.from) return
  exercise.from = Math.min(exercise.from, exercise.from + by)
  exercise.until = Math.min(exercise.until, exercise.until + by)
}

/** Its steps fall due as long after its opening as they would have; the times people read stay as they were recorded. */
function moveIncident(incident: Incident, by: number): void {
  const { answer, counted, ladder, undispatched, phones, notices } = incident
  // That it is over may still be on its way to somebody.
  moveTexting(incident, by)
  if (answer.phase === 'closed') return
  counted.openedAt += by
  counted.lastPressAt += by
  counted.stillFrom += by
  // Anew, because the event that told of it has the same one.
  for (const kept of notices.values()) kept.notice = { ...kept.notice, expiresAt: kept.notice.expiresAt + by }
  if (ladder) {
    ladder.from += by
    if (ladder.repeatAt !== null) ladder.repeatAt += by
  }
  if (undispatched?.ringAt != null) undispatched.ringAt += by
  if (undispatched?.resumeAt != null) undispatched.resumeAt += by
  if (phones.dueAt !== null) phones.dueAt += by
  if (phones.lastPushAt !== null) phones.lastPushAt += by
}
