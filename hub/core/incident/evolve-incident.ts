/** Folds one event into one incident. May mutate it: only the desk holds it. */
import type { Event, EventOf, Notice } from '../../contract/events.ts'
import type { Mark } from '../../contract/views.ts'
import { evolveTexting } from '../messages/evolve-messages.ts'
import { BOOKKEEPING } from '../messages/message-state.ts'
import { type Incident, LOW_BATTERY } from './incident.ts'

/** Every event that belongs to one incident. */
export type IncidentEvent = Extract<Event, { incident: unknown; type: string }> & { incident: string }

const TIMELINE_ENTRIES = 1_000

function add<T>(list: T[], ...items: readonly T[]): void {
  for (const item of items) if (!list.includes(item)) list.push(item)
}

/** @param before what it is linked to: one that follows while the one before is still open goes on from its beginning */
export function openIncident(event: EventOf<'IncidentOpened'>, before: Incident | undefined): Incident {
  const { incident: id, site, kind, quiet, home, ladder: times, at, exercise } = event
  return {
    id,
    site,
    kind,
    quiet,
    exercise: exercise ? { ...exercise, aside: false } : null,
    madeRealAt: null,
    home,
    times,
    ...(event.linkedTo && { linkedTo: event.linkedTo }),
    openedAt: at,
    lastPressAt: at,
    counted: { openedAt: at, lastPressAt: at, stillFrom: before && before.answer.phase !== 'closed' ? before.counted.stillFrom : at },
    presses: 0,
    buttons: [],
    marks: quiet ? [quiet] : exercise ? ['drill'] : [],
    confirmed: false,
    answer: { phase: 'ringing' },
    ring: quiet ? null : { since: at, cause: 'opened' },
    ladder: quiet ? null : { from: at, done: [], repeatAt: null, paused: false },
    undispatched: null,
    step: 0,
    told: [],
    watching: [],
    consoles: { told: [], shown: [], homeShown: false },
    phones: { told: [], shown: [], lastPushAt: null, dueAt: null },
    notices: new Map(),
    messages: new Map(),
    texting: { dueAt: null, asked: new Map() },
    patrols: [],
    onTheWay: [],
    neighbours: [],
    timeline: [],
    seq: 0,
  }
}

export function evolveIncident(incident: Incident, event: Event): void {
  evolveAlarm(incident, event)
  evolveTexting(incident, event)
}

function evolveAlarm(incident: Incident, event: Event): void {
  const { at } = event
  if (!BOOKKEEPING.has(event.type)) remember(incident, event)
  if ('notices' in event) keepNotices(incident, event.notices, at)
  switch (event.type) {
    case 'PressReceived':
      return press(incident, event)
    case 'IncidentMarked':
      return add(incident.marks, event.mark)
    case 'IncidentConfirmed':
      incident.confirmed = true
      return
    case 'IncidentMadeReal':
      incident.exercise = null
      incident.madeRealAt = at
      incident.marks = incident.marks.filter((mark) => mark !== 'drill' && mark !== 'stood-aside')
      // A case that was opened says nothing of who is on duty: whoever is called by phone is called when time passes, at once.
      if (event.because === 'tamper') incident.phones.dueAt = at
      return add(incident.marks, 'was-drill')
    case 'IncidentStoodAside':
      if (incident.exercise) incident.exercise.aside = true
      silence(incident)
      return add(incident.marks, 'stood-aside')
    case 'DuressPinGiven':
      return add(incident.marks, 'duress')
    case 'MistakeReported':
      return add(incident.marks, event.duress ? 'duress' : 'mistake')
    case 'IncidentRangAgain':
      incident.ring = { since: at, cause: event.cause }
      if (event.cause === 'not-dispatched') {
        if (incident.undispatched) incident.undispatched.ringAt = null
        return
      }
      incident.ladder = { from: at, done: [], repeatAt: null, paused: false }
      incident.undispatched = null
      incident.consoles = { told: [], shown: [], homeShown: false }
      incident.phones = { ...incident.phones, told: [], shown: [] }
      return
    case 'StepReached':
      return step(incident, event)
    case 'LadderResumed':
      return resume(incident, at)
    case 'IncidentShown':
      return shown(incident, event)
    case 'IncidentAcknowledged':
      return acknowledged(incident, event)
    case 'NeighbourAcknowledged':
      incident.neighbours.push({ by: event.by, station: event.station, at })
      return
    case 'PatrolOnTheWay':
      return add(incident.onTheWay, event.by)
    case 'PatrolsDispatched':
      add(incident.patrols, ...event.patrols)
      if (incident.answer.phase === 'acknowledged')
        incident.answer = { ...incident.answer, phase: 'dispatched', dispatchedBy: event.by, dispatchedAt: at }
      return sent(incident)
    case 'UnitArrived': {
      const { answer } = incident
      if (answer.phase !== 'acknowledged' && answer.phase !== 'dispatched') return
      const dispatchedAt = answer.phase === 'dispatched' ? answer.dispatchedAt : null
      incident.answer = { phase: 'on-scene', by: answer.by, at: answer.at, dispatchedAt, arrivedBy: event.by, arrivedAt: at }
      return sent(incident)
    }
    case 'IncidentHandedOver':
      if (incident.answer.phase !== 'ringing') incident.answer = { ...incident.answer, by: event.to }
      return
    case 'IncidentClosed': {
      const { answer } = incident
      const [by, since] = answer.phase === 'ringing' ? [event.by, at] : [answer.by, answer.at]
      incident.answer = { phase: 'closed', by, at: since, disposition: event.disposition, closedBy: event.by, closedAt: at }
      return silence(incident)
    }
    default:
      return
  }
}

