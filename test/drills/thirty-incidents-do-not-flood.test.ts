import mqtt from 'mqtt'
import { expect, it, onTestFinished } from 'vitest'
import { commune } from '../harness/commune.ts'
import { fakeModem, NUMBERS, withNumbers } from '../harness/fake-modem.ts'
import { until } from '../harness/until.ts'

const ALARMS = 30
/** Three pieces of UCS-2. */
const LONGEST = 201

it('thirty alarms reach a patrol as a handful of short messages, every site in one, and end as few', { timeout: 180_000 }, async () => {
  const town = await commune()
  await withNumbers(town, 'patrol')
  const boss = await town.as('boss')
  // A network that takes its time: each message is sent when the test says so.
  const modem = await fakeModem(town, 'Modem', { sms: ['queued'], call: ['queued'] })
  const { gateway, mqtt: credentials } = await boss.post('/gateways', { label: 'Radio', station: town.id('home') })
  const sites: { code: string; button: string }[] = []
  for (let n = 0; n < ALARMS; n += 1) {
    const place = { code: `KH${n}`, name: `Tiệm vàng Kim Hoa số ${n} chợ trung tâm`, kind: 'gold-shop', address: '45 Quốc lộ 20' }
    const site = await boss.post('/sites', { ...place, location: { lat: 11.739, lon: 108.374 }, service: 'in-service' })
    const { button } = await boss.post(`/sites/${site.id}/buttons`, { label: 'Nút', gateway: gateway.id })
    sites.push({ code: site.code, button: button.id })
  }
  const officer = await town.onDuty('officer')
  await town.onDuty('patrol')
  const radio = await mqtt.connectAsync(town.hub().mqttUrl, credentials)
  onTestFinished(() => void radio.end(true))

  await Promise.all(
    sites.map(({ button }) => radio.publishAsync(`buttons/${button}/press`, JSON.stringify({ press: `p-${button}` }), { qos: 1 })),
  )
  const asked = () => town.hub().desk.look(({ incidents }) => [...incidents.values()].flatMap(({ messages }) => [...messages.values()]))
  const ofPatrol = () => asked().filter(({ message }) => message.person === town.id('patrol') && message.channel === 'sms')
  await until('all are asked for', () => ofPatrol().filter(({ message }) => message.what === 'alarm').length === ALARMS, 60_000)

  const released = new Set<string>()
  async function release(): Promise<void> {
    for (const { id } of modem.sms()) {
      if (released.has(id)) continue
      released.add(id)
      for (const state of ['sent', 'delivered']) await modem.status('sms', id, state)
    }
  }
  await until(
    'all of them are delivered',
    async () => {
      await release()
      return ofPatrol().every(({ state }) => state === 'delivered')
    },
    60_000,
  )
  const texts = modem.textsTo(NUMBERS.patrol)
  expect(texts.length).toBeLessThanOrEqual(6)
  const spoken = texts.join('\n')
  expect(sites.filter(({ code }) => !new RegExp(`\\b${code}\\b`).test(spoken))).toEqual([])
  for (const text of texts) expect(text.length, text).toBeLessThanOrEqual(LONGEST)

  const { items } = await officer.get('/incidents?limit=100')
  for (const { id } of items) await officer.post(`/incidents/${id}/acknowledge`)
  await until(
    'who has them is told',
    async () => {
      await release()
      const news = ofPatrol().filter(({ message }) => message.what === 'answered')
      return news.length === ALARMS && news.every(({ state }) => state === 'delivered')
    },
    60_000,
  )
  expect(modem.textsTo(NUMBERS.patrol).length).toBeLessThanOrEqual(texts.length + ALARMS / 2)
})
