import { describe, expect, test } from 'vitest'
import { engines, fresh, got } from './engine.ts'
import { at, settle, site, station } from './town.ts'

describe.each(engines)('the directory on $name', ({ open }) => {
  const start = fresh(open)

  test('a phone, a setting, a person or a button moves no route', async () => {
    const opened = await start()
    const { officer, bank } = await settle(opened)
    const { registry, make } = opened
    const before = registry.directory()
    await make({ type: 'Subscribe', person: officer, keys: { endpoint: 'e', p256dh: 'p', auth: 'a' } })
    await make({ type: 'PatchSettings', patch: { name: 'X' } })
    await make({ type: 'PatchPerson', id: officer, patch: { name: 'Y' } })
    const phoned = registry.directory()
    for (const part of ['routes', 'below', 'buttonsOf', 'sites', 'stations', 'buttons'] as const) expect(phoned[part]).toBe(before[part])
    expect(phoned.phones.get(officer)).toHaveLength(1)

    const { button } = await make({ type: 'AddButton', site: bank, button: { label: 'B' } })
    const after = registry.directory()
    expect(after.routes).toBe(before.routes)
    expect(after.buttonsOf.get(bank)).toContain(got(button).id)
    expect(before.buttonsOf.get(bank)).not.toContain(got(button).id)
  })

  test('a session touches nothing', async () => {
    const opened = await start()
    const { officer } = await settle(opened)
    const before = opened.registry.directory()
    opened.registry.sessions.open(officer, 0, 1)
    expect(opened.registry.directory()).toBe(before)
  })

  test('a site that moves is routed anew and the others are not; a new name moves nothing', async () => {
    const opened = await start()
    const { shop, bank, commune, next } = await settle(opened)
    const { registry, make } = opened
    const before = registry.directory().routes
    expect(before.get(shop)?.home).toEqual([commune])
    await make({ type: 'PatchSite', id: shop, patch: { name: 'Kim Ngọc 2' } })
    await make({ type: 'PatchStation', id: commune, patch: { phone: '113' } })
    expect(registry.directory().routes.get(shop)).toBe(before.get(shop))
    await make({ type: 'PatchSite', id: shop, patch: { location: at(11.77, 108.42) } })
    expect(registry.directory().routes.get(shop)?.home).toEqual([next])
    expect(registry.directory().routes.get(bank)).toBe(before.get(bank))
  })

  test('a station that comes, or moves, routes every site anew', async () => {
    const opened = await start()
    const { shop, next } = await settle(opened)
    const { registry, make } = opened
    const { station: nearer } = await make({ type: 'AddStation', station: station('Liên Nghĩa', { location: at(11.739, 108.374) }) })
    expect(registry.directory().routes.get(shop)?.home).toEqual([got(nearer).id])
    await make({ type: 'PatchStation', id: got(nearer).id, patch: { location: at(12, 109) } })
    await make({ type: 'PatchStation', id: next, patch: { location: at(11.739, 108.374) } })
    expect(registry.directory().routes.get(shop)?.home).toEqual([next])
  })

  test('a station knows everything below it', async () => {
    const opened = await start()
    const { province, commune, next } = await settle(opened)
    const { below } = opened.registry.directory()
    expect(below.get(province)).toEqual(new Set([province, commune, next]))
    expect(below.get(commune)).toEqual(new Set([commune]))
  })

  test('a directory that was handed out never changes', async () => {
    const opened = await start()
    const { shop } = await settle(opened)
    const before = opened.registry.directory()
    const copy = structuredClone(before)
    await opened.make({ type: 'AddSite', site: site('Mới') })
    await opened.make({ type: 'PatchSite', id: shop, patch: { name: 'Khác' } })
    expect(before).toEqual(copy)
  })
})
