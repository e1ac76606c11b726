import { expect, test } from 'vitest'
import { readXlsx } from '../../../hub/http/import/read-xlsx.ts'
import { workbook } from '../../../hub/http/import/workbook.ts'

test('a workbook is read as text, its numbers as they were typed and its rows where they stand', async () => {
  const rows = [['DANH SÁCH'], [], ['mã', 'vĩ độ', 'sđt'], ['TV01', 11.73, '0912345678'], ['TV02', 11.729999999999999, 912345678]]
  expect(await readXlsx(workbook(rows))).toEqual([
    ['DANH SÁCH', '', ''],
    ['', '', ''],
    ['mã', 'vĩ độ', 'sđt'],
    ['TV01', '11.73', '0912345678'],
    ['TV02', '11.73', '912345678'],
  ])
})

test.each([
  ['something else', Buffer.from('hello')],
  ['nothing', Buffer.alloc(0)],
  ['half a zip', workbook([['a']]).subarray(0, 200)],
])('%s instead of a workbook is refused in words', async (_what, bytes) => {
  expect(await readXlsx(bytes)).toEqual({ why: 'not-xlsx', unreadable: expect.stringContaining('.xlsx') })
})

test('a workbook that would unpack to gigabytes is refused before it is unpacked', async () => {
  const file = workbook([['a']])
  file.writeUInt32LE(0xf000_0000, file.lastIndexOf('PK\x01\x02') + 24)
  expect(await readXlsx(file)).toEqual({ why: 'too-large', unreadable: expect.stringContaining('too large') })
})
