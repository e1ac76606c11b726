/** When the hub tests the whole way from a button to a phone; absent: every day at 07:45, and no phone. */
import { type Static, Type } from 'typebox'
import { PersonId } from './ids.ts'

export const SelfDrillSettings = Type.Object(
  {
    at: Type.Optional(Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', description: 'Local time' })),
    phones: Type.Optional(Type.Array(PersonId, { maxItems: 20, uniqueItems: true, description: 'Who has agreed to be sent it' })),
    off: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)
export type SelfDrillSettings = Static<typeof SelfDrillSettings>
