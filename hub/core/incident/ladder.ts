/** What falls due with time: the next step of an alarm, the end of a test, nobody sent. */
import type { Event, StepReason } from '../../contract/events.ts'
import type { SiteId, StationId } from '../../contract/ids.ts'
import { exercisesDue } from '../exercise/exercise-plan.ts'
import { messagesOfStep, nothingToText, textsAt, textsDue } from '../messages/request.ts'
import { beside } from '../parts.ts'
import type { State } from '../state.ts'
import { type Incident, JOIN_MS } from './incident.ts'
import { notices, toldByPhone } from './phones.ts'
import type { Roster } from './roster.ts'
import { plan } from './route.ts'

export type Due = {
  at: number
  why: Exclude<StepReason, 'opened' | 'press'> | 'not-dispatched' | 'ladder-resumes' | 'quiet-ends' | 'texts'
}

/** Only what the ladder reads of an incident, so that a view may ask as well. */
export type Climbing = {
  readonly quiet: Incident['quiet']
  readonly counted: { readonly lastPressAt: number }
  readonly answer: { readonly phase: Incident['answer']['phase'] }
  readonly ladder: Readonly<Omit<NonNullable<Incident['ladder']>, 'done'> & { done: readonly string[] }> | null
  readonly undispatched: Readonly<NonNullable<Incident['undispatched']>> | null
  readonly phones: { readonly dueAt: number | null }
  readonly consoles: { readonly homeShown: boolean }
  readonly texting: { readonly dueAt: number | null }
  readonly times: Readonly<Incident['times']>
}

/** Everything that is to come for one incident, soonest first; nothing for a closed one. */
export function dueOf(incident: Climbing): Due[] {
  const { quiet, answer, ladder, times, phones, undispatched, consoles, texting } = incident
  if (answer.phase === 'closed') return []
  if (quiet) return [{ at: incident.counted.lastPressAt + JOIN_MS, why: 'quiet-ends' }]
  const due: Due[] = []
  if (ladder && !ladder.paused) {
    const step = (why: 'not-shown' | 'not-acknowledged' | 'everybody', seconds: number) => {
      if (!ladder.done.includes(why)) due.push({ at: ladder.from + seconds * 1000, why })
    }
    if (!consoles.homeShown) step('not-shown', times.notShown)
    step('not-acknowledged', times.notAcknowledged)
    step('everybody', times.everybody)
    if (ladder.repeatAt !== null) due.push({ at: ladder.repeatAt, why: 'repeat' })
  }
  if (texting.dueAt !== null) due.push({ at: texting.dueAt, why: 'texts' })
  if (phones.dueAt !== null) due.push({ at: phones.dueAt, why: 'phones' })
  if (undispatched?.ringAt != null) due.push({ at: undispatched.ringAt, why: 'not-dispatched' })
  if (undispatched?.resumeAt != null) due.push({ at: undispatched.resumeAt, why: 'ladder-resumes' })
  return due.sort((a, b) => a.at - b.at)
}

type Timed = {
  readonly incidents: ReadonlyMap<unknown, Climbing & { readonly site: SiteId }>
  readonly onTest: ReadonlyMap<unknown, { readonly until: number }>
  readonly bypasses: ReadonlyMap<unknown, { readonly until: number }>
  readonly exercises: ReadonlyMap<unknown, { readonly from: number; readonly until: number; readonly startedAt: number | null }>
}

/** When the next thing falls due, ms since 1970, and for which sites a roster is needed by then. */
export function nextDue(state: Timed, by: number): { at: number | null; sites: SiteId[] } {
  const times: number[] = []
  const sites = new Set<SiteId>()
  for (const incident of state.incidents.values()) {
    const first = dueOf(incident)[0]
    if (!first) continue
    times.push(first.at)
    if (first.at <= by) sites.add(incident.site)
  }
  for (const { until } of [...state.onTest.values(), ...state.bypasses.values()]) times.push(until)
  for (const { from, until, startedAt } of state.exercises.values()) times.push(startedAt === null ? from : until)
  return { at: times.length > 0 ? times.reduce((a, b) => Math.min(a, b)) : null, sites: [...sites] }
}

export function timePassed(rosters: ReadonlyMap<SiteId, Roster>, at: number, state: State): Event[] {
  const events: Event[] = []
  for (const incident of state.incidents.values()) {
    const roster = rosters.get(incident.site)
    if (roster) events.push(...climb(incident, roster, at, state.messages.pushLostSince !== null))
  }
  for (const [site, { until }] of state.onTest) if (until <= at) events.push({ type: 'SiteOnTestEnded', at, site, by: null })
  for (const [button, { until, site }] of state.bypasses)
    if (until <= at) events.push({ type: 'ButtonBypassEnded', at, button, site, by: null })
  events.push(...exercisesDue(state, at))
  return events
}

/** All that is due now, each at most once: a hub that was away tells everybody it should have told, without a flood. */
function climb(incident: Incident, roster: Roster, at: number, pushLost: boolean): Event[] {
  const { id, told } = incident
  const events: Event[] = []
  const soFar = { told: [...told] as StationId[], phones: toldByPhone(incident) }
  let step = incident.step
  for (const { why } of dueOf(incident).filter((due) => due.at <= at)) {
    switch (why) {
      case 'quiet-ends':
        events.push({ type: 'IncidentClosed', at, incident: id, by: null, disposition: 'test', notices: [] })
        break
      case 'not-dispatched':
        events.push({ type: 'IncidentRangAgain', at, incident: id, cause: 'not-dispatched' })
        break
      case 'ladder-resumes':
        events.push({ type: 'LadderResumed', at, incident: id })
        break
      case 'texts':
        events.push(...beside(() => textsDue(incident, roster, at), [nothingToText(incident, at)]))
        break
      default: {
        step += 1
        const planned = plan(why, soFar, roster)
        const made = notices('alarm', planned.phones, roster.phones, id, step, at)
        const { told: tellNow, watching, consoles } = planned
        const looked = textsAt(made.notices, roster, pushLost, at)
        const reached = { type: 'StepReached', at, incident: id, step, why, told: tellNow, watching, consoles, ...made, ...looked } as const
        events.push(reached, ...beside(() => messagesOfStep(reached, incident, roster, pushLost)))
        soFar.told.push(...tellNow)
        soFar.phones.push(...planned.phones)
      }
    }
  }
  return events
}
