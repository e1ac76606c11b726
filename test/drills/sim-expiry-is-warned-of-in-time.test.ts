import { expect, it } from 'vitest'
import { commune, PASSWORD } from '../harness/commune.ts'

const DAY_MS = 24 * 3_600_000

it('the end of a SIM is in the hand-over digest and on the manager’s page from thirty days before, without a sound', async () => {
  // It is 22 November, ten in the morning.
  const town = await commune({ shop: { uplink: { by: 'sim', operator: 'viettel', simExpires: '2026-12-23' } } })
  const boss = await town.as('boss')
  await boss.post('/people', { username: 'manager', name: 'Chị Hoa', role: 'manager', sites: [town.id('shop')], password: PASSWORD })
  const seen = async () => {
    const [officer, manager, staff] = [await town.as('officer'), await town.as('manager'), await town.as('staff')]
    return {
      digest: (await officer.get('/duty/digest')).sims,
      page: (await manager.get('/shop')).items[0].troubles,
      clerk: (await staff.get('/shop')).items[0].troubles,
    }
  }
  expect(await seen(), 'thirty-one days').toEqual({ digest: [], page: [], clerk: undefined })
  town.clock.jump(DAY_MS)
  const end = { day: '2026-12-23', left: 30, soon: false }
  expect(await seen()).toEqual({
    digest: [{ site: expect.objectContaining({ id: town.id('shop') }), ...end }],
    page: [{ what: 'sim', ...end }],
    clerk: undefined,
  })
  town.clock.jump(27 * DAY_MS)
  expect((await seen()).page).toEqual([{ what: 'sim', day: '2026-12-23', left: 3, soon: true }])

  await boss.patch(`/sites/${town.id('shop')}`, { uplink: { by: 'sim', operator: 'Viettel', simExpires: '2027-12-23' } })
  expect(await seen()).toMatchObject({ digest: [], page: [] })
  expect(await boss.refused('PATCH', `/sites/${town.id('shop')}`, { uplink: { by: 'sim', simExpires: '2027-02-30' } })).toMatchObject({
    status: 400,
  })
})
