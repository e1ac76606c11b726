/** Days on which shops are closed whatever their week says: Tết, and other days the office names. */
import { type Static, Type } from 'typebox'

const Day = Type.String({ format: 'date', description: 'YYYY-MM-DD, by the hub’s own calendar' })

export const ClosedDays = Type.Array(
  Type.Object({ name: Type.String({ minLength: 1, maxLength: 60 }), from: Day, to: Day }, { additionalProperties: false }),
  { maxItems: 40, description: 'Both days included' },
)
export type ClosedDays = Static<typeof ClosedDays>
