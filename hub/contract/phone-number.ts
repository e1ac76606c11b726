/** A telephone number as people write it, and as it is dialled. */
import { type Static, Type } from 'typebox'

const PATTERN = '^(?=(?:[^0-9]*[0-9]){8,15}[^0-9]*$)\\+?[0-9(][0-9 .()-]*$'

/** ITU-T E.164 §6.2.1: at most 15 digits; spaces, dots, dashes and brackets between them are for people. */
export const PhoneNumber = Type.String({
  pattern: PATTERN,
  maxLength: 32,
  description: 'A telephone number, 0912 345 678 or +84 912 345 678',
})
export type PhoneNumber = Static<typeof PhoneNumber>

/** The same, as it is typed. */
export const isPhoneNumber = (text: string): boolean => new RegExp(PATTERN).test(text)

/** Vietnam's country code; a number that begins with 0 is taken for one of the country. */
const COUNTRY = '84'

/** As it is dialled, and the same for every way to write it: +84912345678. */
export function dialled(number: string): string {
  const digits = number.replace(/[^0-9]/g, '')
  if (number.trim().startsWith('+')) return `+${digits}`
  if (digits.startsWith('00')) return `+${digits.slice(2)}`
  return digits.startsWith('0') ? `+${COUNTRY}${digits.slice(1)}` : `+${digits}`
}
