/** Comma separated values as offices really save them: any of three separators, three encodings, a `sep=` line, quotes left open to doubt. */
import { CsvError, parse } from 'csv-parse/sync'
import type { SheetFault } from '../../contract/sheet.ts'

/** Cells as text, row by row as they stand in the file. */
export type Table = string[][]
/** What is wrong with the file as a whole, in words for whoever saved it. */
export type Unreadable = { unreadable: string; why: SheetFault }

/** Rows as they stand in the file, blank ones too, so that a row keeps the number a spreadsheet shows for it. */
export function readCsv(bytes: Uint8Array): Table | Unreadable {
  const text = decode(bytes)
  if (text === null)
    return {
      why: 'not-utf8',
      unreadable: 'The file is not in UTF-8. In Excel choose "Save as", "CSV UTF-8", or upload the .xlsx itself.',
    }
  const [first = '', ...others] = text.split(/\r\n|\n|\r/)
  const announced = /^"?sep=(.)"?$/i.exec(first)?.[1]
  try {
    const rows: Table = parse(text, {
      delimiter: announced ?? separatorOf([first, ...others]),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: false,
    })
    return announced === undefined ? rows : [[], ...rows.slice(1)]
  } catch (error) {
    if (error instanceof CsvError)
      return {
        why: 'not-csv',
        unreadable: `The file cannot be read as CSV: ${error.message}. Look for a quotation mark that is not closed.`,
      }
    throw error
  }
}

/** Excel's "Unicode text" is UTF-16 and says so by its byte order mark; everything else must be UTF-8, or names would come out maimed. */
function decode(bytes: Uint8Array): string | null {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
  try {
    return new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/**
 * The separator of the line that has most columns: a title may stand above the header, and below it a decimal comma
 * is not a separator, so that of two that occur the rarer in the text of cells, `;` or tab, wins a tie.
 */
function separatorOf(lines: readonly string[]): string {
  const count = (line: string, separator: string) => line.replaceAll(/"[^"]*"/g, '').split(separator).length - 1
  const head = lines.slice(0, 10)
  const most = (separator: string) => Math.max(...head.map((line) => count(line, separator)))
  const [best] = ['\t', ';', ','].map((separator) => ({ separator, most: most(separator) })).sort((a, b) => b.most - a.most)
  return best?.separator ?? ','
}
