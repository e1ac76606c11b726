/** How well each site was guarded: availability, silences, reporting and proof. docs/reports.md defines every figure. */
import { type Static, Type } from 'typebox'
import { ButtonId, SiteId } from './ids.ts'
import { SiteRef, TimeOrDay } from './reports.ts'
import { IsoTime, SupervisionPreset } from './resources.ts'

export const QualityQuery = Type.Object({
  site: Type.Optional(SiteId),
  from: Type.Optional(TimeOrDay),
  to: Type.Optional(TimeOrDay),
})

const percent = Type.Union([Type.Number({ minimum: 0, maximum: 100 }), Type.Null()], {
  description: 'Of the guarded time; null while there was none. Never rounded up',
})
const seconds = Type.Number({ minimum: 0 })
const Achieved = Type.Union([SupervisionPreset, Type.Literal('slower'), Type.Null()])

const guarded = {
  availability: percent,
  guarded: Type.Number({ minimum: 0, description: 'Seconds that count' }),
  down: Type.Number({ minimum: 0, description: 'Seconds of these in which nothing could have called' }),
  hub: Type.Number({ minimum: 0, description: 'Seconds in which the hub itself was down: not counted' }),
  quiet: Type.Number({ minimum: 0, description: 'Seconds on test or bypassed: not counted' }),
}

export const Reporting = Type.Object({
  signs: Type.Integer(),
  longest: Type.Union([seconds, Type.Null()]),
  achieved: Achieved,
  /** What 99 of 100 gaps did not exceed. */
  most: Achieved,
  /** To what the achieved time corresponds by its length alone (EN 50136-1); no certificate. */
  grade: Type.Union([Type.String(), Type.Null()]),
  /** The slowest that is set. */
  set: SupervisionPreset,
})
export type Reporting = Static<typeof Reporting>

export const QualityOutage = Type.Object({
  cause: Type.String(),
  since: IsoTime,
  /** Absent while it lasts, or beyond what is told here. */
  until: Type.Optional(IsoTime),
  seconds,
  buttons: Type.Integer(),
  /** For some of it no button of the site could have called. */
  whole: Type.Boolean(),
})
export type QualityOutage = Static<typeof QualityOutage>

export const QualityButton = Type.Object({
  id: ButtonId,
  /** Its place; to a shop its number. */
  label: Type.String(),
  ...guarded,
  reporting: Reporting,
  provenAt: Type.Optional(IsoTime),
  overdue: Type.Boolean(),
  battery: Type.Optional(Type.Integer()),
})
export type QualityButton = Static<typeof QualityButton>

export const QualityDay = Type.Object({
  day: Type.String({ format: 'date' }),
  guarded: seconds,
  down: seconds,
  part: Type.Number({ minimum: 0, description: 'Seconds in which some, but not all buttons were down' }),
  hub: seconds,
  quiet: seconds,
})
export type QualityDay = Static<typeof QualityDay>

export const QualitySite = Type.Object({
  site: SiteRef,
  station: Type.Optional(Type.String()),
  ...guarded,
  part: seconds,
  reporting: Type.Union([Reporting, Type.Null()]),
  outages: Type.Object({
    count: Type.Integer(),
    /** Mean time to repair, of those that ended. */
    mean: Type.Union([seconds, Type.Null()]),
    worst: Type.Union([QualityOutage, Type.Null()]),
    /** The longest, by their beginning; only where one site was asked for. */
    items: Type.Array(QualityOutage),
  }),
  days: Type.Array(QualityDay),
  buttons: Type.Array(QualityButton),
})
export type QualitySite = Static<typeof QualitySite>

export const QualityReport = Type.Object({
  from: IsoTime,
  to: IsoTime,
  madeAt: IsoTime,
  timeZone: Type.String(),
  hub: Type.Object({ down: seconds, times: Type.Integer() }),
  /** Worst availability first. */
  items: Type.Array(QualitySite),
  leftOut: Type.Integer(),
})
export type QualityReport = Static<typeof QualityReport>
