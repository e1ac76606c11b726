import { expect, it, onTestFinished } from 'vitest'
import type { SelfDrill, SelfDrills } from '../../hub/contract/self-drill.ts'
import { type Commune, commune } from '../harness/commune.ts'
import { type FakePhone, fakePhone } from '../harness/fake-phone.ts'
import { startPushService } from '../harness/push-service.ts'
import { until } from '../harness/until.ts'

const HOUR_MS = 3_600_000

async function withPhones() {
  const service = await startPushService()
  onTestFinished(() => service.close())
  const town = await commune({ env: { HUB_PUSH_HOSTS: '127.0.0.1', HUB_PUSH_CA: service.caFile } })
  const phone = fakePhone(service)
  await (await town.as('officer')).post('/push/subscriptions', phone.subscription)
  return { town, service, phone }
}

const pushed = (town: Commune, phone: FakePhone) =>
  until('the push is there', async () => {
    await town.clock.push(50)
    return phone.received()[0]
  })
const drills = async (town: Commune): Promise<SelfDrills> => (await town.as('boss')).get('/hub/self-drills')
/** @param step ms that pass at each look: each of its steps has fifteen seconds by this clock, and the disk is as slow as it is */
const drilled = (town: Commune, count = 1, step = 50): Promise<SelfDrill> =>
  until('the drill is on the record', async () => {
    const { items } = await drills(town)
    // The feed tells of supervision once a second at most, by the pushed clock.
    if (items.length < count) await town.clock.push(step)
    return items.length >= count ? items[0] : undefined
  })

it('the hub’s own button presses, the journal has it, a page hears it, and a phone that agreed shows it', async () => {
  const { town, phone } = await withPhones()
  const boss = await town.as('boss')
  await boss.patch('/settings', { selfDrill: { phones: [town.id('officer')] } })
  await boss.post('/hub/self-drills')
  const push = await pushed(town, phone)
  expect(push.what).toBe('test')
  expect((await town.nobody().call('POST', '/push/receipts', { token: push.token, stage: 'shown' })).status).toBe(204)
  const drill = await drilled(town)
  expect(drill.legs.map(({ leg, outcome }) => `${leg} ${outcome}`)).toEqual(['connect ok', 'puback ok', 'desk ok', 'feed ok', 'push ok'])
  expect(drill.legs.every(({ ms }) => ms !== undefined)).toBe(true)
  expect(drill).toMatchObject({ ok: true, by: { name: 'Đ/c boss' } })
  await until('it is on the record', async () => (await boss.get('/audit?action=SelfDrillRan')).items.length === 1, 30_000)
})

it('whoever has a phone agrees to it by themselves, is named where it is proven, and the administrator sees them and can take them off', async () => {
  const { town, phone } = await withPhones()
  const [officer, boss] = [await town.as('officer'), await town.as('boss')]
  expect((await (await town.as('second')).call('PUT', '/push/self-drill', { on: true })).status, 'without a phone').toBe(404)
  expect((await (await town.as('staff')).call('PUT', '/push/self-drill', { on: true })).status, 'a shop is for other things').toBe(403)
  expect((await officer.call('PUT', '/push/self-drill', { on: true })).body).toEqual({ on: true })
  expect((await boss.get('/settings')).selfDrill.phones).toEqual([town.id('officer')])
  // What the audit shows is written on a thread of its own.
  const joined = await until('it is on the record', async () => {
    const { items } = await boss.get('/audit?action=JoinSelfDrill')
    return items.length > 0 ? items : null
  })
  expect(joined).toMatchObject([{ by: { name: 'Đ/c officer' } }])

  await boss.post('/hub/self-drills')
  const push = await pushed(town, phone)
  await town.nobody().post('/push/receipts', { token: push.token, stage: 'shown' })
  expect((await drilled(town)).proved).toEqual({ person: { id: town.id('officer'), name: 'Đ/c officer' } })

  await boss.patch('/settings', { selfDrill: { phones: [] } })
  expect(await officer.get('/push/self-drill')).toEqual({ on: false })
  await officer.put('/push/self-drill', { on: true })
  expect((await officer.call('PUT', '/push/self-drill', { on: false })).body).toEqual({ on: false })
  await until('it is on the record', async () => (await boss.get('/audit?action=LeaveSelfDrill')).items.length === 1)
})

it('runs by itself at its time, once', async () => {
  const { town } = await withPhones()
  // 10:00 in the commune; the next 07:45 is 21 h 45 min away.
  await town.clock.push(21.8 * HOUR_MS)
  const drill = await drilled(town)
  expect(drill).toMatchObject({ ok: true })
  expect(drill.by).toBeUndefined()
  expect(drill.legs.at(-1)).toEqual({ leg: 'push', outcome: 'not-tried', why: 'nobody-named' })
  await town.clock.push(HOUR_MS)
  expect((await drills(town)).items).toHaveLength(1)
})

it('a phone that takes the push and shows nothing is a failed leg', async () => {
  const { town, phone } = await withPhones()
  const boss = await town.as('boss')
  await boss.patch('/settings', { selfDrill: { phones: [town.id('officer')] } })
  await boss.post('/hub/self-drills')
  await pushed(town, phone)
  // Of a minute in which it is shown or not.
  const drill = await drilled(town, 1, 500)
  expect(drill.ok).toBe(false)
  expect(drill.legs.at(-1)).toEqual({ leg: 'push', outcome: 'failed', why: 'not-shown' })
})

it('a patrol that is named is never pushed off duty', async () => {
  const { town, service } = await withPhones()
  const patrol = fakePhone(service)
  await (await town.as('patrol')).post('/push/subscriptions', patrol.subscription)
  const boss = await town.as('boss')
  await boss.patch('/settings', { selfDrill: { phones: [town.id('patrol')] } })
  await boss.post('/hub/self-drills')
  expect((await drilled(town)).legs.at(-1)).toEqual({ leg: 'push', outcome: 'not-tried', why: 'off-duty' })
  expect(patrol.received()).toEqual([])
})

it('works again after a restart, with new credentials', async () => {
  const { town } = await withPhones()
  await (await town.as('boss')).post('/hub/self-drills')
  await drilled(town)
  await town.stop()
  await town.start()
  await (await town.as('boss')).post('/hub/self-drills')
  expect(await drilled(town, 2)).toMatchObject({ ok: true })
})
