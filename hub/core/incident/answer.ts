/** What people do about an alarm. Each is an event, a named refusal, or nothing: it was done already by the same person. */
import type { Event } from '../../contract/events.ts'
import type { PersonId } from '../../contract/ids.ts'
import type { Actor, Command, Refusal } from '../commands.ts'
import { dispatchMessages, newsMessages, textsAt } from '../messages/request.ts'
import { beside } from '../parts.ts'
import type { State } from '../state.ts'
import { closeNeeds } from './close-needs.ts'
import type { Incident } from './incident.ts'
import { newsFor, notices } from './phones.ts'

type On<T extends Command['type']> = Extract<Command, { type: T }>
type Decision = Event[] | Refusal

const isHome = (incident: Incident, { station }: Actor) => station !== null && incident.home.includes(station)
const isOfficer = ({ role }: Actor) => role === 'officer' || role === 'commander'
const owner = ({ answer }: Incident): PersonId | null => (answer.phase === 'ringing' ? null : answer.by)
const closed = ({ answer }: Incident): Refusal | null =>
  answer.phase === 'closed' ? { refused: 'already-closed', by: answer.closedBy } : null
/** Who may act for home: an officer of a home station, or one who took it over. */
const actsForHome = (incident: Incident, by: Actor) => isOfficer(by) && (isHome(incident, by) || owner(incident) === by.person)

export function acknowledge({ at, by, takeover }: On<'Acknowledge'>, incident: Incident): Decision {
  const over = closed(incident)
  if (over) return over
  const { id, answer, ring } = incident
  const base = { at, incident: id, by: by.person }
  if (by.role === 'patrol') return incident.onTheWay.includes(by.person) ? [] : [{ type: 'PatrolOnTheWay', ...base }]
  if (!isOfficer(by)) return { refused: 'not-an-officer' }

  const unanswered = answer.phase === 'ringing'
  const own = owner(incident) === by.person
  const told = by.station !== null && incident.told.includes(by.station)
  const home = isHome(incident, by)
  if (takeover && !home && !told) return { refused: 'not-told' }
  if (!unanswered && own && !ring) return []
  // A press that rang again, or nobody sent: any officer of home may quiet it, and the owner stays the owner.
  const answers = unanswered ? home || takeover : ring !== null && (home || own)
  if (answers) {
    const news = unanswered ? newsFor(incident, 'answered', at) : []
    const messages = unanswered ? beside(() => newsMessages(incident, 'answered', by.person, at)) : []
    return [{ type: 'IncidentAcknowledged', ...base, station: by.station, takeover: takeover && !home, notices: news }, ...messages]
  }
  if (!unanswered) return { refused: 'already-acknowledged', by: owner(incident) }
  if (incident.neighbours.some((each) => each.by === by.person)) return []
  return [{ type: 'NeighbourAcknowledged', ...base, station: by.station }]
}

export function dispatch({ at, by, patrols, roster }: On<'Dispatch'>, incident: Incident, state: State): Decision {
  const over = closed(incident)
  if (over) return over
  const { answer } = incident
  if (answer.phase === 'ringing') return { refused: 'not-acknowledged' }
  if (!actsForHome(incident, by)) return { refused: 'not-home' }
  const added = patrols.filter((patrol) => !incident.patrols.includes(patrol))
  if (answer.phase !== 'acknowledged' && added.length === 0) {
    const dispatchedBy = answer.phase === 'dispatched' ? answer.dispatchedBy : answer.by
    return dispatchedBy === by.person ? [] : { refused: 'already-dispatched', by: dispatchedBy }
  }
  const told = notices('dispatched', added, roster.phones, incident.id, incident.step, at).notices
  const pushLost = state.messages.pushLostSince !== null
  const looked = textsAt(told, roster, pushLost, at)
  return [
    { type: 'PatrolsDispatched', at, incident: incident.id, by: by.person, patrols: added, notices: told, ...looked },
    ...beside(() => dispatchMessages(incident, added, roster, pushLost, at)),
  ]
}

