/** The first sheet of an .xlsx as rows of text. */
import { InvalidInputError, readSheet } from 'read-excel-file/node'
import type { Table, Unreadable } from './read-csv.ts'

const MAX_UNPACKED_BYTES = 64 * 1024 * 1024

export async function readXlsx(bytes: Uint8Array): Promise<Table | Unreadable> {
  const file = Buffer.from(bytes)
  if (unpackedSize(file) > MAX_UNPACKED_BYTES)
    return { why: 'too-large', unreadable: 'The workbook is too large. Keep the sheet of the sites only.' }
  try {
    const rows = await readSheet(file, { parseNumber: plainNumber })
    return rows.map((row) => row.map(textOf))
  } catch (error) {
    if (error instanceof InvalidInputError)
      return { why: 'not-xlsx', unreadable: 'This is not an .xlsx file. In Excel choose "Save as", "Excel Workbook (.xlsx)".' }
    throw error
  }
}

/** Excel counts in 15 digits and writes 17, so that 11.73 stands in the file as 11.729999999999999; a long number as 9.12E8. */
const plainNumber = (written: string): string => String(Number(Number(written).toPrecision(15)))

const textOf = (cell: unknown): string => {
  if (cell === null || cell === undefined) return ''
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)
}

/**
 * What the archive says it unpacks to, bytes: its library unpacks all of it at once, and a few megabytes can hold gigabytes.
 * Sizes stand in the central directory (APPNOTE.TXT 6.3.10 §4.3.12); zip64 marks a larger one with all bits set, which is too large.
 */
function unpackedSize(file: Buffer): number {
  let size = 0
  const end = file.lastIndexOf('PK\x05\x06')
  let at = end < 0 || end + 20 > file.length ? file.length : file.readUInt32LE(end + 16)
  while (at + 46 <= file.length && file.readUInt32LE(at) === 0x02014b50) {
    size += file.readUInt32LE(at + 24)
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return size
}
