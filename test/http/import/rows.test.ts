import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { StationId } from '../../../hub/contract/ids.ts'
import type { Known } from '../../../hub/http/import/known.ts'
import { readCsv } from '../../../hub/http/import/read-csv.ts'
import { readRows } from '../../../hub/http/import/rows.ts'

const station = (id: string, name: string) => ({ id: id as StationId, name })
const known: Known = {
  stations: [station('s1', 'Công an xã Đức Trọng'), station('s2', 'Công an xã Hiệp Thạnh'), station('s3', 'Đồn'), station('s4', 'Đồn')],
  sites: [{ code: 'TV09', name: 'Tiệm vàng Kim', address: '9 Trần Phú' }],
}
const HEADERS = ['code', 'name', 'kind', 'address', 'location', 'station', 'lamp', 'contact1 name', 'contact1 phone', 'contact1 where']
const read = (...rows: string[][]) => readRows([HEADERS, ...rows], known)
const plainRow = ['K1', 'Kim', 'bank', '1 Trần Phú', '11.7, 108.3']

const fixture = (name: string) => readRows(readCsv(readFileSync(new URL(`../../fixtures/${name}`, import.meta.url))) as string[][], known)

test('a sheet as a Vietnamese office keeps it becomes sites, with what was rescued named by its row', () => {
  const { sites, faults, warnings, ignored } = fixture('import-vietnamese.csv')
  expect(faults).toEqual([])
  expect(ignored).toEqual(['STT'])
  expect(sites).toEqual([
    {
      row: 5,
      site: {
        code: 'NH01',
        name: 'Ngân hàng Nông nghiệp Liên Nghĩa',
        kind: 'bank',
        address: '12 Trần Hưng Đạo, Liên Nghĩa',
        location: { lat: 11.7341, lon: 108.3712 },
        contacts: [{ name: 'Nguyễn Thị Lan', phone: '0912345678', role: 'Giám đốc', where: 'outside' }],
        lamp: 'discreet',
        notes: 'Cửa sau ra hẻm 3',
      },
    },
    {
      row: 6,
      site: {
        code: 'TV01',
        name: 'Tiệm vàng "Kim Ngọc"',
        kind: 'gold-shop',
        address: '45 Quốc lộ 20',
        location: { lat: 11.7298, lon: 108.3688 },
        contacts: [{ name: 'Trần Văn Bình', phone: '0263384123', role: 'Chủ tiệm', where: 'inside' }],
      },
    },
    {
      row: 8,
      site: {
        code: 'QT01',
        name: 'Quỹ tín dụng nhân dân Liên Nghĩa',
        kind: 'credit-fund',
        address: '7 Nguyễn Trãi\ntầng 2',
        location: { lat: 11.7355, lon: 108.3741 },
        contacts: [{ name: 'Lê Hoàng', phone: '0987654321', role: 'Thủ quỹ', where: 'outside' }],
        lamp: 'off',
      },
    },
  ])
  expect(warnings).toEqual([
    { row: 8, at: 'contact1.phone', why: 'phone-restored', message: expect.stringContaining('0987654321'), words: { phone: '0987654321' } },
  ])
})

test('every fault of every bad row is named at once, with its row, its field and what to do', () => {
  const { faults } = fixture('import-bad-rows.csv')
  expect(new Set(faults.map(({ row, at }) => `${row} ${at}`))).toEqual(
    new Set([
      '3 name',
      '3 kind',
      '3 location',
      '4 code',
      '4 address',
      '4 location',
      '4 station',
      '4 contact1.phone',
      '4 contact1.where',
      '5 code',
      '5 contact1.name',
      '5 contact1.phone',
    ]),
  )
  expect(faults.find(({ row, at }) => row === 3 && at === 'location')?.message).toContain('exchanged')
  expect(faults.find(({ row, at }) => row === 5 && at === 'code')?.message).toContain('Row 2')
  expect(faults.find(({ row, at }) => row === 5 && at === 'contact1.phone')?.message).toContain('as text')
})

test('a station is found by its name or its id', () => {
  const { sites } = read([...plainRow, 'CÔNG AN XÃ ĐỨC TRỌNG'], ['K2', ...plainRow.slice(1), 's2'])
  expect(sites.map(({ site }) => site.station)).toEqual(['s1', 's2'])
})

test('a name that two stations have is refused with the ids to choose from', () => {
  expect(read([...plainRow, 'Đồn']).faults).toEqual([
    { row: 2, at: 'station', why: 'several-stations', message: expect.stringContaining('s3, s4'), words: { found: 'Đồn', ids: 's3, s4' } },
  ])
})

test('a contact of whom nobody says where they are is taken to be inside, beside the robber, and that is said', () => {
  const { sites, warnings } = readRows([HEADERS.slice(0, 9), [...plainRow, '', '', 'Lan', '0912345678']], known)
  expect(sites[0]?.site.contacts).toEqual([{ name: 'Lan', phone: '0912345678', role: 'liên hệ', where: 'inside' }])
  expect(warnings).toEqual([{ row: 1, at: 'contact1.where', why: 'where-unsaid', message: expect.stringContaining('inside') }])
})

