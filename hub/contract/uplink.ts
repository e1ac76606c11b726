/** By what a site reaches the hub. */
import { type Static, Type } from 'typebox'

/** How the site reaches the hub. Sites of one carrier may fall silent together; a SIM has an end. */
export const Uplink = Type.Object(
  {
    by: Type.Enum(['line', 'sim', 'line-and-sim']),
    operator: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
    simExpires: Type.Optional(
      Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$', description: 'The last day it is paid for' }),
    ),
  },
  { additionalProperties: false },
)
export type Uplink = Static<typeof Uplink>
