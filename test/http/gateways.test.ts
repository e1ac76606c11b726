import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Gateway, MqttCredentials } from '../../hub/contract/resources.ts'
import { type Hub, openHub } from './harness.ts'
import { populate, type World } from './world.ts'

let hub: Hub
let world: World

beforeAll(async () => {
  hub = await openHub()
  world = await populate(hub)
})
afterAll(() => hub.close())

test('a gateway is made with credentials shown once, rotated, and retired with its connection closed', async () => {
  const admin = world.as('admin')
  const verify = ({ username, password }: MqttCredentials) => hub.registry.verifyDevice(username, password)
  const made = await admin<{ gateway: Gateway; mqtt: MqttCredentials }>('POST', '/gateways', { label: 'Cellar', site: world.sites.own })
  const { id } = made.body.gateway
  expect([made.status, made.body.gateway]).toEqual([201, { id, label: 'Cellar', site: world.sites.own, supervision: '90s' }])
  expect(verify(made.body.mqtt)).toBe(id)

  const rotated = await admin<{ mqtt: MqttCredentials }>('POST', `/gateways/${id}/credentials`)
  expect([verify(made.body.mqtt), verify(rotated.body.mqtt)]).toEqual([null, id])
  const cut = () => hub.disconnected.filter((device) => device === id)
  expect(cut()).toEqual([id])

  const retired = await admin('DELETE', `/gateways/${id}`)
  expect(retired.body).toEqual({ ...made.body.gateway, state: 'retired', buttons: 0, retiredAt: new Date(hub.clock.now()).toISOString() })
  expect(verify(rotated.body.mqtt)).toBeNull()
  expect(cut()).toEqual([id, id])
  expect((await admin('GET', `/gateways/${id}`)).body).toEqual(retired.body)
  const again = await admin('POST', `/gateways/${id}/credentials`)
  expect([again.status, again.body.code]).toEqual([409, 'retired'])
})

test('a gateway stands at one place', async () => {
  const { sites, stations } = world
  for (const place of [{}, { site: sites.own, station: stations.home }]) {
    const { status, body } = await world.as('admin')('POST', '/gateways', { label: 'X', ...place })
    expect([status, body.code]).toEqual([409, 'gateway-needs-one-place'])
  }
})

test('a gateway that does not exist is not found', async () => {
  const admin = world.as('admin')
  for (const call of [
    admin('GET', '/gateways/nowhere'),
    admin('DELETE', '/gateways/nowhere'),
    admin('POST', '/gateways/nowhere/credentials'),
  ])
    expect((await call).status).toBe(404)
})

test('credentials of a button are not given out under the name of a gateway, nor the other way round', async () => {
  const admin = world.as('admin')
  expect((await admin('POST', `/gateways/${world.buttons.own}/credentials`)).status).toBe(404)
  expect((await admin('POST', `/buttons/${world.gateway}/credentials`)).status).toBe(404)
})

test('the list says how each gateway is and how much depends on it; its name and supervision can be changed', async () => {
  const admin = world.as('admin')
  const { gateway, sites } = world
  await hub.make({ type: 'AddButton', site: sites.own, button: { label: 'Behind', gateway } })
  const at = hub.clock.now()
  await hub.desk.submit({ type: 'Heard', at, device: gateway, site: null, beat: { rssi: -70, firmware: '2.1', uptime: 60 } })
  const { body } = await admin<{ items: object[] }>('GET', '/gateways')
  expect(body.items).toContainEqual(
    expect.objectContaining({
      id: gateway,
      state: 'online',
      buttons: 1,
      rssi: -70,
      firmware: '2.1',
      upSince: new Date(at - 60_000).toISOString(),
    }),
  )
  const changed = await admin('PATCH', `/gateways/${gateway}`, { label: 'Attic', supervision: '3min' })
  expect([changed.status, changed.body]).toEqual([200, expect.objectContaining({ label: 'Attic', supervision: '3min', state: 'online' })])
  expect((await admin('PATCH', `/gateways/${gateway}`, { site: sites.own })).status).toBe(400)
  expect((await admin('PATCH', '/gateways/nowhere', { label: 'X' })).status).toBe(404)
})

test('a gateway with a modem says so, with the topics it is asked on, and how its modem stands', async () => {
  const admin = world.as('admin')
  const { id } = (await admin<{ gateway: Gateway }>('POST', '/gateways', { label: 'Mast', station: world.stations.home })).body.gateway
  expect((await admin('GET', `/gateways/${id}/modem`)).status).toBe(404)
  expect((await admin('POST', `/gateways/${id}/balance`, { code: '*101#' })).body.code).toBe('no-modem')
  expect((await admin('PATCH', `/gateways/${id}`, { modem: true })).body).toMatchObject({ modem: true })
  const { mqtt } = (await admin<{ mqtt: MqttCredentials }>('POST', `/gateways/${id}/credentials`)).body
  expect(mqtt.topics).toMatchObject({ 'sms/out': `gateways/${id}/sms/out`, 'ussd/in': `gateways/${id}/ussd/in` })

  const modem = { signal: -71, registration: 'home', operator: 'Viettel', sim: 'ready', model: 'SIM7600E' } as const
  await hub.desk.submit({ type: 'Heard', at: hub.clock.now(), device: id, site: null, beat: { modem } })
  expect((await admin('GET', `/gateways/${id}`)).body).toMatchObject({ modemVitals: modem })
  expect((await admin('GET', `/gateways/${id}/modem`)).body).toEqual({
    vitals: modem,
    hour: { sms: { used: 0, most: 120 }, calls: { used: 0, most: 40 } },
    inbox: [],
  })
})

test('the balance is asked by a service code, and its answer and what the operator writes are read there', async () => {
  const admin = world.as('admin')
  const { gateway } = world
  await admin('PATCH', `/gateways/${gateway}`, { modem: true })
  for (const code of ['101', '*101', 'AT+CPIN?', ''])
    expect((await admin('POST', `/gateways/${gateway}/balance`, { code })).status, code).toBe(400)
  const asked = await admin<{ balance: object }>('POST', `/gateways/${gateway}/balance`, { code: '*101#' })
  const askedAt = new Date(hub.clock.now()).toISOString()
  expect([asked.status, asked.body.balance]).toEqual([200, { code: '*101#', askedAt }])
  const at = hub.clock.now()
  const ask = hub.desk.look((state) => state.messages.balances.get(gateway)?.ask ?? '')
  await hub.desk.submit({ type: 'HearBalance', at, gateway, ask, text: 'TK goc: 50.000d' })
  const directory = hub.registry.directory()
  const sms = { type: 'HearSms', at, gateway, by: null, sentAt: at, directory } as const
  await hub.desk.submit({ ...sms, sms: 'a', text: 'Nap the ngay', service: 'Viettel' })
  await hub.desk.submit({ ...sms, sms: 'b', text: 'Ai day?', by: { person: world.person('patrol home'), role: 'patrol', station: null } })
  expect((await admin('GET', `/gateways/${gateway}/modem`)).body).toMatchObject({
    heardAt: askedAt,
    balance: { code: '*101#', askedAt, heard: { at: askedAt, text: 'TK goc: 50.000d' } },
    inbox: [
      { text: 'Ai day?', from: { name: 'patrol home' } },
      { text: 'Nap the ngay', service: 'Viettel' },
    ],
  })
})
