/** A button was pressed: what it means, and who is told at once. */
import type { Event, EventOf, StepReason } from '../../contract/events.ts'
import type { IncidentId, SiteId } from '../../contract/ids.ts'
import type { PressKind } from '../../contract/messages.ts'
import type { PressMark } from '../../contract/read.ts'
import type { Quiet } from '../../contract/views.ts'
import type { Command } from '../commands.ts'
import { SAME_PRESS_MS } from '../evolve.ts'
import type { Exercise } from '../exercise/exercise.ts'
import { asideOfHome, makeWay } from '../exercise/exercise-aside.ts'
import { exerciseOfPress } from '../exercise/exercise-press.ts'
import { messagesOfStep, textsAt } from '../messages/request.ts'
import { beside, inPartsOf } from '../parts.ts'
import { exactKey } from '../press-memory.ts'
import { heard } from '../silence/supervision.ts'
import type { State } from '../state.ts'
import { type Incident, JOIN_MS } from './incident.ts'
import { marksOfPress } from './marks.ts'
import { notices, toldByPhone } from './phones.ts'
import type { Roster } from './roster.ts'
import { nobodyAttended, plan } from './route.ts'

type Press = Extract<Command, { type: 'Press' }>

/** Presses that join push to phones at most this often. */
const PHONES_EVERY_MS = 10_000

export function press(command: Press, state: State): Event[] {
  const { at, button, site, gateway, read, roster } = command
  const sameAs = known(command, state)
  if (sameAs === 'same') return []

  const quiet = quietness(command, state)
  const kind: PressKind = quiet === 'test' ? 'test' : read.kind
  const marks: PressMark[] = sameAs === 'repeated' && !read.marks.includes('repeated') ? [...read.marks, 'repeated'] : read.marks
  // What is only bookkeeping may be at fault and must not take the press with it; a press in doubt is in earnest.
  const { part } = inPartsOf()
  const exercise = quiet ? null : part(() => exerciseOfPress(command, marks, state), null)
  const drill = exercise?.incident ? state.incidents.get(exercise.incident) : undefined
  const joined = exercise ? drill : openFor(state, site, kind, quiet, at)
  const incident = joined?.id ?? command.incident
  const pressed: EventOf<'PressReceived'> = {
    type: 'PressReceived',
    at,
    incident,
    button,
    site,
    kind: read.kind,
    marks,
    quiet,
    ...(gateway && { gateway }),
    ...(read.pressId !== undefined && { pressId: read.pressId }),
    ...(read.at !== undefined && { pressedAt: read.at }),
    ...(read.marks.includes('late') && read.at !== undefined && { lateMinutes: Math.floor((at - read.at) / 60_000) }),
    ...(read.battery !== undefined && { battery: read.battery }),
    ...(read.rssi !== undefined && { rssi: read.rssi }),
    ...(read.raw !== undefined && { raw: read.raw }),
  }
  const beat = { ...(read.battery !== undefined && { battery: read.battery }), ...(read.rssi !== undefined && { rssi: read.rssi }) }
  const events: Event[] = part(() => heard(button, beat, null, at, state), [])
  if (!joined) events.push(opened(incident, site, kind, quiet, roster, at, state, exercise))
  events.push(pressed)
  if (joined && !quiet) events.push({ type: 'IncidentRangAgain', at, incident, cause: 'press' })
  const why: StepReason = joined ? 'press' : 'opened'
  const certain = part(() => marksOfPress(command, incident, joined, quiet, state), [])
  if (exercise && !joined) return [...events, ...certain, ...stepOrAside(exercise, incident, roster, at, state)]
  const reached = step(why, joined ?? null, incident, roster, quiet, at, state)
  const way =
    quiet || exercise
      ? []
      : part(() => {
          const home = roster.home.map(({ id }) => id)
          return makeWay(incident, site, home, at, state)
        }, [])
  return [...events, ...certain, ...reached, ...way]
}

/** The same press sent again, the same id used again, or null: a press not seen before. */
function known({ read, button, at }: Press, state: State): 'same' | 'repeated' | null {
  const memory = state.presses.get(button)
  if (!memory || read.pressId === undefined) return null
  if (read.at !== undefined && memory.exact.has(exactKey(read.pressId, read.at))) return 'same'
  const last = memory.recent.get(read.pressId)
  if (last !== undefined) return at - last <= SAME_PRESS_MS ? 'same' : 'repeated'
  return null
}

