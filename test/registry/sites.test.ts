import { describe, expect, test } from 'vitest'
import { engines, fresh, got } from './engine.ts'
import { settle, site } from './town.ts'

describe.each(engines)('sites on $name', ({ open }) => {
  const start = fresh(open)

  test('a new site is being fitted, and rings for real once it is handed over', async () => {
    const opened = await start()
    const { shop } = await settle(opened)
    const iso = new Date(opened.clock.now()).toISOString()
    expect(opened.registry.directory().sites.get(shop)).toMatchObject({ service: 'fitting', fittingSince: iso, lamp: 'off', contacts: [] })
    await opened.make({ type: 'AddButton', site: shop, button: { label: 'Quầy' } })
    await opened.clock.push(60_000)
    const later = new Date(opened.clock.now()).toISOString()
    const { site: after } = await opened.make({ type: 'HandOverSite', id: shop })
    expect(after).toMatchObject({ service: 'in-service', fittingSince: iso, handedOverAt: later })
  })

  test('a site that says so is in service from the start', async () => {
    const opened = await start()
    const { bank } = await settle(opened)
    expect(opened.registry.directory().sites.get(bank)).toMatchObject({ service: 'in-service', handedOverAt: expect.any(String) })
  })

  test('fitting again and again does not stretch the seven days', async () => {
    const opened = await start()
    const { shop, bank } = await settle(opened)
    const before = got(opened.registry.directory().sites.get(shop))
    await opened.clock.push(3_600_000)
    const { site: same } = await opened.make({ type: 'PatchSite', id: shop, patch: { service: 'fitting' } })
    expect(same?.fittingSince).toBe(before.fittingSince)
    const { site: refitted } = await opened.make({ type: 'PatchSite', id: bank, patch: { service: 'fitting' } })
    expect(refitted).toMatchObject({ service: 'fitting', fittingSince: new Date(opened.clock.now()).toISOString() })
    expect(refitted).not.toHaveProperty('handedOverAt')
  })

  test('a patch changes what it names, clears what it makes null, and keeps the rest', async () => {
    const opened = await start()
    const { shop, commune } = await settle(opened)
    await opened.make({ type: 'PatchSite', id: shop, patch: { station: commune, notes: 'Cửa sau', lamp: 'on' } })
    const { site: after } = await opened.make({
      type: 'PatchSite',
      id: shop,
      patch: { station: null, notes: null, lamp: null, code: null, name: 'Kim Ngọc' },
    })
    expect(after).toMatchObject({ id: shop, code: 'TV01', name: 'Kim Ngọc', lamp: 'off' })
    expect(after).not.toHaveProperty('station')
    expect(after).not.toHaveProperty('notes')
  })

  test('a site without a code gets two letters of its name and the first free number', async () => {
    const opened = await start()
    await settle(opened)
    const codeOf = async (name: string) => (await opened.make({ type: 'AddSite', site: site(name) })).site?.code
    expect(await codeOf('Tiệm vàng Kim Hoa')).toBe('TV02')
    expect(await codeOf('Đức Long')).toBe('DL01')
    expect(await codeOf('Vietcombank')).toBe('VI01')
    expect(await codeOf('24/7')).toBe('ST01')
  })
})
