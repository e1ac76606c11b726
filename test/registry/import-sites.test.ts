import { describe, expect, test } from 'vitest'
import type { StationId } from '../../hub/contract/ids.ts'
import type { NewSite } from '../../hub/contract/resources.ts'
import { engines, fresh, got } from './engine.ts'
import { settle, site, station } from './town.ts'

describe.each(engines)('an import of sites on $name', ({ open }) => {
  const start = fresh(open)

  test('creates what is new and updates what has a known code, keeping what the row does not give', async () => {
    const opened = await start()
    const { bank, commune } = await settle(opened)
    await opened.make({ type: 'PatchSite', id: bank, patch: { notes: 'Cửa sau', station: commune } })
    const guard = { name: 'Bảo vệ', phone: '0900', role: 'guard', where: 'outside' } as const
    const { sites, version } = await opened.make({
      type: 'ImportSites',
      rows: [
        site('Agribank mới', { code: 'ab07', contacts: [guard] }),
        site('Tiệm vàng A'),
        site('Quỹ B', { code: 'TV02', kind: 'credit-fund' }),
      ],
    })
    expect(sites).toMatchObject({ created: 2, updated: 1 })
    expect(got(sites).items.map((one) => one.code)).toEqual(['ab07', 'TV03', 'TV02'])
    expect(opened.registry.directory().sites.get(bank)).toMatchObject({
      name: 'Agribank mới',
      contacts: [guard],
      notes: 'Cửa sau',
      station: commune,
      service: 'in-service',
    })
    expect(opened.registry.lastChange()).toMatchObject({ version, action: 'ImportSites', subject: '2 new, 1 updated' })
  })

  test('is all or nothing: every bad row is named with its field and what to do', async () => {
    const opened = await start()
    await settle(opened)
    const before = opened.registry.directory()
    const { address: _, ...homeless } = site('Không địa chỉ')
    const rows = [
      site('Tốt', { code: 'X1' }),
      site('Loại lạ', { kind: 'shop' as NewSite['kind'] }),
      homeless as NewSite,
      site('Trạm lạ', { station: 'station-0' as StationId }),
      site('Trùng mã', { code: 'x1' }),
      site('Một tiệm'),
      site('Một tiệm'),
      site('Ngoài trái đất', { location: { lat: 91, lon: 108 } }),
    ]
    const { refused, detail, rows: faults } = await opened.refusal({ type: 'ImportSites', rows })
    expect(refused).toBe('bad-rows')
    expect(detail).toContain('6 of 8 rows')
    expect(faults).toEqual([
      { row: 2, at: 'kind', why: 'unfit', message: 'must be one of bank, gold-shop, credit-fund, other' },
      { row: 3, at: 'address', why: 'unfit', message: 'is missing: fill it in' },
      { row: 4, at: 'station', why: 'no-such-station', message: expect.stringContaining('does not exist') },
      { row: 5, at: 'code', why: 'same-as-row', message: 'has the same code as row 1: keep one of them', words: { row: '1' } },
      { row: 7, at: 'name', why: 'same-as-row', message: 'has the same name and address as row 6: keep one of them', words: { row: '6' } },
      { row: 8, at: 'location.lat', why: 'unfit', message: expect.stringContaining('90') },
    ])
    expect(opened.registry.directory()).toBe(before)
  })

  test('a known site needs no commune for a row that leaves its station out', async () => {
    const { make } = await start()
    const district = got((await make({ type: 'AddStation', station: station('Huyện', { level: 'district' }) })).station).id
    await make({ type: 'AddSite', site: site('Agribank', { code: 'AB07', station: district }) })
    const { sites } = await make({ type: 'ImportSites', rows: [site('Agribank mới', { code: 'AB07' })] })
    expect(sites).toMatchObject({ created: 0, updated: 1, items: [{ name: 'Agribank mới', station: district }] })
  })

  test('a dry run answers the same and changes nothing', async () => {
    const opened = await start()
    await settle(opened)
    const before = opened.registry.directory()
    const { sites, version } = await opened.make({
      type: 'ImportSites',
      dryRun: true,
      rows: [site('Mới'), site('Agribank', { code: 'AB07' })],
    })
    expect(sites).toMatchObject({ created: 1, updated: 1, items: [{ code: 'MO01' }, { code: 'AB07' }] })
    expect(version).toBe(before.version)
    expect(opened.registry.directory()).toBe(before)
  })
})
