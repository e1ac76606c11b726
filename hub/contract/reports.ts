/** What a stretch of time adds up to. Durations are seconds from the opening of the incident; docs/reports.md defines every figure. */
import { type Static, type TSchema, Type } from 'typebox'
import { SiteId, StationId } from './ids.ts'
import { IsoTime } from './resources.ts'

/** An instant, or a day of the hub's own calendar. */
export const TimeOrDay = Type.Union([IsoTime, Type.String({ format: 'date' })])

const seconds = Type.Union([Type.Number({ minimum: 0 }), Type.Null()])
/** Nearest rank: always a time that really happened; null where there was none. */
export const Times = Type.Object({ n: Type.Integer(), p50: seconds, p90: seconds, p95: seconds, p99: seconds })
export type Times = Static<typeof Times>

const responseFields = {
  incidents: Type.Integer({ description: 'How many were measured; each `n` says how many of them came so far' }),
  shown: Times,
  acknowledged: Times,
  dispatched: Times,
  onScene: Times,
}
const Response = Type.Object(responseFields)
export type Response = Static<typeof Response>

const numbers = (description: string) => Type.Record(Type.String(), Type.Integer(), { description })
const Target = Type.Object({ seconds: Type.Integer(), percent: Type.Integer(), within: Type.Integer(), of: Type.Integer() })
export const SiteRef = Type.Object({ id: SiteId, code: Type.String(), name: Type.String() })
const upTo = <T extends TSchema>(item: T) => Type.Object({ items: Type.Array(item), leftOut: Type.Integer() })

export const ReportSummary = Type.Object({
  from: IsoTime,
  to: IsoTime,
  timeZone: Type.String(),
  /** What closed before then has been deleted, because its time was over: it is in no figure here. */
  forgottenBefore: Type.Optional(IsoTime),
  counts: Type.Object({
    total: Type.Integer(),
    rang: Type.Integer(),
    quiet: Type.Integer(),
    drills: Type.Integer({ description: 'Exercises: in none of the response times, and no false press' }),
    open: Type.Integer(),
    presses: Type.Integer(),
    byDisposition: numbers('Of the closed ones'),
    byKind: numbers('Of all'),
    byQuiet: numbers('Of the quiet ones: why they were quiet'),
  }),
  response: Response,
  targets: Type.Object({ acknowledged: Target, dispatched: Target }),
  byWeek: Type.Array(
    Type.Object({
      week: Type.String({ description: 'ISO 8601, in the time zone of the hub: 2026-W48' }),
      from: Type.String({ format: 'date', description: 'Its Monday' }),
      ...responseFields,
    }),
  ),
  byStation: Type.Array(Type.Object({ station: Type.Object({ id: StationId, name: Type.String() }), ...responseFields })),
  bySite: upTo(Type.Object({ site: SiteRef, ...responseFields })),
  falsePresses: Type.Object({
    from: IsoTime,
    to: IsoTime,
    retrainFrom: Type.Integer({ description: 'False hold-ups in twelve months from which retraining is advised' }),
    graceDays: Type.Integer({ description: 'Nothing counts in this many days after the hand-over' }),
    ...upTo(Type.Object({ site: SiteRef, holdups: Type.Integer(), others: Type.Integer(), lastAt: IsoTime, retrain: Type.Boolean() }))
      .properties,
  }),
})
export type ReportSummary = Static<typeof ReportSummary>
