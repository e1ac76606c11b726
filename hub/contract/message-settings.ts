/** How many short messages and calls the hub may ask of its modems in an hour; absent: 120 and 40. */
import { type Static, Type } from 'typebox'

export const MessageSettings = Type.Object(
  {
    smsPerHour: Type.Optional(Type.Integer({ minimum: 10, maximum: 2_000 })),
    callsPerHour: Type.Optional(Type.Integer({ minimum: 5, maximum: 500 })),
  },
  { additionalProperties: false },
)
export type MessageSettings = Static<typeof MessageSettings>

export const SMS_PER_HOUR = 120
export const CALLS_PER_HOUR = 40
