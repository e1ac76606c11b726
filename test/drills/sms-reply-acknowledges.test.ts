import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'
import { fakeModem, NUMBERS, withNumbers } from '../harness/fake-modem.ts'
import { until } from '../harness/until.ts'

it('a patrol that answers 1 is on its way and silences nobody; a commander who answers 1 has taken the alarm', {
  timeout: 120_000,
}, async () => {
  const town = await commune()
  await withNumbers(town, 'patrol', 'commander')
  const modem = await fakeModem(town)
  const officer = await town.onDuty('officer')
  await town.onDuty('patrol')
  await (await town.button('counter')).press()
  const { id } = await officer.incident()
  const view = () => officer.get(`/incidents/${id}`)
  await until('the patrol, who has no phone, is asked at once', () => modem.textsTo(NUMBERS.patrol).length === 1, 30_000)

  await modem.hears('0912000001', '1')
  await until('it is on its way', async () => (await view()).onTheWay?.[0]?.id === town.id('patrol'), 30_000)
  expect(await view()).toMatchObject({ ringing: true, phase: 'ringing' })
  await until('a word back', () => modem.textsTo(NUMBERS.patrol).some((text) => text.startsWith('Đã ghi: bạn đang đến')), 30_000)

  await town.clock.push(30_000)
  await until('the commander is asked', () => modem.textsTo(NUMBERS.commander).length > 0, 30_000)
  expect(modem.textsTo(NUMBERS.commander)[0]).toMatch(/Trả lời 1 để nhận\.$/)
  await modem.hears(NUMBERS.commander, '1 ok')
  await until('it is taken', async () => (await view()).phase === 'acknowledged', 30_000)
  expect(await view()).toMatchObject({ ringing: false, acknowledgedBy: { id: town.id('commander') } })
})

it('what a stranger or the network itself writes answers nothing, and the number is not kept', { timeout: 120_000 }, async () => {
  const town = await commune()
  await withNumbers(town, 'patrol')
  const modem = await fakeModem(town)
  const officer = await town.onDuty('officer')
  await town.onDuty('patrol')
  await (await town.button('counter')).press()
  const { id } = await officer.incident()
  await until('the patrol is asked', () => modem.textsTo(NUMBERS.patrol).length === 1, 30_000)
  await modem.hears('+84999888777', '1')
  await modem.hears('Viettel', 'Quy khach con 2.000d')
  const inbox = () => town.hub().desk.look(({ messages }) => [...messages.inbox])
  await until('both are in the inbox', () => inbox().length === 2, 30_000)
  expect(inbox()).toMatchObject([{ text: '1' }, { service: 'Viettel' }])
  expect(JSON.stringify(inbox())).not.toContain('999888777')
  expect(await officer.get(`/incidents/${id}`)).toMatchObject({ ringing: true, phase: 'ringing' })
})
