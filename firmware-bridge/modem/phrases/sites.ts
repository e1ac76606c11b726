/** Names of sites to be spoken: a table of code and name, as an office has it. */
import { phraseOfSite } from '../../../hub/contract/phrases.ts'

export type SiteName = { id: string; text: string }

/** As people say what they write. */
const SPOKEN: Readonly<Record<string, string>> = {
  QTDND: 'Quỹ tín dụng nhân dân',
  QTD: 'Quỹ tín dụng',
  NHTM: 'Ngân hàng thương mại',
  NH: 'Ngân hàng',
  PGD: 'phòng giao dịch',
  CN: 'chi nhánh',
  TP: 'thành phố',
}
const readAloud = (name: string): string =>
  name
    .replaceAll(/\p{L}+/gu, (word) => SPOKEN[word] ?? word)
    .replaceAll(/\s*[—–]\s*|\s+-\s+/g, ', ')
    .trim()

/** RFC 4180: a cell may stand in quotes, and a quote in it is doubled. Excel writes ; where a comma is the decimal sign. */
function cells(line: string): string[] {
  const separator = line.includes(';') && !line.includes(',') ? ';' : ','
  const found = [...line.matchAll(new RegExp(`(?:^|${separator})(?:"((?:[^"]|"")*)"|([^${separator}]*))`, 'g'))]
  return found.map(([, quoted, plain]) => (quoted?.replaceAll('""', '"') ?? plain ?? '').trim())
}

/** @returns the names, and every row that cannot be used, in words */
export function readSites(csv: string): { names: SiteName[]; faults: string[] } {
  const names = new Map<string, SiteName>()
  const faults: string[] = []
  const rows = csv.replace(/^\uFEFF/, '').split(/\r?\n/)
  for (const [index, row] of rows.entries()) {
    if (row.trim() === '') continue
    const [code = '', name = ''] = cells(row)
    if (index === 0 && /^(code|mã|ma)( số| so)?$/i.test(code) && /^(name|tên|ten)/i.test(name)) continue
    const id = phraseOfSite(code)
    const where = `row ${index + 1}`
    if (code === '' || name === '') faults.push(`${where}: code and name are needed, such as KH-07,Tiệm vàng Kim Hoa`)
    else if (id === null) faults.push(`${where}: the code ${code} makes too long a name for a file; calls spell it`)
    else if (names.has(id)) faults.push(`${where}: the code ${code} stands there twice`)
    else names.set(id, { id, text: readAloud(name) })
  }
  return { names: [...names.values()], faults }
}
