/** Faults of the world around a whole hub, and what its health page, details and figures say of them. */
import { expect, it, onTestFinished } from 'vitest'
import { connectButton } from '../harness/button.ts'
import { commune } from '../harness/commune.ts'
import { fakePhone } from '../harness/fake-phone.ts'
import { startPushService } from '../harness/push-service.ts'
import { until } from '../harness/until.ts'

it('a push service that refuses is named, and a device that is turned away is counted', async () => {
  const service = await startPushService()
  onTestFinished(() => service.close())
  const town = await commune({ env: { HUB_PUSH_HOSTS: '127.0.0.1', HUB_PUSH_CA: service.caFile } })
  const metrics = async () => (await fetch(`${town.hub().httpUrl}/metrics`)).text()
  const officer = await town.as('officer')
  const phone = fakePhone(service)
  await officer.post('/push/subscriptions', phone.subscription)
  service.answer(phone.endpoint, { status: 401 })
  await officer.post('/push/test')
  const host = new URL(service.origin).host
  await until('the figure names it', async () => (await metrics()).includes(`chuong_push_service_failures{service="${host}"} 1`))
  const stranger = connectButton(town.hub().mqttUrl, { ...town.credentials('counter'), password: 'wrong' }, { reconnectPeriod: 0 })
  await until('it is counted', async () => (await metrics()).includes('chuong_broker_refusals{because="bad-credentials"} 1'))
  await expect(stranger).rejects.toThrow()

  const details = await (await town.as('boss')).get('/hub')
  expect(details.pushTroubles).toMatchObject([{ service: host, why: 'status 401', failures: 1 }])
  expect(details.refused).toMatchObject([{ device: town.id('counter'), because: 'bad-credentials', count: 1 }])
  expect(details.disk.free).toBeGreaterThan(0)
  expect(details.journal.p99Ms).toBeGreaterThan(0)

  const { body } = await town.nobody().call('GET', '/health')
  expect(body.checks.push).toMatchObject({
    status: 'degraded',
    detail: expect.stringContaining(host),
    said: [{ what: 'push-service', with: { service: host } }],
  })
  // Open to all: no site, no person, no device.
  for (const secret of ['Tiệm vàng', 'Đ/c', town.id('counter'), phone.endpoint]) expect(JSON.stringify(body)).not.toContain(secret)
})

it('a push service that no phone here uses any more is no trouble of tonight', async () => {
  const service = await startPushService()
  onTestFinished(() => service.close())
  const town = await commune({ env: { HUB_PUSH_HOSTS: '127.0.0.1', HUB_PUSH_CA: service.caFile } })
  const push = async () => (await town.nobody().get('/health')).checks.push.status
  const boss = await town.as('boss')
  for (const gone of ['the phone is taken off', 'its person is'] as const) {
    const officer = await town.as('officer')
    const phone = fakePhone(service)
    await officer.post('/push/subscriptions', phone.subscription)
    service.answer(phone.endpoint, { status: 401 })
    await officer.post('/push/test')
    await until('it is named', async () => (await push()) === 'degraded')
    if (gone === 'its person is') await boss.patch(`/people/${town.id('officer')}`, { disabled: true })
    else await officer.delete('/push/subscriptions', { endpoint: phone.endpoint })
    expect(await push(), gone).toBe('ok')
    expect((await boss.get('/hub')).pushTroubles, gone).toEqual([])
  }
})
