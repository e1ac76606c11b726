/** How long records are kept, as the office sees it: what goes in the next night, and what went in the last. */
import { type Static, Type } from 'typebox'
import { IsoTime } from './resources.ts'

export const RetentionQuery = Type.Object({
  days: Type.Optional(Type.Integer({ minimum: 30, maximum: 36500, description: 'As if it were set to this' })),
})

export const Retention = Type.Object({
  days: Type.Integer(),
  /** The night in which that counts. */
  next: IsoTime,
  /** Closed incidents of before then go. */
  before: IsoTime,
  incidents: Type.Integer({ description: 'How many of them there are now' }),
  last: Type.Optional(Type.Object({ at: IsoTime, before: IsoTime, incidents: Type.Integer(), events: Type.Integer() })),
  /** Why nothing goes now: an alarm rang within a day, or nobody knows yet whether the clock is right. */
  waits: Type.Optional(Type.Enum(['alarm', 'clock'])),
})
export type Retention = Static<typeof Retention>
