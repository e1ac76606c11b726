/** Finds the row of headers and says what each column means. */
import type { Remark } from '../../contract/sheet.ts'
import { type Column, columnOf } from './columns.ts'
import type { Table } from './read-csv.ts'

export type Header = {
  /** Index in the table. */
  index: number
  columns: (Column | null)[]
  /** Headers that mean nothing here; their columns are left out. */
  ignored: string[]
  faults: Remark[]
  warnings: Remark[]
}

/** Titles and letterheads stand above the header in many a list. */
const WITHIN = 15
const ENOUGH = 3

export function readHeader(table: Table): Header | null {
  const index = table.slice(0, WITHIN).findIndex((row) => new Set(row.map(columnOf).filter((column) => column !== null)).size >= ENOUGH)
  const texts = table[index]
  if (!texts) return null
  const columns = texts.map(columnOf)
  const ignored = texts.map((text) => text.trim()).filter((text, at) => columns[at] === null && text !== '')
  const faults: Remark[] = []
  const has = (column: Column) => columns.includes(column)

  for (const [at, column] of columns.entries())
    if (column && columns.indexOf(column) < at) {
      const [one = '', other = ''] = [texts[columns.indexOf(column)], texts[at]]
      faults.push({
        at: column,
        why: 'two-columns',
        message: `Two columns mean this: "${one}" and "${other}". Keep one.`,
        words: { one, other },
      })
    }
  for (const [column, example] of [
    ['name', 'Tên'],
    ['kind', 'Loại'],
    ['address', 'Địa chỉ'],
  ] as const)
    if (!has(column))
      faults.push({
        at: column,
        why: 'no-column',
        message: `There is no column for this. Head one "${column}" or "${example}".`,
        words: { column, example },
      })
  if (!has('location') && !(has('lat') && has('lon')))
    faults.push({
      at: 'location',
      why: 'no-place-column',
      message: 'There is no column for the place. Head one "Tọa độ" (11.7312, 108.3705), or two "Vĩ độ" and "Kinh độ".',
    })

  const unplaced = columns.filter((column) => column?.endsWith('.phone') && !has(column.replace('.phone', '.where') as Column))
  const warnings = unplaced.map(
    (column): Remark => ({
      at: String(column).replace('.phone', '.where'),
      why: 'where-unsaid',
      message: 'No column says whether this contact is inside or outside: each is taken to be inside, and shown once a unit is on scene.',
    }),
  )
  return { index, columns, ignored, faults, warnings }
}
