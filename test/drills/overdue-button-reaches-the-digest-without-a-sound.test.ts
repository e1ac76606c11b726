import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'
import { passUntil } from '../harness/pass-until.ts'

const DAY = 24 * 3_600_000

it('a button whose test is overdue is in the digest and in the list of whom to call, and nothing rings or stands on the rail', async () => {
  const town = await commune({ shop: { testDay: 1 } })
  // Without a day of its own the bank's would follow from its id, which is another in every run.
  await (await town.as('boss')).patch(`/sites/${town.id('bank')}`, { testDay: 20 })
  await town.clock.push(20 * DAY)
  const officer = await town.onDuty('officer')
  const overdue = async () => (await officer.get('/duty/digest')).overdue.map(({ button }: any) => button.label).sort()
  expect(await overdue()).toEqual(['Nút counter', 'Nút safe'])
  const [first] = (await officer.get('/rota?state=overdue')).items
  expect(first).toMatchObject({
    site: { name: 'Tiệm vàng shop' },
    state: 'overdue',
    missing: [{ state: 'overdue' }, { state: 'overdue' }],
    contacts: [{ name: 'Anh Tâm', phone: '0900 000 002' }],
  })
  expect(JSON.stringify(first), 'a phone inside the shop is not for this').not.toContain('0900 000 003')
  expect((await officer.get('/rota/counts')).buttons.overdue).toBe(2)
  const admin = await town.as('boss')
  expect((await admin.get('/buttons?overdue=true')).items).toHaveLength(2)

  const counter = await town.button('counter')
  await counter.beat()
  await town.clock.push(60_000)
  // Before the officer signed on the desk was empty, and that stood there; a hub that thinks it was held looks anew after a while.
  const views = () => officer.feed.events.filter(({ event }) => event === 'supervision').map(({ data: view }) => view)
  const isStaffed = (view: any) => view.outages.every(({ desk }: any) => desk === undefined)
  await passUntil('somebody is seen at the desk', town.clock, 180, () => views().length > 0 && isStaffed(views().at(-1)))
  const data = views().at(-1)
  const rail = [...data.outages, ...data.onTest, ...data.bypasses]
  expect(rail.filter(({ tonight }: any) => tonight)).toEqual([])
  expect(officer.feed.events.filter(({ event }) => event === 'incident')).toEqual([])

  const staff = await town.as('staff')
  await staff.post(`/buttons/${town.id('counter')}/test`)
  await counter.press()
  expect(await overdue()).toEqual(['Nút safe'])
})
