/** “This is real”: what was called an exercise becomes an alarm, and rings anew for everybody. */
import type { Event } from '../../contract/events.ts'
import type { Command, Refusal } from '../commands.ts'
import type { Incident } from '../incident/incident.ts'
import { step } from '../incident/press.ts'
import type { State } from '../state.ts'
import { makeWay } from './exercise-aside.ts'

/** Anybody who may see it may say so; of an alarm that is real already there is nothing to say. */
export function makeReal({ at, by, roster }: Extract<Command, { type: 'MakeReal' }>, incident: Incident, state: State): Event[] | Refusal {
  const { id, site, home, answer, exercise } = incident
  if (answer.phase === 'closed') return { refused: 'already-closed', by: answer.closedBy }
  if (!exercise) return []
  return [
    { type: 'IncidentMadeReal', at, incident: id, exercise: exercise.id, by: by.person, because: 'person' },
    { type: 'IncidentRangAgain', at, incident: id, cause: 'press' },
    ...step('press', incident, id, roster, null, at, state),
    ...makeWay(id, site, home, at, state),
  ]
}
