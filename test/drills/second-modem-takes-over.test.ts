import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'
import { fakeModem, NUMBERS, SILENT, withNumbers } from '../harness/fake-modem.ts'
import { until } from '../harness/until.ts'

it('what one modem cannot do, and what it says nothing of, another is asked for under the same name', { timeout: 120_000 }, async () => {
  const town = await commune()
  await withNumbers(town, 'patrol')
  const modems = [await fakeModem(town, 'First', SILENT), await fakeModem(town, 'Second', SILENT)]
  const officer = await town.onDuty('officer')
  await town.onDuty('patrol')
  await (await town.button('counter')).press()
  const first = await until('one of them is asked', () => modems.find((each) => each.sms().length > 0), 30_000)
  const second = modems.find((each) => each !== first)
  const [order] = first.sms()
  if (!second || !order) throw new Error('no order')
  await first.status('sms', order.id, 'failed', { code: 'sim-missing', later: false })
  await until('the other is asked for the same', () => second.sms()[0]?.id === order.id, 30_000)
  for (const state of ['queued', 'sent', 'delivered']) await second.status('sms', order.id, state)
  const { id } = await officer.incident()
  const messages = async () => (await officer.get(`/incidents/${id}`)).messages
  await until('it is delivered', async () => (await messages())[0].state === 'delivered', 30_000)
  expect(await messages()).toMatchObject([{ gateway: second.id }])

  await officer.post(`/incidents/${id}/acknowledge`)
  const news = await until('the news goes to the one that works', () => second.sms()[1], 30_000)
  await town.clock.push(16_000)
  await until('and, with nothing said of it, to the other', () => first.sms().some((each) => each.id === news.id), 30_000)
  expect(new Set([...first.textsTo(NUMBERS.patrol), ...second.textsTo(NUMBERS.patrol)]).size).toBe(2)
})
