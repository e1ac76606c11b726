import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'
import { fakeModem, NUMBERS, withNumbers } from '../harness/fake-modem.ts'
import { passUntil } from '../harness/pass-until.ts'
import { until } from '../harness/until.ts'

it('who was called out by short message hears by short message who has it and that it is over; who was not hears nothing', {
  timeout: 120_000,
}, async () => {
  const town = await commune()
  await withNumbers(town, 'patrol', 'second')
  const modem = await fakeModem(town)
  const officer = await town.onDuty('officer')
  await town.onDuty('patrol')
  await (await town.button('counter')).press()
  const { id } = await officer.incident()
  const texts = () => modem.textsTo(NUMBERS.patrol)
  await until('the patrol is asked', () => texts().length === 1, 30_000)
  await officer.post(`/incidents/${id}/acknowledge`)
  await until('who has it', () => texts().length === 2, 30_000)
  expect(texts()[1]).toMatch(/^Đã có người nhận \(Đ\/c officer\): Tiệm vàng shop \(.+\)\. Hãy sẵn sàng, chờ lệnh trực ban\.$/)
  await officer.post(`/incidents/${id}/close`, { disposition: 'test' })
  await until('it is over', () => texts().length === 3, 30_000)
  expect(texts()[2]).toMatch(/^KẾT THÚC: Tiệm vàng shop \(.+\), thử\.$/)
  expect(modem.textsTo(NUMBERS.second)).toEqual([])
})

it('an alarm that is answered before a modem could take its message is not sent, and nothing stands it down', {
  timeout: 120_000,
}, async () => {
  const town = await commune()
  await withNumbers(town, 'patrol')
  const modem = await fakeModem(town)
  modem.client.end(true)
  await until('the modem is gone', () => town.hub().desk.look(({ devices }) => devices.get(modem.id as never)?.state !== 'online'), 30_000)
  const officer = await town.onDuty('officer')
  await town.onDuty('patrol')
  await (await town.button('counter')).press()
  const { id } = await officer.incident()
  await officer.post(`/incidents/${id}/acknowledge`)
  const states = async () => (await officer.get(`/incidents/${id}`)).messages.map((each: any) => `${each.what} ${each.state}`)
  await passUntil('both are withdrawn', town.clock, 20, async () => (await states()).join() === 'alarm withdrawn,answered withdrawn')
  modem.client.reconnect()
  await until('the modem is back', () => town.hub().desk.look(({ devices }) => devices.get(modem.id as never)?.state === 'online'), 30_000)
  await town.clock.push(20_000)
  expect(modem.sms()).toEqual([])
})
