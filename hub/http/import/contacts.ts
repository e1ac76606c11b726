/** The contacts of one row. */
import type { Contact } from '../../contract/resources.ts'
import type { Remark, SheetFault } from '../../contract/sheet.ts'
import type { Cells } from './cells.ts'
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
  const fault = (part: ContactPart, why: SheetFault, message: string, words?: Remark['words']) =>
    faults.push({ at: `contact${number}.${part}`, why, message, ...(words && { words }) })
  const name = of('name')
  const phone = readPhone(of('phone') ?? '')
  const where = of('where')
  const meant = where === undefined ? 'inside' : meaning(WHERE_WORDS, where)
  if (name === undefined) fault('name', 'contact-unnamed', 'Write whose number this is.')
  if ('wrong' in phone) {
    if (of('phone') === undefined) fault('phone', 'contact-unnumbered', 'Write the number of this contact, or leave the contact out.')
    else fault('phone', phone.why, phone.wrong)
  } else if (phone.restored)
    warnings.push({
      at: `contact${number}.phone`,
      why: 'phone-restored',
      message: `The leading zero was lost and is restored: ${phone.phone}.`,
      words: { phone: phone.phone },
    })
  if (meant === null)
    fault('where', 'not-a-where', `"${where}" is neither inside nor outside. Write one of: ${wordsOf(WHERE_WORDS)}.`, {
      found: where ?? '',
      allowed: wordsOf(WHERE_WORDS),
    })
  if (name === undefined || 'wrong' in phone || meant === null) return null
  const challenge = of('challenge')
  return { name, phone: phone.phone, role: of('role') ?? 'liên hệ', where: meant, ...(challenge !== undefined && { challenge }) }
}
