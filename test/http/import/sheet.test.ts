import { expect, test } from 'vitest'
import { readSheet } from '../../../hub/http/import/sheet.ts'
import { workbook, zip } from '../../../hub/http/import/workbook.ts'
import { pushedClock } from '../../harness/clock.ts'

const known = { stations: [], sites: [] }
const header = ['code', 'name', 'kind', 'address', 'location']
const row = ['K1', 'Kim', 'bank', '1 Trần Phú', '11.7, 108.3']
const site = { code: 'K1', name: 'Kim', kind: 'bank', address: '1 Trần Phú', location: { lat: 11.7, lon: 108.3 } }

test.each([
  ['csv', Buffer.from([header, row].map((cells) => cells.join(';')).join('\n'))],
  ['xlsx', workbook([header, row])],
] as const)('a sheet in %s is read beside the hub', async (format, bytes) => {
  const read = await readSheet({ format, bytes, known }, pushedClock())
  expect(read).toEqual({ sites: [{ row: 2, site }], faults: [], warnings: [], ignored: [] })
})

test('what cannot be read as a whole is refused in words', async () => {
  expect(await readSheet({ format: 'csv', bytes: Buffer.from('a,"b'), known }, pushedClock())).toEqual({
    why: 'not-csv',
    unreadable: expect.stringContaining('quotation'),
  })
})

test('a file that breaks its reader breaks nothing else', async () => {
  const bytes = zip({ 'a.txt': 'hello' })
  expect(await readSheet({ format: 'xlsx', bytes, known }, pushedClock())).toEqual({ why: 'damaged', unreadable: expect.any(String) })
})

test('reading has an end: when its time is over the file is refused', async () => {
  const clock = pushedClock()
  const reading = readSheet({ format: 'csv', bytes: Buffer.from('a,b'), known }, clock)
  await clock.push(20_000)
  expect(await reading).toEqual({ why: 'too-large', unreadable: expect.stringContaining('too large') })
})
