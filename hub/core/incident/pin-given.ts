/**
 * A person of the shop gave a PIN. The one for a knife at the throat opens and answers the same; here it is a cry for help,
 * whatever it was given for: it marks the alarm of the site and rings it again, and where there is none it is one.
 */
import type { Event } from '../../contract/events.ts'
import type { IncidentId } from '../../contract/ids.ts'
import type { Command, PinGiven } from '../commands.ts'
import { makeWay, realAlarms } from '../exercise/exercise-aside.ts'
import type { State } from '../state.ts'
import { openAlarms } from './incident.ts'
import { opened, step } from './press.ts'

type On<T extends Command['type']> = Extract<Command, { type: T }>

/** A note to the desk that closes nothing. */
export function mistake(command: On<'Mistake'>, state: State): Event[] {
  const { at, site, by, duress } = command
  const said = (incident: IncidentId | null): Event => ({ type: 'MistakeReported', at, site, by, duress, incident })
  if (duress) return cry(command, state, said)
  const open = openAlarms(state, site)
  return open.length === 0 ? [said(null)] : open.map(({ id }) => said(id))
}

/** The places of the buttons, and the words by which the police know a voice. Who looked is on the record. */
export function showPositions(command: On<'ShowPositions'>, state: State): Event[] {
  const { at, site, by, duress } = command
  if (!duress) return [{ type: 'PositionsShown', at, site, by }]
  return cry(command, state, (incident) => ({ type: 'DuressPinGiven', at, site, by, asked: 'positions', incident }))
}

export function declareOutside(command: On<'DeclareOutside'>, state: State): Event[] {
  const { at, site, by, duress, until } = command
  if (!duress) return [{ type: 'OutsideDeclared', at, site, by, until }]
  return cry(command, state, (incident) => ({ type: 'DuressPinGiven', at, site, by, asked: 'outside', incident }))
}

function cry({ at, site, incident, roster }: PinGiven & { at: number }, state: State, said: (incident: IncidentId) => Event): Event[] {
  // A drill is no alarm that could be marked: a cry for help is one of its own.
  const open = realAlarms(state, site)
  if (open.length === 0)
    return [
      opened(incident, site, 'duress', null, roster, at, state),
      said(incident),
      ...step('opened', null, incident, roster, null, at, state),
      ...makeWay(
        incident,
        site,
        roster.home.map(({ id }) => id),
        at,
        state,
      ),
    ]
  return open.flatMap((each): Event[] => [
    said(each.id),
    ...(each.marks.includes('duress')
      ? []
      : [
          { type: 'IncidentRangAgain', at, incident: each.id, cause: 'press' } as const,
          ...step('press', each, each.id, roster, null, at, state),
        ]),
  ])
}
