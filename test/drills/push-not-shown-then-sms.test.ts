import { expect, it, onTestFinished } from 'vitest'
import { commune } from '../harness/commune.ts'
import { fakeModem, NUMBERS, withNumbers } from '../harness/fake-modem.ts'
import { fakePhone } from '../harness/fake-phone.ts'
import { startPushService } from '../harness/push-service.ts'
import { until } from '../harness/until.ts'

it('a patrol whose phone takes the push and does not show it is sent a short message after ten seconds, with its receipt in the story', {
  timeout: 120_000,
}, async () => {
  const service = await startPushService()
  onTestFinished(() => service.close())
  const town = await commune({ env: { HUB_PUSH_HOSTS: '127.0.0.1', HUB_PUSH_CA: service.caFile } })
  await withNumbers(town, 'patrol')
  const modem = await fakeModem(town)
  const officer = await town.onDuty('officer')
  const patrol = await town.onDuty('patrol')
  const phone = fakePhone(service)
  await patrol.post('/push/subscriptions', phone.subscription)

  await (await town.button('counter')).press()
  await until('the push is taken', () => phone.received().length > 0, 30_000)
  await town.clock.push(9_000)
  expect(modem.sms()).toEqual([])
  await town.clock.push(1_000)
  await until('the short message', () => modem.sms().length === 1, 30_000)
  const [text] = modem.textsTo(NUMBERS.patrol)
  const { id, site } = await officer.incident()
  expect(text).toMatch(
    new RegExp(`^BÁO ĐỘNG CƯỚP: Tiệm vàng shop \\(${site.code}\\), 12 Trần Hưng Đạo, \\d\\d:\\d\\d\\. Trả lời 1 nếu đang đến\\.$`),
  )
  const told = await until(
    'the story says that the telephone has it',
    async () => (await officer.get(`/incidents/${id}`)).messages.find(({ state }: { state: string }) => state === 'delivered'),
    30_000,
  )
  expect(told).toMatchObject({ channel: 'sms', what: 'alarm', because: 'not-shown', to: { id: town.id('patrol') }, gateway: modem.id })
})

it('a patrol that was shown the push is sent none', { timeout: 120_000 }, async () => {
  const service = await startPushService()
  onTestFinished(() => service.close())
  const town = await commune({ env: { HUB_PUSH_HOSTS: '127.0.0.1', HUB_PUSH_CA: service.caFile } })
  await withNumbers(town, 'patrol')
  const modem = await fakeModem(town)
  await town.onDuty('officer')
  const patrol = await town.onDuty('patrol')
  const phone = fakePhone(service)
  await patrol.post('/push/subscriptions', phone.subscription)
  await (await town.button('counter')).press()
  const [push] = await until('the push', () => (phone.received().length > 0 ? phone.received() : null), 30_000)
  await town.nobody().post('/push/receipts', { token: push?.token, stage: 'shown' })
  await town.clock.push(25_000)
  const asked = town.hub().desk.look(({ incidents }) => [...incidents.values()].flatMap(({ messages }) => [...messages.values()]))
  expect(asked.filter(({ message }) => message.channel === 'sms')).toEqual([])
  expect(modem.sms()).toEqual([])
})
