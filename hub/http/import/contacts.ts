/** The contacts of one row. */
import type { Contact } from '../../contract/resources.ts'
import type { Cells, Remark } from './cells.ts'
import type { ContactPart } from './columns.ts'
import { readPhone } from './phone.ts'
import { meaning, WHERE_WORDS, wordsOf } from './words.ts'

/** @returns the contacts, or nothing when the row names none: those the site has stay */
export function readContacts(cells: Cells, faults: Remark[], warnings: Remark[]): Contact[] | undefined {
  const numbers = new Set([...cells.keys()].flatMap((column) => /^contact(\d+)\./.exec(column)?.[1] ?? []))
  if (numbers.size === 0) return undefined
  return [...numbers].sort((a, b) => Number(a) - Number(b)).flatMap((number) => readContact(Number(number), cells, faults, warnings) ?? [])
}

function readContact(number: number, cells: Cells, faults: Remark[], warnings: Remark[]): Contact | null {
  const of = (part: ContactPart) => cells.get(`contact${number}.${part}`)
  const fault = (part: ContactPart, message: string) => faults.push({ at: `contact${number}.${part}`, message })
  const name = of('name')
  const phone = readPhone(of('phone') ?? '')
  const where = of('where')
  const meant = where === undefined ? 'inside' : meaning(WHERE_WORDS, where)
  if (name === undefined) fault('name', 'Write whose number this is.')
  if ('wrong' in phone)
    fault('phone', of('phone') === undefined ? 'Write the number of this contact, or leave the contact out.' : phone.wrong)
  else if (phone.restored)
    warnings.push({ at: `contact${number}.phone`, message: `The leading zero was lost and is restored: ${phone.phone}.` })
  if (meant === null) fault('where', `"${where}" is neither inside nor outside. Write one of: ${wordsOf(WHERE_WORDS)}.`)
  if (name === undefined || 'wrong' in phone || meant === null) return null
  const challenge = of('challenge')
  return { name, phone: phone.phone, role: of('role') ?? 'liên hệ', where: meant, ...(challenge !== undefined && { challenge }) }
}
