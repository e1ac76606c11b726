import { describe, expect, test } from 'vitest'
import { engines, fresh, got } from './engine.ts'
import { settle } from './town.ts'

describe.each(engines)('a site’s way to the hub on $name', ({ open }) => {
  const start = fresh(open)

  test('one carrier has one spelling, and a line has no SIM that could end', async () => {
    const opened = await start()
    const { shop, bank } = await settle(opened)
    const say = async (id: typeof shop, uplink: object) =>
      got((await opened.make({ type: 'PatchSite', id, patch: { uplink: uplink as never } })).site).uplink
    expect(await say(shop, { by: 'sim', operator: '  VIET tel ', simExpires: '2027-12-31' })).toEqual({
      ...{ by: 'sim', operator: 'Viettel', simExpires: '2027-12-31' },
    })
    expect(await say(shop, { by: 'line', operator: 'Mạng  Thôn 3', simExpires: '2027-12-31' })).toEqual({
      ...{ by: 'line', operator: 'Mạng Thôn 3' },
    })
    expect(await say(bank, { by: 'line', operator: 'mạng thôn3' })).toEqual({ by: 'line', operator: 'Mạng Thôn 3' })
    const again = await opened.again()
    expect(again.registry.directory().sites.get(bank)?.uplink).toEqual({ by: 'line', operator: 'Mạng Thôn 3' })
  })

  test('a button of a site with nothing but a SIM has three minutes, unless somebody chose', async () => {
    const opened = await start()
    const { shop, bank } = await settle(opened)
    await opened.make({ type: 'PatchSite', id: shop, patch: { uplink: { by: 'sim' } } })
    const one = async (button: { label: string; supervision?: '20s' }) =>
      got((await opened.make({ type: 'AddButton', site: shop, button })).button)
    const { id, supervision } = await one({ label: 'A' })
    expect(supervision).toBe('3min')
    expect((await one({ label: 'B', supervision: '20s' })).supervision).toBe('20s')
    const { buttons } = await opened.make({ type: 'AddButtons', sites: [shop, bank], labels: ['C'] })
    expect(got(buttons).map((each) => each.supervision)).toEqual(['3min', '90s'])
    const patched = await opened.make({ type: 'PatchButton', id, patch: { supervision: null } })
    expect(got(patched.button).supervision).toBe('3min')
    await opened.make({ type: 'PatchSite', id: shop, patch: { uplink: { by: 'line-and-sim' } } })
    expect(opened.registry.directory().buttons.get(id)?.supervision, 'nothing is changed behind anybody’s back').toBe('3min')
    expect((await one({ label: 'D' })).supervision).toBe('90s')
  })
})
