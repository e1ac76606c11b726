/** Folds who left a duty desk, and whether it is known to be empty. Before the posts themselves: who left is read from them. */
import type { Event } from '../../contract/events.ts'
import type { PersonId, StationId } from '../../contract/ids.ts'
import type { DeskState, State } from '../state.ts'

export function evolveStation(state: State, event: Event): void {
  switch (event.type) {
    case 'DutyStarted':
    case 'DutyEnded':
      return left(state, event.person, event.at)
    case 'StationUnattended': {
      const { station, at, since, why, told } = event
      const desk = deskOf(state, station)
      const before = desk.empty
      desk.empty = { since, why, told: [...told], saidAt: at, saidFirstAt: before?.saidFirstAt ?? at, called: before?.called ?? false }
      return
    }
    case 'StationAttended':
      deskOf(state, event.station).empty = null
      return
    case 'CommandersCalled': {
      const desk = deskOf(state, event.station)
      desk.calledAt = event.at
      if (desk.empty) desk.empty.called = true
      return
    }
    default:
      return
  }
}

function left(state: State, person: PersonId, at: number): void {
  const post = state.duty.get(person)
  if (post && post.role !== 'patrol') deskOf(state, post.station).leftAt = at
}

function deskOf(state: State, station: StationId): DeskState {
  const desk = state.desks.get(station) ?? { empty: null }
  state.desks.set(station, desk)
  return desk
}
