import { expect, it, onTestFinished } from 'vitest'
import { commune } from '../harness/commune.ts'
import { fakePhone } from '../harness/fake-phone.ts'
import { startPushService } from '../harness/push-service.ts'
import { until } from '../harness/until.ts'

const HOURS = [{ days: [1, 2, 3, 4, 5, 6, 7], open: '07:30', close: '21:00' }]

it('on the shop’s day its staff are reminded once, in opening hours, and what was pressed is counted, without a word of a real press', async () => {
  const service = await startPushService()
  onTestFinished(() => service.close())
  const town = await commune({
    env: { HUB_PUSH_HOSTS: '127.0.0.1', HUB_PUSH_CA: service.caFile },
    // 22 November 2026, ten in the morning there.
    shop: { hours: HOURS, testDay: 22 },
  })
  const [staff, officer] = [await town.as('staff'), await town.onDuty('officer')]
  const phone = fakePhone(service)
  await staff.post('/push/subscriptions', phone.subscription)
  const round = () => town.hub().desk.submit({ type: 'LifeRound', at: town.clock.now(), directory: town.hub().registry.directory() })
  const rota = async () => (await staff.get('/shop')).items[0].rota
  const listed = async () => (await officer.get('/rota')).items.find(({ id }: { id: string }) => id === town.id('shop'))

  const counter = await town.button('counter')
  await counter.press()
  expect(await rota(), 'a real press pays nothing on a page inside the shop').toMatchObject({ isToday: true, state: 'due' })
  expect((await rota()).missing).toHaveLength(2)
  expect(await listed()).toMatchObject({ state: 'due', proven: 1, buttons: 2, contacts: [{ phone: '0900 000 002' }] })
  await round()
  expect(phone.received(), 'nothing while an alarm is open').toEqual([])

  const { id } = await officer.incident()
  await officer.post(`/incidents/${id}/acknowledge`)
  await officer.post(`/incidents/${id}/close`, { disposition: 'drill' })
  await round()
  const reminder = await until('the phone is reminded', () => phone.received()[0])
  expect(reminder).toMatchObject({
    what: 'reminder',
    notification: { title: 'Hôm nay thử nút', silent: true, requireInteraction: false, navigate: expect.stringContaining('/shop/') },
  })
  expect(JSON.stringify(reminder)).not.toMatch(/incident|báo động|Nút counter/i)
  await round()
  await town.clock.push(60_000)
  await round()
  expect(phone.received(), 'once in a month').toHaveLength(1)

  const safe = await town.button('safe')
  for (const [name, button] of Object.entries({ safe, counter })) {
    await staff.post(`/buttons/${town.id(name)}/test`)
    await button.press()
  }
  expect(await rota()).toMatchObject({ state: 'proven', missing: [] })
  expect(await listed()).toMatchObject({ state: 'proven', proven: 2, missing: [] })
})
