/** The smallest workbook that every spreadsheet program takes: one sheet, all cells formatted as text, so that no zero is lost. */
import { crc32 } from 'node:zlib'

const OFFICE = 'http://schemas.openxmlformats.org'
const MAIN = `${OFFICE}/spreadsheetml/2006/main`
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

type Cell = string | number

export function workbook(rows: readonly (readonly Cell[])[], widths: readonly number[] = []): Buffer {
  const data = rows
    .map((row, index) => `<row r="${index + 1}">${row.map((value, column) => cellXml(value, column, index + 1)).join('')}</row>`)
    .join('')
  // Style 1 is text, number format 49 (ECMA-376 part 1 §18.8.30): also for the rows that are still empty.
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" style="1" customWidth="1"/>`).join('')
  return zip({
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': relations(relation('r1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}/officeDocument/2006/relationships"><sheets><sheet name="Sites" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(relation('r1', 'worksheet', 'worksheets/sheet1.xml') + relation('r2', 'styles', 'styles.xml')),
    'xl/styles.xml': styles,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}">${columns && `<cols>${columns}</cols>`}<sheetData>${data}</sheetData></worksheet>`,
  })
}

function cellXml(value: Cell, column: number, row: number): string {
  const at = `r="${String.fromCharCode(65 + column)}${row}"`
  if (typeof value === 'number') return `<c ${at}><v>${value}</v></c>`
  return value === '' ? '' : `<c ${at} s="1" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${OFFICE}/officeDocument/2006/relationships/${type}" Target="${target}"/>`
const relations = (inner: string) => `<Relationships xmlns="${OFFICE}/package/2006/relationships">${inner}</Relationships>`

const override = (path: string, type: string) => `<Override PartName="/xl/${path}" ContentType="${SHEET_TYPE}.${type}+xml"/>`
const contentTypes = `<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook.xml', 'sheet.main')}${override('worksheets/sheet1.xml', 'worksheet')}${override('styles.xml', 'styles')}</Types>`
const styles = `<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="Arial"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf xfId="0" numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>`

/** Stored, not compressed (APPNOTE.TXT 6.3.10 §4.3). */
export function zip(files: Record<string, string>): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [path, text] of Object.entries(files)) {
    const [name, body] = [Buffer.from(path), Buffer.from(text)]
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt32LE(crc32(body), 10)
    common.writeUInt32LE(body.length, 14)
    common.writeUInt32LE(body.length, 18)
    common.writeUInt16LE(name.length, 22)
    local.push(Buffer.from('PK\x03\x04'), common, name, body)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    central.push(Buffer.from('PK\x01\x02\x14\x00'), common, place, name)
    offset += 4 + common.length + name.length + body.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(Object.keys(files).length, 4)
  end.writeUInt16LE(Object.keys(files).length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...local, directory, Buffer.from('PK\x05\x06'), end])
}