/** Why this press is shown without ringing, or null: it rings. Duress is never taken for a test. */
function quietness({ read, button, site, roster, at }: Press, state: State): Quiet | null {
  if (read.kind === 'test') return 'test'
  if (read.kind !== 'duress' && isTest(read, state.tests.get(button), at)) return 'test'
  if ((state.onTest.get(site)?.until ?? 0) > at) return 'on-test'
  if ((state.bypasses.get(button)?.until ?? 0) > at) return 'bypassed'
  if (roster.service === 'fitting') return 'fitting'
  return null
}

/** A press from before the test was armed, kept by its button or gateway until now, is no test of it: it rings, and the test waits on. */
function isTest({ marks, at: pressedAt }: Press['read'], armed: { at: number; until: number } | undefined, at: number): boolean {
  if (armed === undefined || armed.until < at) return false
  return !(marks.includes('late') && pressedAt !== undefined && pressedAt < armed.at)
}

/** A drill is never joined by a press in earnest, nor followed by one. */
function latestFor(state: State, site: SiteId, kind: PressKind, quiet: Quiet | null): Incident | undefined {
  let latest: Incident | undefined
  for (const incident of state.incidents.values())
    if (incident.site === site && incident.kind === kind && incident.quiet === quiet && !incident.exercise) latest = incident
  return latest
}

function openFor(state: State, site: SiteId, kind: PressKind, quiet: Quiet | null, at: number): Incident | undefined {
  const latest = latestFor(state, site, kind, quiet)
  const open = latest && latest.answer.phase !== 'closed' && latest.answer.phase !== 'on-scene'
  return open && at - latest.counted.lastPressAt <= JOIN_MS ? latest : undefined
}

export function opened(
  incident: IncidentId,
  site: SiteId,
  kind: PressKind,
  quiet: Quiet | null,
  roster: Roster,
  at: number,
  state: State,
  exercise: Exercise | null = null,
): EventOf<'IncidentOpened'> {
  const earlier = quiet || exercise ? undefined : latestFor(state, site, kind, null)
  return {
    type: 'IncidentOpened',
    at,
    incident,
    site,
    kind,
    quiet,
    home: roster.home.map((station) => station.id),
    ladder: kind === 'fire' ? roster.ladder.fire : roster.ladder.holdup,
    ...(earlier && { linkedTo: earlier.id }),
    ...(exercise && { exercise: { id: exercise.id, siren: exercise.siren } }),
  }
}

/** The first step of an alarm or of a press that rings it again. Who is shown it quietly is told of it, and nobody is woken. */
export function step(
  why: 'opened' | 'press',
  before: Incident | null,
  incident: IncidentId,
  roster: Roster,
  quiet: Quiet | 'aside' | null,
  at: number,
  state: State,
): Event[] {
  const number = (before?.step ?? -1) + 1
  const toldBefore = before ? toldByPhone(before) : []
  const planned = plan(why, { told: before?.told ?? [], phones: toldBefore }, roster)
  const lastPushAt = before?.phones.lastPushAt ?? null
  const phonesAt = lastPushAt !== null && at - lastPushAt < PHONES_EVERY_MS ? lastPushAt + PHONES_EVERY_MS : null
  const { notices: made, unreachable } =
    quiet || phonesAt !== null ? { notices: [], unreachable: [] } : notices('alarm', planned.phones, roster.phones, incident, number, at)
  const { told, watching, consoles } = quiet ? { ...planned, told: roster.home.map(({ id }) => id), watching: [] } : planned
  const pushLost = state.messages.pushLostSince !== null
  const reached: EventOf<'StepReached'> = {
    type: 'StepReached',
    at,
    incident,
    step: number,
    why,
    told,
    watching,
    consoles,
    notices: made,
    unreachable,
    ...(!quiet && phonesAt !== null && { phonesAt }),
    ...textsAt(made, roster, pushLost, at),
  }
  const messages = quiet ? [] : beside(() => messagesOfStep(reached, before, roster, pushLost))
  const loud = !quiet && nobodyAttended(roster) && !before?.marks.includes('nobody-attended')
  return [reached, ...messages, ...(loud ? [{ type: 'IncidentMarked', at, incident, mark: 'nobody-attended' } as const] : [])]
}

/** Where the same people have a real alarm in hand nobody is called to an exercise: it is on the record, and silent from the start. */
export function stepOrAside(exercise: Exercise, incident: IncidentId, roster: Roster, at: number, state: State): Event[] {
  const real = asideOfHome(
    state,
    roster.home.map(({ id }) => id),
  )
  if (!real) return step('opened', null, incident, roster, null, at, state)
  return [
    ...step('opened', null, incident, roster, 'aside', at, state),
    { type: 'IncidentStoodAside', at, incident, exercise: exercise.id, real },
  ]
}
