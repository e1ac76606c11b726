/** Exercises as people plan and read them. Durations are seconds from the opening of the alarm; docs/reports.md defines every figure. */
import { type Static, Type } from 'typebox'
import { ButtonId, type ExerciseId, IncidentId, SiteId } from './ids.ts'
import { IsoTime } from './resources.ts'
import { ButtonRef, PersonRef, SiteRef, StationRef } from './views.ts'

export const PlanExerciseBody = Type.Object(
  {
    from: Type.Optional(Type.Unsafe<string>({ ...IsoTime, description: 'Within a week; now when absent' })),
    minutes: Type.Integer({ minimum: 5, maximum: 120 }),
    reason: Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' }),
    button: Type.Optional(
      Type.Unsafe<ButtonId>({ ...ButtonId, description: 'The only one whose press counts; any of the site when absent' }),
    ),
    announced: Type.Optional(Type.Boolean({ description: 'The officers read of it beforehand' })),
    managerTold: Type.Optional(Type.Boolean({ description: 'The manager of the site reads of it until it begins' })),
    siren: Type.Optional(Type.Boolean({ description: 'Pages and the bell sound; true when absent' })),
  },
  { additionalProperties: false },
)
export type PlanExerciseBody = Static<typeof PlanExerciseBody>

const seconds = Type.Union([Type.Number(), Type.Null()])
const Measured = Type.Object({ shown: seconds, acknowledged: seconds, dispatched: seconds, onScene: seconds, closed: seconds })
export type Measured = Static<typeof Measured>
const met = Type.Union([Type.Boolean(), Type.Null()])

export const ExerciseView = Type.Object({
  id: Type.Unsafe<ExerciseId>(Type.String()),
  site: SiteRef,
  station: Type.Optional(StationRef),
  by: PersonRef,
  plannedAt: IsoTime,
  from: IsoTime,
  until: IsoTime,
  reason: Type.String(),
  button: Type.Optional(ButtonRef),
  announced: Type.Boolean(),
  managerTold: Type.Boolean(),
  siren: Type.Boolean(),
  /** rang: its alarm has come. */
  state: Type.Enum(['planned', 'running', 'rang', 'ended']),
  end: Type.Optional(Type.Object({ at: IsoTime, why: Type.Enum(['closed', 'over', 'real', 'called-off']) })),
  incident: Type.Optional(IncidentId),
  /** Begun from the page: no button was tried. */
  rungBy: Type.Optional(PersonRef),
  /** It says nothing of how fast anybody is: it became real, or made way for a real alarm. */
  void: Type.Optional(Type.Enum(['real', 'stood-aside'])),
  score: Type.Optional(
    Type.Object({
      openedAt: IsoTime,
      times: Measured,
      phones: Type.Object({ told: Type.Integer(), shown: Type.Integer() }),
      neighbour: Type.Boolean({ description: 'Somebody beyond home had to be called' }),
      presses: Type.Integer(),
      met: Type.Object({ acknowledged: met, dispatched: met }),
      gained: Type.Optional(
        Type.Unsafe<Measured>({ ...Measured, description: 'Faster than the last of this site by so many seconds; below zero: slower' }),
      ),
      median: Type.Optional(Type.Unsafe<Measured>({ ...Measured, description: 'Of the last five of the station before this one' })),
    }),
  ),
})
export type ExerciseView = Static<typeof ExerciseView>

export const ExercisesView = Type.Object({
  items: Type.Array(ExerciseView),
  targets: Type.Object({ acknowledged: Type.Integer(), dispatched: Type.Integer() }),
})
export type ExercisesView = Static<typeof ExercisesView>

/** To a manager, before it begins and never while it runs: somebody else may be reading. */
export const ToldExercises = Type.Object({
  items: Type.Array(
    Type.Object({
      site: Type.Object({ id: SiteId, name: Type.String() }),
      from: IsoTime,
      until: IsoTime,
      number: Type.Optional(Type.Integer()),
    }),
  ),
})
export type ToldExercises = Static<typeof ToldExercises>