/** Nothing sounds and nobody is called any more. */
function silence(incident: Incident): void {
  incident.ring = null
  incident.ladder = null
  incident.undispatched = null
  incident.phones.dueAt = null
}

/** An alarm that nobody answers repeats for ever; in memory its oldest repeats make room, in the journal they stay. */
function remember(incident: Incident, event: Event): void {
  const { timeline } = incident
  timeline.push(event)
  if (timeline.length <= TIMELINE_ENTRIES || event.type !== 'StepReached' || event.why !== 'repeat') return
  const oldest = timeline.findIndex((entry) => entry.type === 'StepReached' && entry.why === 'repeat')
  if (oldest >= 0) timeline.splice(oldest, 1)
}

/** Of one kind of message to one phone the newest is kept, and what may still be sent. */
function keepNotices(incident: Incident, notices: readonly Notice[], at: number): void {
  for (const notice of notices) {
    for (const [id, { notice: earlier, outcome }] of incident.notices) {
      const same = earlier.subscription === notice.subscription && earlier.what === notice.what
      if (same && outcome !== null && earlier.expiresAt < at) incident.notices.delete(id)
    }
    incident.notices.set(notice.id, { notice, outcome: null, shownAt: null, openedAt: null })
  }
}

function press(incident: Incident, event: EventOf<'PressReceived'>): void {
  const { at, button, pressedAt = at, battery, lateMinutes } = event
  incident.presses += 1
  incident.lastPressAt = at
  incident.counted.lastPressAt = at
  const seen = incident.buttons.find((each) => each.button === button)
  const latest = { lastAt: at, ...(battery !== undefined && { battery }), ...(lateMinutes !== undefined && { lateMinutes }) }
  if (seen) Object.assign(seen, latest, { presses: seen.presses + 1 })
  else incident.buttons.push({ button, firstAt: at, pressedAt, presses: 1, ...latest })
  const marks: Mark[] = event.marks.map((mark) => (mark === 'retained' ? 'late' : mark))
  if (battery !== undefined && battery <= LOW_BATTERY) marks.push('low-battery')
  if (event.kind === 'duress') marks.push('duress')
  add(incident.marks, ...marks)
}

function step(incident: Incident, event: EventOf<'StepReached'>): void {
  const { ladder, phones } = incident
  incident.step = event.step
  add(incident.told, ...event.told)
  incident.watching = incident.watching.filter((station) => !incident.told.includes(station))
  add(incident.watching, ...event.watching.filter((station) => !incident.told.includes(station)))
  add(incident.consoles.told, ...event.consoles)
  add(phones.told, ...event.notices.map((notice) => notice.subscription))
  if (event.notices.length > 0) phones.lastPushAt = event.at
  phones.dueAt = event.phonesAt ?? (event.why === 'phones' || event.notices.length > 0 ? null : phones.dueAt)
  if (!ladder) return
  if (event.why === 'not-shown' || event.why === 'not-acknowledged' || event.why === 'everybody') add(ladder.done, event.why)
  if (event.why === 'everybody' || event.why === 'repeat') ladder.repeatAt = event.at + incident.times.repeat * 1000
}

/** The ladder goes on where it stood: the next step that was not reached is due now. */
function resume(incident: Incident, at: number): void {
  const { ladder, times, undispatched } = incident
  if (!ladder) return
  if (undispatched) undispatched.resumeAt = null
  ladder.paused = false
  add(ladder.done, 'not-shown')
  if (!ladder.done.includes('not-acknowledged')) ladder.from = at - times.notAcknowledged * 1000
  else if (!ladder.done.includes('everybody')) ladder.from = at - times.everybody * 1000
  else ladder.repeatAt = at
}

function shown(incident: Incident, event: EventOf<'IncidentShown'>): void {
  const { consoles, phones } = incident
  if (event.surface === 'console') {
    add(consoles.told, event.person)
    add(consoles.shown, event.person)
    if (event.station !== null && incident.home.includes(event.station)) consoles.homeShown = true
    return
  }
  const kept = event.notice && incident.notices.get(event.notice)
  if (kept) {
    kept.shownAt ??= event.at
    if (event.stage === 'opened') kept.openedAt ??= event.at
    if (phones.told.includes(kept.notice.subscription)) add(phones.shown, kept.notice.subscription)
    return
  }
  // The page on a phone painted it: every phone of that person that was told counts, or the page itself where none was.
  const told = [...incident.notices.values()].map(({ notice }) => notice).filter((notice) => notice.person === event.person)
  const subscriptions = told.map((notice) => notice.subscription).filter((id) => phones.told.includes(id))
  if (subscriptions.length === 0) add(phones.told, `page:${event.person}`)
  add(phones.shown, ...(subscriptions.length > 0 ? subscriptions : [`page:${event.person}`]))
}

function acknowledged(incident: Incident, event: EventOf<'IncidentAcknowledged'>): void {
  const { at, by } = event
  const { answer, times } = incident
  incident.ring = null
  if (incident.ladder) incident.ladder.paused = true
  if (answer.phase === 'ringing' || (event.takeover && answer.phase === 'acknowledged'))
    incident.answer = { phase: 'acknowledged', by, at: answer.phase === 'ringing' ? at : answer.at }
  if (incident.quiet || incident.exercise?.aside || incident.answer.phase !== 'acknowledged') return
  incident.undispatched = {
    ringAt: at + times.ringAgainUndispatched * 1000,
    resumeAt: incident.undispatched?.resumeAt ?? at + times.resumeUndispatched * 1000,
  }
}

/** Somebody is on the way or there: what rang only for want of that is answered. */
function sent(incident: Incident): void {
  incident.undispatched = null
  if (incident.ring?.cause === 'not-dispatched') incident.ring = null
  if (!incident.ring && incident.ladder) incident.ladder.paused = true
}
