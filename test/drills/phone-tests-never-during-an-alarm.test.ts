import { expect, it, onTestFinished } from 'vitest'
import { commune } from '../harness/commune.ts'
import { fakePhone } from '../harness/fake-phone.ts'
import { startPushService } from '../harness/push-service.ts'
import { until } from '../harness/until.ts'

const minute = 60_000

it('no phone is tried while an alarm rings, nor within ten minutes of being told of one', async () => {
  const service = await startPushService()
  onTestFinished(() => service.close())
  const town = await commune({ env: { HUB_PUSH_HOSTS: '127.0.0.1', HUB_PUSH_CA: service.caFile } })
  const officer = await town.onDuty('officer')
  const patrol = await town.onDuty('patrol')
  const phone = fakePhone(service)
  await patrol.post('/push/subscriptions', phone.subscription)
  const of = (what: string) => phone.received().filter((push) => push.what === what).length

  await town.clock.push(110_000)
  await (await town.button('counter')).press()
  await until('the alarm is on the phone', () => of('alarm') > 0)
  await town.clock.push(5 * minute)
  // A second round of the hub's, by its own clock, has come when the desk has missed something else.
  const silent = await town.onDuty('commander')
  await silent.post('/duty')
  const incident = await officer.incident()
  await officer.post(`/incidents/${incident.id}/acknowledge`)
  await officer.post(`/incidents/${incident.id}/close`, { disposition: 'drill' })
  await until('its end is on the phone', () => of('closed') === 1)
  const closedAt = town.clock.now()
  expect(of('test')).toBe(0)

  await town.clock.push(9 * minute)
  await officer.post('/duty/siren', { heard: true })
  expect(of('test')).toBe(0)
  await town.clock.push(minute + 1_000)
  await until('then it is tried', () => of('test') === 1)
  expect(town.clock.now() - closedAt).toBeGreaterThanOrEqual(10 * minute)
})