export function arrive({ at, by }: On<'Arrive'>, incident: Incident): Decision {
  const over = closed(incident)
  if (over) return over
  const { answer } = incident
  if (answer.phase === 'ringing') return { refused: 'not-acknowledged' }
  if (answer.phase === 'on-scene') return answer.arrivedBy === by.person ? [] : { refused: 'already-on-scene', by: answer.arrivedBy }
  if (by.role !== 'patrol' && !actsForHome(incident, by)) return { refused: 'not-home' }
  return [{ type: 'UnitArrived', at, incident: incident.id, by: by.person }]
}

export function close({ at, by, disposition, note }: On<'Close'>, incident: Incident, state: State): Decision {
  const { answer, site } = incident
  if (answer.phase === 'closed') return answer.closedBy === by.person ? [] : { refused: 'already-closed', by: answer.closedBy }
  if (by.role === 'patrol') return { refused: 'patrol-may-not' }
  const needs = closeNeeds(incident, by.role)
  if (needs === 'acknowledgement') return { refused: 'not-acknowledged' }
  if (!actsForHome(incident, by)) return { refused: 'not-home' }
  // It was agreed on: it cannot become a false press, and a robbery is called one first.
  if (incident.exercise && disposition !== 'drill') return { refused: 'drill-only' }
  const exercise = disposition === 'test' || disposition === 'drill'
  if (needs === 'unit-on-scene' && !exercise) return { refused: 'not-on-scene' }
  if (needs === 'note' && !exercise && !note?.trim()) return { refused: 'note-needed' }
  const written = note?.trim()
  const running = state.exercises.get(site)
  return [
    {
      type: 'IncidentClosed',
      at,
      incident: incident.id,
      by: by.person,
      disposition,
      notices: newsFor(incident, 'closed', at),
      ...(written && { note: written }),
    },
    ...beside(() => newsMessages(incident, 'closed', by.person, at)),
    ...(running?.incident === incident.id ? [{ type: 'ExerciseEnded', at, exercise: running.id, site, because: 'closed' } as const] : []),
  ]
}

/** A phone on a bad link sends again what was not answered: under the key it gave, a note of a person is written once. */
export function note({ at, by, text, key }: On<'Note'>, { id, timeline }: Incident): Decision {
  const written = timeline.some((event) => event.type === 'IncidentNoted' && event.by === by.person && event.key === key)
  if (key !== undefined && written) return []
  return [{ type: 'IncidentNoted', at, incident: id, by: by.person, text, ...(key !== undefined && { key }) }]
}

export function handOver({ at, by, to }: On<'HandOver'>, incident: Incident): Decision {
  const over = closed(incident)
  if (over) return over
  if (incident.answer.phase === 'ringing') return { refused: 'not-acknowledged' }
  if (owner(incident) === to.person) return []
  const commands = by.role === 'commander' && isHome(incident, by)
  if (owner(incident) !== by.person && !commands) return { refused: 'not-owner' }
  if (!isOfficer(to)) return { refused: 'not-an-officer' }
  return [{ type: 'IncidentHandedOver', at, incident: incident.id, by: by.person, to: to.person }]
}

/** The page of someone on duty at a told station painted it. */
export function shown({ at, by, surface }: On<'Shown'>, incident: Incident, state: State): Decision {
  const post = state.duty.get(by.person)
  if (!post) return { refused: 'not-on-duty' }
  if (!incident.told.includes(post.station)) return { refused: 'not-told' }
  const { consoles, notices: sent, phones } = incident
  const phoneShown = () =>
    phones.shown.includes(`page:${by.person}`) ||
    [...sent.values()].some(({ notice }) => notice.person === by.person && phones.shown.includes(notice.subscription))
  if (surface === 'console' ? consoles.shown.includes(by.person) : phoneShown()) return []
  return [{ type: 'IncidentShown', at, incident: incident.id, person: by.person, station: post.station, surface, stage: 'shown' }]
}

/** A service worker showed it, or the person opened it: once for each stage. */
export function receipt({ at, notice, stage }: On<'ReceiptArrived'>, incident: Incident, state: State): Decision {
  const kept = incident.notices.get(notice)
  if (!kept) return { refused: 'no-such-notice' }
  if ((stage === 'shown' ? kept.shownAt : kept.openedAt) !== null) return { refused: 'receipt-used' }
  const { person } = kept.notice
  const station = state.duty.get(person)?.station ?? null
  return [{ type: 'IncidentShown', at, incident: incident.id, person, station, surface: 'phone', stage, notice }]
}