test('what a row does not say is left out, so that an update leaves it as it was', () => {
  expect(Object.keys(read(plainRow).sites[0]?.site ?? {})).toEqual(['code', 'name', 'kind', 'address', 'location'])
})

test('a site that exists and comes without its code is pointed out, because it would be made twice', () => {
  const { warnings } = read(['', 'TIỆM VÀNG KIM', 'tiệm vàng', '9 Trần phú', '11.7, 108.3'])
  expect(warnings).toEqual([{ row: 2, at: 'code', why: 'site-known', message: expect.stringContaining('TV09'), words: { code: 'TV09' } }])
})

test('a value that is too long is refused by its field', () => {
  const [code, , ...rest] = plainRow
  expect(read([code ?? '', 'x'.repeat(161), ...rest]).faults).toEqual([
    { row: 2, at: 'name', why: 'too-long', message: expect.any(String), words: { most: '160' } },
  ])
})

test.each([
  ['no row of headers', [['a', 'b']], 'No row of headers', 'no-headers'],
  ['nothing below the headers', [HEADERS], 'No row stands below', 'no-rows'],
  ['a column twice', [[...HEADERS, 'Tên'], plainRow], 'Two columns', 'two-columns'],
  ['no place', [['code', 'name', 'kind', 'address'], plainRow], 'Tọa độ', 'no-place-column'],
  [
    'more rows than one import takes',
    [HEADERS, ...Array.from({ length: 1001 }, (_, at) => [`K${at}`, `Kim ${at}`, ...plainRow.slice(2)])],
    'Split',
    'too-many-rows',
  ],
])('a sheet with %s is refused as a whole', (_what, table, hint, why) => {
  expect(readRows(table, known).faults).toEqual([
    expect.objectContaining({ row: expect.any(Number), at: expect.any(String), why, message: expect.stringContaining(hint) }),
  ])
})

const WITH_UPLINK = ['code', 'name', 'kind', 'address', 'location', 'Đường truyền', 'Nhà mạng', 'SIM hết hạn']
const uplinkOf = (...cells: string[]) => readRows([WITH_UPLINK, [...plainRow, ...cells]], known)

test.each([
  [['SIM', 'Viettel', '31/12/2027'], { by: 'sim', operator: 'Viettel', simExpires: '2027-12-31' }],
  [['cáp quang và SIM', '', '2028-02-29'], { by: 'line-and-sim', simExpires: '2028-02-29' }],
  [['Line and SIM', 'VNPT', '1.2.2028'], { by: 'line-and-sim', operator: 'VNPT', simExpires: '2028-02-01' }],
  [['cáp', 'VNPT', ''], { by: 'line', operator: 'VNPT' }],
])('%j is how a site is connected', (cells, uplink) => {
  const { sites, faults } = uplinkOf(...cells)
  expect(faults).toEqual([])
  expect(sites[0]?.site.uplink).toEqual(uplink)
})

test.each([
  [['SIM', 'Viettel', '30/2/2027'], '2 simExpires not-a-day'],
  [['SIM', '', '13/13/2027'], '2 simExpires not-a-day'],
  [['SIM', '', 'cuối năm'], '2 simExpires not-a-day'],
  [['vệ tinh', '', ''], '2 uplink not-an-uplink'],
  [['', 'Viettel', ''], '2 uplink no-uplink'],
  [['cáp', '', '31/12/2027'], '2 simExpires line-has-no-sim'],
])('%j is refused with its row and why', (cells, fault) => {
  const { sites, faults } = uplinkOf(...cells)
  expect(sites).toEqual([])
  expect(faults.map(({ row, at, why }) => `${row} ${at} ${why}`)).toEqual([fault])
})

const WITH_TEST_DAY = ['code', 'name', 'kind', 'address', 'location', 'Ngày thử nút']

test.each([
  ['12', 12],
  ['1', 1],
  ['28.0', 28],
  ['', undefined],
])('"%s" is the test day of a site', (cell, testDay) => {
  for (const header of [WITH_TEST_DAY, WITH_TEST_DAY.with(5, 'Test day')]) {
    const { sites, faults } = readRows([header, [...plainRow, cell]], known)
    expect(faults).toEqual([])
    expect(sites[0]?.site.testDay).toBe(testDay)
  }
})

test.each(['0', '29', '12/11/2026', 'thứ hai'])('"%s" is refused as a test day, with its row', (cell) => {
  const { sites, faults } = readRows([WITH_TEST_DAY, [...plainRow, cell]], known)
  expect(sites).toEqual([])
  expect(faults).toEqual([expect.objectContaining({ row: 2, at: 'testDay', why: 'not-a-test-day', words: { found: cell } })])
})
