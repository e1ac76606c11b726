/** By what a site reaches the hub. */
import { type Static, Type } from 'typebox'

/** How the site reaches the hub. Sites of one carrier may fall silent together; a SIM has an end. */
export const Uplink = Type.Object(
  {
    by: Type.Enum(['line', 'sim', 'line-and-sim']),
    operator: Type.Optional(Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' })),
    simExpires: Type.Optional(
      Type.String({ format: 'date', description: 'The last day the SIM is paid for, YYYY-MM-DD; a line has none' }),
    ),
  },
  { additionalProperties: false },
)
export type Uplink = Static<typeof Uplink>

/** Spelled as they spell themselves. Any other name is as good. */
export const CARRIERS = ['Viettel', 'VNPT', 'MobiFone', 'VinaPhone', 'Vietnamobile', 'FPT'] as const

/** One carrier under two spellings would never be seen to fall silent as one. */
export const carrierKey = (name: string): string => name.normalize('NFC').toLowerCase().replaceAll(/\s+/g, '')
