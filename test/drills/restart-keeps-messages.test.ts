import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'
import { fakeModem, NUMBERS, SILENT, withNumbers } from '../harness/fake-modem.ts'
import { freePort } from '../harness/free-port.ts'
import { passUntil } from '../harness/pass-until.ts'
import { until } from '../harness/until.ts'

it('a restart asks for the same message under the same name, and what a modem says of it afterwards finds its alarm', {
  timeout: 180_000,
}, async () => {
  const town = await commune({ env: { HUB_MQTT_PORT: String(await freePort()) } })
  await withNumbers(town, 'patrol')
  const modem = await fakeModem(town, 'Modem', SILENT)
  const officer = await town.onDuty('officer')
  await town.onDuty('patrol')
  await (await town.button('counter')).press()
  const { id } = await officer.incident()
  const [order] = await until('the order', () => (modem.sms().length > 0 ? modem.sms() : null), 30_000)
  if (!order) throw new Error('no order')
  await passUntil('it is asked for again, because nothing was said of it', town.clock, 30, () => modem.times(order.id) >= 2)

  const listened = modem.listens()
  await town.stop()
  await town.start()
  await until('the modem listens again', () => modem.listens() > listened, 60_000)
  const before = modem.times(order.id)
  await passUntil('it is asked for again after the restart', town.clock, 30, () => modem.times(order.id) > before)
  expect(modem.sms(), 'the same thing and no other').toHaveLength(1)

  const again = await town.as('officer')
  const message = async () => (await again.get(`/incidents/${id}`)).messages[0]
  await modem.status('sms', order.id, 'queued')
  await until('it is accepted', async () => (await message()).state === 'accepted', 30_000)
  const heard = modem.listens()
  await town.stop()
  await town.start()
  await until('the modem is back', () => modem.listens() > heard, 60_000)
  await modem.status('sms', order.id, 'sent')
  await modem.status('sms', order.id, 'delivered')
  const later = await town.as('officer')
  await until('it is delivered', async () => (await later.get(`/incidents/${id}`)).messages[0].state === 'delivered', 30_000)
  expect(modem.textsTo(NUMBERS.patrol)).toHaveLength(1)
})
