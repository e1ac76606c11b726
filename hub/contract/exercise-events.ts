/** Events of exercises: planned with a beginning and an end, and over by themselves. */
import type { ButtonId, ExerciseId, PersonId, SiteId, StationId } from './ids.ts'

type Of<Type extends string, Fields> = { type: Type; at: number; exercise: ExerciseId; site: SiteId } & Fields

/** closed: its drill was closed. over: its time is. real: what was a drill became an alarm, or one rang at the site. */
export type ExerciseEnd = 'closed' | 'over' | 'real'

export type ExercisePlanned = Of<
  'ExercisePlanned',
  {
    by: PersonId
    /** The stations that answer for the site, the first is the one that is scored. */
    home: StationId[]
    from: number
    until: number
    reason: string
    /** The only button whose press counts; null: any of the site. */
    button: ButtonId | null
    /** The officers of the home stations read of it beforehand. */
    announced: boolean
    /** The manager of the site reads of it until it begins. */
    managerTold: boolean
    siren: boolean
  }
>

export type ExerciseEvent =
  | ExercisePlanned
  | Of<'ExerciseStarted', Record<never, never>>
  | Of<'ExerciseEnded', { because: ExerciseEnd }>
  | Of<'ExerciseCalledOff', { by: PersonId }>
