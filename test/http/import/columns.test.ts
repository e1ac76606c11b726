import { expect, test } from 'vitest'
import { columnOf } from '../../../hub/http/import/columns.ts'

test.each([
  ['code', 'code'],
  ['Mã', 'code'],
  ['SỐ HIỆU', 'code'],
  ['ĐỊA CHỈ:', 'address'],
  ['dia chi', 'address'],
  ['Địa chỉ'.normalize('NFD'), 'address'],
  ['Toạ độ', 'location'],
  ['Tọa độ', 'location'],
  ['Kinh độ', 'lon'],
  ['Vị trí', 'location'],
  ['contact1 name', 'contact1.name'],
  ['Contact 2 - phone', 'contact2.phone'],
  ['Người liên hệ', 'contact1.name'],
  ['Tên người liên hệ 2', 'contact2.name'],
  ['SĐT liên hệ 2', 'contact2.phone'],
  ['Liên hệ 3: Chức vụ', 'contact3.role'],
  ['Vị trí liên hệ 1', 'contact1.where'],
  ['Số điện thoại', 'contact1.phone'],
  ['SĐT 2', 'contact2.phone'],
  ['contact1 challenge', 'contact1.challenge'],
] as const)('%s is the column %s', (header, column) => {
  expect(columnOf(header)).toBe(column)
})

test.each(['', '   ', 'STT', 'Diện tích', 'Tên 2', 'contact1 shoe size'])('%j is no column', (header) => {
  expect(columnOf(header)).toBeNull()
})
