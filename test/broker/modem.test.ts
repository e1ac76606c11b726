import { expect, test } from 'vitest'
import type { ModemSays } from '../../hub/contract/modem-messages.ts'
import { until } from '../harness/until.ts'
import { closing, device, idOf, inbox, start } from './fixture.ts'

const STATUS = JSON.stringify({ id: 'm-1', state: 'sent', later: false, at: '2026-11-22T03:00:00.000Z' })

test('what a modem says is understood, and what it garbles is on the record', async () => {
  const { broker, desk } = await start()
  const client = await device(broker, 'g1')
  await client.publishAsync('gateways/g1/sms/status', STATUS, { qos: 1 })
  await client.publishAsync(
    'gateways/g1/ussd/in',
    JSON.stringify({ id: 'u-1', text: 'TK: 45.000d', later: false, at: '2026-11-22T03:00:00.000Z' }),
    { qos: 1 },
  )
  await client.publishAsync('gateways/g1/call/status', '{"id": 7}', { qos: 1 })
  expect(desk.of('NotUnderstood')).toMatchObject([{ topic: 'gateways/g1/call/status' }])
})

test('a gateway hears what it is asked, and cannot ask itself', async () => {
  const { broker } = await start()
  const client = await device(broker, 'g1')
  const granted = await client.subscribeAsync(['gateways/g1/sms/out', 'gateways/g1/call/out', 'gateways/g1/ussd/out'], { qos: 1 })
  expect(granted.map(({ qos }) => qos)).toEqual([1, 1, 1])
  const ended = closing(client)
  client.publish('gateways/g1/sms/out', STATUS)
  await ended
})

test('the beat of a gateway with a modem is read, and the signal and make of it are kept', async () => {
  const { broker, desk } = await start()
  const client = await device(broker, 'g1')
  const modem = { signal: -71, registration: 'home', operator: 'Viettel', sim: 'ready', model: 'SIMCOM_SIM7600E-H' }
  const beat = { uptime: 9, line: 'open', rssi: -71, firmware: 'LE11B14SIM7600M22', counters: { sent: 1 }, modem }
  await client.publishAsync('gateways/g1/beat', JSON.stringify(beat), { qos: 1 })
  expect(desk.of('NotUnderstood')).toEqual([])
  expect(desk.of('Heard').at(-1)).toMatchObject({ device: 'g1', beat: { rssi: -71, firmware: 'LE11B14SIM7600M22', line: 'open', modem } })
})

test('what a gateway is asked reaches it alone, once and not retained, and nobody who is not there', async () => {
  const { broker } = await start()
  const topic = 'gateways/g1/sms/out'
  expect(broker.ask(idOf('g1'), topic, '1')).toBe(false)
  const client = await device(broker, 'g1')
  const other = inbox(await device(broker, 'g2'))
  const heard = inbox(client)
  expect(broker.ask(idOf('g1'), topic, '2')).toBe(false)
  await client.subscribeAsync('gateways/g1/+/out', { qos: 1 })
  expect(broker.ask(idOf('g1'), topic, '3')).toBe(true)
  expect(broker.ask(idOf('g1'), topic, '3')).toBe(true)
  await until('both are there', () => heard.length === 2)
  expect(heard.map(({ payload, retain }) => [payload, retain])).toEqual([
    ['3', false],
    ['3', false],
  ])
  expect(other).toEqual([])
  await client.endAsync(true)
  await until('it is gone', () => !broker.connectedDevices().includes(idOf('g1')))
  expect(broker.ask(idOf('g1'), topic, '4')).toBe(false)
})

test('what a modem said is acknowledged when it has been taken, and said again when it was not', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  const said: ModemSays[] = []
  const { broker } = await start({
    async modemSays(_gateway, news) {
      said.push(news)
      if (said.length === 1) await promise
      if (said.length === 2) throw new Error('not now')
    },
  })
  const client = await device(broker, 'g1')
  let isAcknowledged = false
  const published = client.publishAsync('gateways/g1/sms/status', STATUS, { qos: 1 }).then(() => {
    isAcknowledged = true
  })
  await until('it is being taken', () => said.length === 1)
  await client.publishAsync('gateways/g1/beat', '{}', { qos: 0 })
  expect(isAcknowledged).toBe(false)
  resolve()
  await published
  expect(said).toMatchObject([{ what: 'sms/status', news: { id: 'm-1', state: 'sent' } }])
  const ended = closing(client)
  client.publish('gateways/g1/sms/status', STATUS, { qos: 1 })
  await ended
})
