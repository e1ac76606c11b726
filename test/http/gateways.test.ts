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
  expect(hub.disconnected).toEqual([id])

  const retired = await admin('DELETE', `/gateways/${id}`)
  expect(retired.body).toEqual({ ...made.body.gateway, state: 'retired', buttons: 0, retiredAt: new Date(hub.clock.now()).toISOString() })
  expect(verify(rotated.body.mqtt)).toBeNull()
  expect(hub.disconnected).toEqual([id, id])
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
