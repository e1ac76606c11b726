import { Type } from 'typebox'

/** Of every month; the 29th is not in each of them. */
export const TEST_DAYS = { minimum: 1, maximum: 28 } as const

export const TestDay = Type.Integer({
  ...TEST_DAYS,
  description: 'The day of each month on which its buttons are tried; closed on it, the next open day. Absent: the hub spreads the shops',
})
