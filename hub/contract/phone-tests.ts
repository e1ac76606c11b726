import { type Static, Type } from 'typebox'

/** How long a phone on duty may show nothing before the hub tries it by itself. */
export const PhoneTests = Type.Enum(['off', '1h', '2h', '4h', '8h'])
export type PhoneTests = Static<typeof PhoneTests>
