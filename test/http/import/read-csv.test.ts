import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readCsv } from '../../../hub/http/import/read-csv.ts'

const read = (text: string) => readCsv(Buffer.from(text))

test('a file as a Vietnamese office saves it is read: mark, semicolons, decimal comma, quotes, a line break in a cell', () => {
  const table = readCsv(readFileSync(new URL('../../fixtures/import-vietnamese.csv', import.meta.url))) as string[][]
  expect(table).toHaveLength(8)
  expect(table[0]?.[0]).toBe('DANH SÁCH CÁC ĐIỂM LẮP CHUÔNG BÁO TỘI PHẠM')
  expect(table[4]?.slice(4, 7)).toEqual(['12 Trần Hưng Đạo, Liên Nghĩa', '11,7341', '108,3712'])
  expect(table[5]?.[2]).toBe('Tiệm vàng "Kim Ngọc"')
  expect(table[7]?.[4]).toBe('7 Nguyễn Trãi\ntầng 2')
})

test.each([',', ';', '\t'])('the separator %j is found out', (separator) => {
  const lines = ['code|name|kind', 'K1|Kim Ngọc & con|bank'].join('\n').replaceAll('|', separator)
  expect(read(lines)).toEqual([
    ['code', 'name', 'kind'],
    ['K1', 'Kim Ngọc & con', 'bank'],
  ])
})

test('a line that announces the separator is obeyed and keeps its row number', () => {
  expect(read('sep=|\na|b;c|d')).toEqual([[], ['a', 'b;c', 'd']])
})

test('blank lines keep their row numbers', () => {
  expect(read('a,b\n\nc,d')).toEqual([['a', 'b'], [''], ['c', 'd']])
})

test('UTF-16 with its mark, as Excel saves Unicode text, is read', () => {
  const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('tên\tmã\nKim Ngọc\tTV01', 'utf16le')])
  expect(readCsv(bytes)).toEqual([
    ['tên', 'mã'],
    ['Kim Ngọc', 'TV01'],
  ])
})

test('a file in an old Windows code page is refused with what to do, because its names would come out maimed', () => {
  expect(readCsv(Buffer.from([0x54, 0xea, 0x6e, 0x2c, 0x6d, 0xe3]))).toEqual({
    why: 'not-utf8',
    unreadable: expect.stringContaining('CSV UTF-8'),
  })
})

test('a quotation mark that is never closed is named', () => {
  expect(read('a,b\n"c,d')).toEqual({ why: 'not-csv', unreadable: expect.stringContaining('quotation mark') })
})
