/** An exercise: an alarm on purpose, at one site, within a stretch of time. It takes the same road as a real one and is none. */
import type { ExerciseEnd } from '../../contract/exercise-events.ts'
import type { ButtonId, ExerciseId, IncidentId, PersonId, SiteId, StationId } from '../../contract/ids.ts'
import type { DrillScore } from './exercise-score.ts'

export type Exercise = {
  id: ExerciseId
  site: SiteId
  by: PersonId
  plannedAt: number
  home: StationId[]
  from: number
  until: number
  reason: string
  /** The only button whose press counts; null: any of the site. */
  button: ButtonId | null
  announced: boolean
  managerTold: boolean
  siren: boolean
  startedAt: number | null
  /** Its alarm, once it has come. */
  incident: IncidentId | null
  /** Who began it from the page; null: a button was pressed, or nobody has yet. */
  rungBy: PersonId | null
  /** Why it says nothing of how fast anybody is; null: it counts. */
  void: 'real' | 'stood-aside' | null
  /** Null: planned, or running. */
  end: { at: number; why: ExerciseEnd | 'called-off' } | null
  /** Once its alarm is closed. */
  score: DrillScore | null
}

/** The longest a press may be taken for an exercise's. */
export const EXERCISE_MINUTES = { least: 5, most: 120 } as const
/** Nobody remembers longer what was agreed. */
export const PLAN_AHEAD_MS = 7 * 24 * 3_600_000
/** Planned or running, of one home station at a time: a desk that is always in exercise believes nothing any more. */
export const MOST_OF_STATION = 3

/** Time decides, not the event that says so: a hub that comes late takes no press for what it is not. */
export const isRunning = ({ from, until }: Pick<Exercise, 'from' | 'until'>, at: number): boolean => from <= at && at < until
