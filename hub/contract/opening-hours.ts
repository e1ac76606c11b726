/** When a shop is open, or a desk should be staffed: weekdays and times on the hub's own clock. */
import { type Static, Type } from 'typebox'

const ClockTime = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })
export const OpeningHours = Type.Array(
  Type.Object(
    {
      days: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), {
        minItems: 1,
        uniqueItems: true,
        description: 'ISO 8601 weekday, 1 = Monday',
      }),
      open: ClockTime,
      close: ClockTime,
    },
    { additionalProperties: false },
  ),
  { maxItems: 21 },
)
export type OpeningHours = Static<typeof OpeningHours>
