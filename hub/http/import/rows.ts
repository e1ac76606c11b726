/** Turns a table into sites; every fault of every row is named at once, so that one correction is enough. */
import type { NewSite } from '../../contract/resources.ts'
import type { RowRemark } from '../../contract/sheet.ts'
import { type Cells, cellsOf } from './cells.ts'
import { readHeader } from './header.ts'
import { identityOf, type Known, lookupIn } from './known.ts'
import type { Table } from './read-csv.ts'
import { readSiteRow } from './site-row.ts'

/** A remark's `row` is as a spreadsheet numbers it, the first is 1; its `at` is the field, or `file`. */
export type ReadRows = {
  sites: { row: number; site: NewSite }[]
  faults: RowRemark[]
  /** Understood, yet worth a look before the import is done. */
  warnings: RowRemark[]
  /** Headers that mean nothing here. */
  ignored: string[]
}

const MAX_ROWS = 1000

export function readRows(table: Table, known: Known): ReadRows {
  const read: ReadRows = { sites: [], faults: [], warnings: [], ignored: [] }
  const header = readHeader(table)
  if (!header) {
    read.faults.push({
      row: 1,
      at: 'file',
      why: 'no-headers',
      message: 'No row of headers was found. Name the columns, for example: code, name, kind, address, lat, lon.',
    })
    return read
  }
  const first = header.index + 1
  read.ignored = header.ignored
  read.faults.push(...header.faults.map((remark) => ({ row: first, ...remark })))
  read.warnings.push(...header.warnings.map((remark) => ({ row: first, ...remark })))
  const rows = table.slice(first).map((texts, at) => ({ row: first + at + 1, cells: cellsOf(texts, header.columns) }))
  const filled = rows.filter(({ cells }) => cells.size > 0)
  if (filled.length === 0) read.faults.push({ row: first + 1, at: 'file', why: 'no-rows', message: 'No row stands below the headers.' })
  if (filled.length > MAX_ROWS)
    read.faults.push({
      row: first,
      at: 'file',
      why: 'too-many-rows',
      message: `Split the file: at most ${MAX_ROWS} rows at a time.`,
      words: { most: String(MAX_ROWS) },
    })
  if (read.faults.length > 0) return read

  const lookup = lookupIn(known)
  const earlier = new Map<string, number>()
  for (const { row, cells } of filled) {
    const { site, faults, warnings } = readSiteRow(cells, lookup)
    const twin = earlier.get(identity(cells))
    if (twin === undefined) earlier.set(identity(cells), row)
    else
      faults.push({
        at: cells.has('code') ? 'code' : 'name',
        why: 'same-as-row',
        message: `Row ${twin} is the same site. Keep one of them.`,
        words: { row: String(twin) },
      })
    read.faults.push(...faults.map((remark) => ({ row, ...remark })))
    read.warnings.push(...warnings.map((remark) => ({ row, ...remark })))
    if (site) read.sites.push({ row, site })
  }
  return read
}

/** A code, in which capitals do not count because it is said over the radio; without one, name and address. */
const identity = (cells: Cells): string =>
  cells.get('code')?.toUpperCase() ?? identityOf(cells.get('name') ?? '', cells.get('address') ?? '')
