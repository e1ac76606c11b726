/** Planning an exercise, calling it off, beginning it from the page; and what time does to it. */
import type { Event } from '../../contract/events.ts'
import type { ExerciseId } from '../../contract/ids.ts'
import type { Command, Refusal } from '../commands.ts'
import { opened, stepOrAside } from '../incident/press.ts'
import type { State } from '../state.ts'
import { EXERCISE_MINUTES, isRunning, MOST_OF_STATION, PLAN_AHEAD_MS } from './exercise.ts'
import { realAlarms } from './exercise-aside.ts'

type On<T extends Command['type']> = Extract<Command, { type: T }>
type Decision = Event[] | Refusal

export function planExercise(command: On<'PlanExercise'>, state: State): Decision {
  const { at, site, by, home, minutes, reason, button, announced, managerTold, siren } = command
  const from = command.from ?? at
  if (state.exercises.has(site)) return { refused: 'exercise-planned' }
  // Also what is no time at all: a deadline that never comes would be asked for without end.
  if (!(from >= at && from <= at + PLAN_AHEAD_MS)) return { refused: 'bad-exercise-time' }
  if (minutes < EXERCISE_MINUTES.least || minutes > EXERCISE_MINUTES.most) return { refused: 'bad-exercise-time' }
  const beside = [...state.exercises.values()].filter((each) => each.home[0] === home[0])
  if (beside.length >= MOST_OF_STATION) return { refused: 'too-many-exercises' }
  const exercise = `exercise-${at}-${site}` as ExerciseId
  const until = from + minutes * 60_000
  // Of one that begins now nobody reads beforehand.
  const planned = { exercise, site, by, home, from, until, reason, button, announced, managerTold: managerTold && from > at, siren }
  return [{ type: 'ExercisePlanned', at, ...planned }, ...(from === at ? [{ type: 'ExerciseStarted' as const, at, exercise, site }] : [])]
}

/** Its drill, if it rings already, stays one until it is closed; the next press is real. */
export function callOffExercise({ at, site, by }: On<'CallOffExercise'>, state: State): Decision {
  const exercise = state.exercises.get(site)
  return exercise ? [{ type: 'ExerciseCalledOff', at, exercise: exercise.id, site, by }] : { refused: 'no-exercise' }
}

/** The same road but for its first step: no button and no wire is tried, and the story says so. */
export function ringExercise({ at, site, by, incident, roster }: On<'RingExercise'>, state: State): Decision {
  const exercise = state.exercises.get(site)
  if (!exercise) return { refused: 'no-exercise' }
  if (!isRunning(exercise, at)) return { refused: 'exercise-not-running' }
  if (exercise.incident !== null) return exercise.rungBy === by ? [] : { refused: 'exercise-rang' }
  if (realAlarms(state, site).length > 0) return { refused: 'real-alarm-open' }
  return [
    opened(incident, site, 'holdup', null, roster, at, state, exercise),
    { type: 'ExerciseRung', at, incident, exercise: exercise.id, site, by },
    ...stepOrAside(exercise, incident, roster, at, state),
  ]
}

export function exercisesDue(state: Pick<State, 'exercises'>, at: number): Event[] {
  return [...state.exercises.values()].flatMap(({ id: exercise, site, from, until, startedAt }): Event[] => {
    if (until <= at) return [{ type: 'ExerciseEnded', at, exercise, site, because: 'over' }]
    return startedAt === null && from <= at ? [{ type: 'ExerciseStarted', at, exercise, site }] : []
  })
}
