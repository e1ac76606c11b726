import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Problem } from '../../hub/contract/api.ts'
import type { Site } from '../../hub/contract/resources.ts'
import { workbook } from '../../hub/http/import/workbook.ts'
import { type Hub, openHub } from './harness.ts'
import { populate, type World } from './world.ts'

type Imported = {
  dryRun: boolean
  created: number
  updated: number
  items: Partial<Site>[]
  warnings: { row: number }[]
  ignored: string[]
}

let hub: Hub
let world: World

beforeAll(async () => {
  hub = await openHub()
  world = await populate(hub)
})
afterAll(() => hub.close())

const fixture = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url))
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const send = <T = Imported>(body: string | Uint8Array, { type = 'text/csv', dryRun = false } = {}) =>
  world.as('admin')<T>('POST', `/sites/import${dryRun ? '?dryRun=true' : ''}`, body, { 'content-type': type })
const codes = () => [...hub.registry.directory().sites.values()].map(({ code }) => code)

test('a dry run says what would be done and changes nothing; the import then does it, and a second time only updates', async () => {
  const before = hub.registry.directory()
  const preview = await send(fixture('import-vietnamese.csv'), { dryRun: true })
  expect(preview.status).toBe(200)
  expect(preview.body).toMatchObject({ dryRun: true, created: 2, updated: 1, ignored: ['STT'], warnings: [{ row: 8 }] })
  expect(preview.body.items.map(({ id, code }) => [code, id !== undefined])).toEqual([
    ['NH01', false],
    ['TV01', true],
    ['QT01', false],
  ])
  expect(hub.registry.directory()).toBe(before)

  const done = await send(fixture('import-vietnamese.csv'), { type: 'text/csv; charset=utf-8' })
  expect(done.body).toMatchObject({ dryRun: false, created: 2, updated: 1 })
  expect(hub.registry.directory().sites.get(world.sites.own)).toMatchObject({
    name: 'Tiệm vàng "Kim Ngọc"',
    notes: 'A note of the desk',
    service: 'in-service',
    contacts: [{ name: 'Trần Văn Bình', phone: '0263384123', where: 'inside' }],
  })
  expect((await send(fixture('import-vietnamese.csv'))).body).toMatchObject({ created: 0, updated: 3 })
})

test('one bad row and nothing is imported; every bad row is named', async () => {
  const before = hub.registry.directory()
  const { status, type, body } = await send<Problem & { rows: { row: number; at: string }[] }>(fixture('import-bad-rows.csv'))
  expect([status, type, body.code]).toEqual([400, 'application/problem+json', 'bad-rows'])
  expect(new Set(body.rows.map(({ row }) => row))).toEqual(new Set([3, 4, 5]))
  expect(body.faults).toContainEqual({ at: '/3/name', message: expect.any(String) })
  expect(hub.registry.directory()).toBe(before)
})

test('a workbook is imported as it comes out of Excel, its rows numbered as Excel shows them', async () => {
  const header = ['Mã', 'Tên', 'Loại', 'Địa chỉ', 'Vĩ độ', 'Kinh độ', 'Công an xã', 'SĐT liên hệ', 'Người liên hệ', 'Vị trí liên hệ']
  const row = ['XL01', 'Tiệm vàng Phú', 'tiệm vàng', '3 Lê Lợi', 11.729999999999999, 108.37, 'Told', 912345678, 'Phú', 'ngoài']
  const good = await send(workbook([['DANH SÁCH'], header, row]), { type: XLSX })
  expect(good.body).toMatchObject({
    created: 1,
    items: [{ code: 'XL01', station: world.stations.told, contacts: [{ phone: '0912345678' }] }],
    warnings: [{ row: 3 }],
  })
  const bad = await send<{ rows: { row: number; at: string }[] }>(
    workbook([['DANH SÁCH'], header, row, [], ['XL02', 'No place', 'bank', '1']]),
    { type: XLSX },
  )
  expect([bad.status, bad.body.rows.map(({ row, at }) => [row, at])]).toEqual([400, [[5, 'location']]])
})

test.each([
  ['nothing that is a table', 'hello', 'text/csv', 400, 'bad-rows'],
  ['an empty file', '', 'text/csv', 400, 'bad-rows'],
  ['something else called a workbook', 'hello', XLSX, 400, 'unreadable-sheet'],
  ['JSON', '[]', 'application/json', 415, 'not-a-sheet'],
  ['an unknown type', 'hello', 'application/pdf', 415, 'unsupported-media-type'],
  ['more than four megabytes', `name\n${'x'.repeat(4 * 1024 * 1024)}`, 'text/csv', 413, 'payload-too-large'],
])('%s is refused in words', async (_what, body, type, status, code) => {
  const before = codes()
  const answer = await send<Problem>(body, { type })
  expect([answer.status, answer.body.code]).toEqual([status, code])
  expect(codes()).toEqual(before)
})
