/**
 * What the hub's health says, for whoever puts it into words: a key of `HEALTH_WORDS` and what stands in its braces. Times are ISO 8601 in
 * UTC; codes (`why`, `to`, `leg`) are those of the events they come from.
 */
import { type Static, Type } from 'typebox'

export const HealthSaid = Type.Object({
  what: Type.String(),
  with: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
})
export type HealthSaid = Static<typeof HealthSaid>
