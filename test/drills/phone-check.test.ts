/** A phone that is tried from the box is sent one test, by the rules of every other, and never an alarm. */
import { expect, it, onTestFinished } from 'vitest'
import { readBox } from '../../hub/box.ts'
import { askBox } from '../../hub/box-client.ts'
import type { PhoneCheck, PhoneCheckLink } from '../../hub/contract/phone-check.ts'
import { type Commune, commune } from '../harness/commune.ts'
import { fakePhone } from '../harness/fake-phone.ts'
import { startPushService } from '../harness/push-service.ts'
import { until } from '../harness/until.ts'

const MINUTE = 60_000
const PHONE = 'the-phone-that-is-tried'

async function ask<T>(town: Commune, method: 'GET' | 'POST', path: string): Promise<T> {
  const door = readBox(town.folder)
  if (!door) throw new Error('the hub has left no word of itself')
  const answer = await askBox<T>(door, method, path)
  if (!answer.ok) throw new Error(answer.problem.code)
  return answer.body
}
const link = async (town: Commune) => (await ask<PhoneCheckLink>(town, 'POST', '/phone-check')).path.split('#')[1] ?? ''
const tell = (town: Commune, token: string, more: object = {}) =>
  town.nobody().call('POST', '/phone-check', { token, phone: PHONE, ...more })
const steps = (check: PhoneCheck) => Object.fromEntries(check.steps.map(({ step, ok }) => [step, ok]))

it('sends one push to a known push service, believes the worker’s receipt alone, and calls nobody in an alarm', {
  timeout: 60_000,
}, async () => {
  const service = await startPushService()
  onTestFinished(() => service.close())
  const town = await commune({ env: { HUB_PUSH_HOSTS: new URL(service.origin).host, HUB_PUSH_CA: service.caFile } })
  const token = await link(town)
  const phone = fakePhone(service)
  const elsewhere = { ...phone.subscription, endpoint: 'https://inside.example/admin' }
  expect(steps((await tell(town, token, { subscription: elsewhere })).body)).toEqual({ accepted: false })
  expect(service.requests).toEqual([])

  const { body } = await tell(town, token, { did: { step: 'permission', ok: true }, subscription: phone.subscription })
  expect(steps(body)).toEqual({ permission: true, accepted: true })
  const [push] = phone.received()
  expect((await town.nobody().call('POST', '/push/receipts', { token: push?.token, stage: 'opened' })).status).toBe(204)
  expect(steps(await ask(town, 'GET', '/phone-check')), 'touched is not shown').not.toHaveProperty('shown')
  await town.nobody().post('/push/receipts', { token: push?.token, stage: 'shown' })
  expect(steps(await ask(town, 'GET', '/phone-check'))).toMatchObject({ shown: true })

  await (await town.button('counter')).press()
  await until('the alarm rings', async () => (await (await town.as('officer')).incident())?.ringing, 30_000)
  expect(phone.received(), 'the test, and nothing else').toHaveLength(1)
})

it('is one phone’s, is void with the next link, and over after a quarter of an hour', { timeout: 60_000 }, async () => {
  const town = await commune()
  const first = await link(town)
  expect((await tell(town, first, { did: { step: 'page', ok: true } })).status).toBe(200)
  expect((await tell(town, first, { phone: 'another-phone-altogether' })).body.code).toBe('phone-check-taken')
  const second = await link(town)
  expect((await tell(town, first)).body.code).toBe('phone-check-over')
  expect(steps((await tell(town, second)).body), 'what another has proved proves nothing').toEqual({})
  await town.clock.push(15 * MINUTE)
  expect((await tell(town, second)).body.code).toBe('phone-check-over')
  await expect(ask(town, 'GET', '/phone-check')).rejects.toThrow('not-found')
})
