/** Folds exercises: what is planned, what runs, and the last of each site with what they showed. */
import type { Event } from '../../contract/events.ts'
import type { IncidentId } from '../../contract/ids.ts'
import type { State } from '../state.ts'
import type { Exercise } from './exercise.ts'
import { scoreOf } from './exercise-score.ts'

/** Of one site; years of them at one a month. */
const PAST_KEPT = 36

/** Called when the incident has been folded. */
export function evolveExercise(state: State, event: Event): void {
  const { at } = event
  switch (event.type) {
    case 'ExercisePlanned': {
      const { exercise: id, site, by, home, from, until, reason, button, announced, managerTold, siren } = event
      const plan = { id, site, by, plannedAt: at, home, from, until, reason, button, announced, managerTold, siren }
      state.exercises.set(site, { ...plan, startedAt: null, incident: null, rungBy: null, void: null, end: null, score: null })
      return
    }
    case 'ExerciseStarted': {
      const exercise = state.exercises.get(event.site)
      if (exercise) exercise.startedAt = at
      return
    }
    case 'IncidentOpened': {
      const exercise = event.exercise && state.exercises.get(event.site)
      if (exercise && exercise.id === event.exercise?.id) exercise.incident = event.incident
      return
    }
    case 'ExerciseRung': {
      const exercise = state.exercises.get(event.site)
      if (exercise) exercise.rungBy = event.by
      return
    }
    case 'ExerciseEnded':
      return ended(state, event, event.because)
    case 'ExerciseCalledOff':
      return ended(state, event, 'called-off')
    case 'IncidentStoodAside':
      return voided(state, event.incident, 'stood-aside')
    case 'IncidentMadeReal':
      return voided(state, event.incident, 'real')
    case 'IncidentClosed': {
      const incident = state.incidents.get(event.incident)
      const exercise = incident && ofIncident(state, incident.id)
      if (incident && exercise) exercise.score = scoreOf(incident)
      return
    }
    default:
  }
}

function ended(state: State, { site, at }: Pick<Exercise, 'site'> & { at: number }, why: NonNullable<Exercise['end']>['why']): void {
  const exercise = state.exercises.get(site)
  if (!exercise) return
  exercise.end = { at, why }
  state.exercises.delete(site)
  const past = state.pastExercises.get(site) ?? []
  past.push(exercise)
  if (past.length > PAST_KEPT) past.shift()
  state.pastExercises.set(site, past)
}

function voided(state: State, incident: IncidentId, why: NonNullable<Exercise['void']>): void {
  const exercise = ofIncident(state, incident)
  if (exercise) exercise.void = why
}

function ofIncident(state: State, id: IncidentId): Exercise | undefined {
  const site = state.incidents.get(id)?.site
  if (site === undefined) return undefined
  const running = state.exercises.get(site)
  if (running?.incident === id) return running
  return state.pastExercises.get(site)?.findLast(({ incident }) => incident === id)
}
