/** A telephone number as it should be dialled, rescued from what a spreadsheet makes of it. */
import type { SheetFault } from '../../contract/sheet.ts'

export type Phone = { phone: string; restored?: true } | { wrong: string; why: SheetFault }

/** Vietnam's plan of 2018: mobiles 03, 05, 07, 08, 09 with ten digits, land lines 02 with eleven, the leading zero counted. */
const ZERO_LOST = /^([35789]\d{8}|2\d{9})$/

export function readPhone(text: string): Phone {
  if (/^\d[.,]\d+E\+?\d+$/i.test(text))
    return { why: 'phone-shortened', wrong: 'Excel has shortened this number. Format the column as text and write it again.' }
  if (ZERO_LOST.test(text)) return { phone: `0${text}`, restored: true }
  if ((text.match(/\d/g)?.length ?? 0) < 3) return { why: 'not-a-phone', wrong: 'This is not a telephone number.' }
  return { phone: text }
}
