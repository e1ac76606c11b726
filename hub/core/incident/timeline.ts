/** The story of one incident, event by event; every press stands for itself. */
import type { Event } from '../../contract/events.ts'
import type { ButtonId, PersonId, SiteId, StationId } from '../../contract/ids.ts'
import type { PersonRef, SiteRef, StationRef, TimelineEntry } from '../../contract/views.ts'
import type { Directory } from '../directory.ts'
import { personName } from '../person-name-view.ts'

export const iso = (at: number): string => new Date(at).toISOString()

export const personRef = (id: PersonId, directory: Directory): PersonRef => ({ id, name: personName(id, directory) })
export const stationRef = (id: StationId, directory: Directory): StationRef => ({ id, name: directory.stations.get(id)?.name ?? id })
export const siteRef = (id: SiteId, directory: Directory): SiteRef => {
  const { code = '', name = id } = directory.sites.get(id) ?? {}
  return { id, code, name }
}
export const buttonRef = (id: ButtonId, directory: Directory) => ({ id, label: directory.buttons.get(id)?.label ?? id })

/** From 1, counting the retired ones too, so that a button keeps its number. */
export function buttonNumber(id: ButtonId, directory: Directory): number {
  const site = directory.buttons.get(id)?.site
  return ((site && directory.buttonsOf.get(site)) ?? []).indexOf(id) + 1
}
/** Its number in the place of its label, for who may not be told where it is. */
export const unplacedRef = (id: ButtonId, directory: Directory) => ({ id, label: `#${buttonNumber(id, directory)}` })

export function timelineEntry(event: Event, directory: Directory): TimelineEntry {
  const entry: TimelineEntry = { at: iso(event.at), type: event.type }
  const person = (id: PersonId | null) => (id === null ? {} : { by: personRef(id, directory) })
  switch (event.type) {
    case 'PressReceived': {
      const { button, pressId, pressedAt, marks, lateMinutes, raw } = event
      return {
        ...entry,
        button: buttonRef(button, directory),
        marks,
        ...(pressId !== undefined && { press: pressId }),
        ...(pressedAt !== undefined && { pressedAt: iso(pressedAt) }),
        ...(lateMinutes !== undefined && { lateMinutes }),
        ...(raw !== undefined && { raw }),
      }
    }
    case 'StepReached':
      return {
        ...entry,
        step: event.step,
        reason: event.why,
        stations: event.told.map((id) => stationRef(id, directory)),
        people: [...new Set(event.notices.map((notice) => notice.person))].map((id) => personRef(id, directory)),
        unreachable: event.unreachable.map((id) => personRef(id, directory)),
      }
    case 'IncidentRangAgain':
      return { ...entry, reason: event.cause }
    case 'IncidentMarked':
      return { ...entry, mark: event.mark }
    case 'IncidentConfirmed':
      return { ...entry, reason: event.because }
    case 'IncidentShown':
      return {
        ...entry,
        ...person(event.person),
        surface: event.surface,
        stage: event.stage,
        ...(event.station !== null && { stations: [stationRef(event.station, directory)] }),
      }
    case 'IncidentAcknowledged':
    case 'NeighbourAcknowledged':
      return {
        ...entry,
        ...person(event.by),
        ...(event.station !== null && { stations: [stationRef(event.station, directory)] }),
        ...(event.type === 'IncidentAcknowledged' && event.takeover && { reason: 'takeover' }),
      }
    case 'PatrolsDispatched':
      return { ...entry, ...person(event.by), people: event.patrols.map((id) => personRef(id, directory)) }
    case 'IncidentClosed':
      return { ...entry, ...person(event.by), disposition: event.disposition, ...(event.note && { text: event.note }) }
    case 'IncidentNoted':
      return { ...entry, ...person(event.by), text: event.text }
    case 'IncidentHandedOver':
      return { ...entry, ...person(event.by), people: [personRef(event.to, directory)] }
    case 'IncidentMadeReal':
      return { ...entry, ...person(event.by), reason: event.because }
    case 'DuressPinGiven':
      return { ...entry, ...person(event.by), mark: 'duress', reason: event.asked }
    case 'MistakeReported':
      return { ...entry, ...person(event.by), mark: event.duress ? 'duress' : 'mistake' }
    case 'MessagesRequested':
      return {
        ...entry,
        step: event.step,
        reason: event.because,
        people: event.messages.map(({ person: id }) => personRef(id, directory)),
        unreachable: event.unreachable.map((id) => personRef(id, directory)),
        ...(event.messages[0] && { outcome: event.messages[0].channel, mark: event.messages[0].what }),
      }
    case 'KeyPressed':
      return { ...entry, ...person(event.person), text: event.key, ...(event.refused && { reason: event.refused }) }
    case 'SmsReceived':
      return {
        ...entry,
        ...person(event.person),
        text: event.text,
        outcome: event.meaning,
        ...(event.refused && { reason: event.refused }),
      }
    case 'ExerciseRung':
    case 'PatrolOnTheWay':
    case 'UnitArrived':
      return { ...entry, ...person(event.by) }
    default:
      return entry
  }
}
