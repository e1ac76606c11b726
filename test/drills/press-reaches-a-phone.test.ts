import { expect, it, onTestFinished } from 'vitest'
import { type Commune, commune } from '../harness/commune.ts'
import { fakePhone } from '../harness/fake-phone.ts'
import { type PushService, startPushService } from '../harness/push-service.ts'
import { until } from '../harness/until.ts'

async function withPhones(): Promise<{ town: Commune; service: PushService }> {
  const service = await startPushService()
  onTestFinished(() => service.close())
  const town = await commune({ env: { HUB_PUSH_HOSTS: '127.0.0.1', HUB_PUSH_CA: service.caFile } })
  return { town, service }
}

/** A person’s phone, subscribed through the API. */
async function phoneOf(town: Commune, service: PushService, name: string) {
  const phone = fakePhone(service)
  await (await town.as(name)).post('/push/subscriptions', phone.subscription)
  return phone
}

const receipt = (town: Commune, token: string | undefined, stage = 'shown') =>
  town.nobody().call('POST', '/push/receipts', { token, stage })

it('a press reaches the patrol’s phone, its receipt reaches the desk, and the phone is told when someone has answered', async () => {
  const { town, service } = await withPhones()
  const officer = await town.onDuty('officer')
  await town.onDuty('patrol')
  const phone = await phoneOf(town, service, 'patrol')
  await (await town.button('counter')).press()
  const { id } = await officer.incident()

  const alarm = await until('the alarm is on the phone', () => phone.received()[0])
  expect(alarm).toMatchObject({
    web_push: 8030,
    what: 'alarm',
    incident: id,
    notification: { tag: id, title: expect.stringContaining('Tiệm vàng shop'), body: expect.stringContaining('12 Trần Hưng Đạo') },
  })
  expect(JSON.stringify(alarm)).not.toContain('0900')
  const [push] = service.to(phone.endpoint)
  expect(push).toMatchObject({ urgency: 'high', encoding: 'aes128gcm', authorization: expect.stringMatching(/^vapid t=/) })
  expect(Number(push?.ttl)).toBeGreaterThan(0)
  expect(Number(push?.ttl)).toBeLessThanOrEqual(60)
  expect(push?.topic).toMatch(/^[\w-]{1,32}$/)

  expect(await officer.incident(id)).toMatchObject({ receipts: { phones: { told: 1, shown: 0 } } })
  expect((await receipt(town, alarm.token)).status).toBeLessThan(300)
  await officer.feed.until('the desk sees the receipt', ({ event, data }) => event === 'incident' && data.receipts.phones.shown === 1)
  expect((await receipt(town, alarm.token)).status, 'good once per stage').toBe(409)
  expect((await receipt(town, alarm.token, 'opened')).status).toBeLessThan(300)
  expect((await receipt(town, `${alarm.token?.slice(0, -2)}xx`)).status).toBeGreaterThanOrEqual(400)

  await officer.post(`/incidents/${id}/acknowledge`)
  const answered = await until('the phone is told', () => phone.received().find(({ what }) => what === 'answered'))
  expect(answered.notification.tag).toBe(id)
})

it('a phone that is gone is forgotten, one that fails is tried again, and the commander’s is called in at 30 s', async () => {
  const { town, service } = await withPhones()
  const officer = await town.onDuty('officer')
  await town.onDuty('patrol')
  const [gone, failing] = [await phoneOf(town, service, 'patrol'), await phoneOf(town, service, 'patrol')]
  const commander = await phoneOf(town, service, 'commander')
  service.answer(gone.endpoint, { status: 410 })
  service.answer(failing.endpoint, { status: 503 }, { status: 201 })
  await (await town.button('counter')).press()
  const { id } = await officer.incident()
  await officer.post(`/incidents/${id}/shown`, { surface: 'console' })

  await until('both were tried', () => gone.received().length === 1 && failing.received().length === 1)
  await until('the failing one is tried again', async () => {
    await town.clock.push(500)
    return failing.received().length >= 2
  })
  expect(commander.received()).toEqual([])
  await until('the commander is told', async () => {
    await town.clock.push(1_000)
    return commander.received().length > 0
  })
  expect(town.clock.now() - Date.parse((await officer.incident(id)).openedAt)).toBeGreaterThanOrEqual(30_000)
  expect(gone.received(), 'nothing is sent to a phone that is gone').toHaveLength(1)
})

it('what was decided and not sent before a crash is sent after it', async () => {
  const { town, service } = await withPhones()
  const officer = await town.onDuty('officer')
  await town.onDuty('patrol')
  const phone = await phoneOf(town, service, 'patrol')
  service.answer(phone.endpoint, 'hang')
  await (await town.button('counter')).press()
  await officer.incident()
  await until('the push is out', () => service.to(phone.endpoint).length === 1)
  await town.stop()
  service.answer(phone.endpoint, { status: 201 })
  await town.start()
  await until('it is sent again', () => service.to(phone.endpoint).length === 2)
  const [first, second] = phone.received()
  expect(second?.notification.tag).toBe(first?.notification.tag)
})

it('a subscription that points elsewhere is refused', async () => {
  const { town, service } = await withPhones()
  const patrol = await town.as('patrol')
  const { subscription } = fakePhone(service)
  for (const endpoint of ['https://169.254.169.254/latest', 'http://127.0.0.1:9/x', 'https://evil.example.org/push'])
    expect(await patrol.refused('POST', '/push/subscriptions', { ...subscription, endpoint })).toMatchObject({ status: 400 })
})
