import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ButtonId, GatewayId } from '../../hub/contract/ids.ts'
import type { Button, MqttCredentials } from '../../hub/contract/resources.ts'
import { type Hub, openHub } from './harness.ts'
import { populate, type World } from './world.ts'

type Made = { button: Button; mqtt: MqttCredentials | null }
type Read = Button & { state: string; lastHeardAt?: string; battery?: number; lastPressAt?: string }

let hub: Hub
let world: World

beforeAll(async () => {
  hub = await openHub()
  world = await populate(hub)
})
afterAll(() => hub.close())

const make = async (body: object = { label: 'Safe' }) =>
  (await world.as('admin')<Made>('POST', `/sites/${world.sites.own}/buttons`, body)).body
const verify = ({ mqtt }: { mqtt: MqttCredentials | null }) => (mqtt ? hub.registry.verifyDevice(mqtt.username, mqtt.password) : null)

test('a new button comes with its credentials, which are shown this once', async () => {
  const { status, body } = await world.as('admin')<Made>('POST', `/sites/${world.sites.own}/buttons`, {
    label: 'Safe',
    supervision: '3min',
  })
  const { id } = body.button
  expect(status).toBe(201)
  expect(body).toEqual({
    button: { id, site: world.sites.own, label: 'Safe', supervision: '3min', ownCredentials: true },
    mqtt: {
      clientId: id,
      username: id,
      password: expect.stringMatching(/^.{22,}$/),
      topics: expect.objectContaining({ press: `buttons/${id}/press` }),
    },
  })
  expect(verify(body)).toBe(id)
  const later = await world.as('admin')('GET', `/buttons/${id}`)
  expect(JSON.stringify(later.body)).not.toContain(body.mqtt?.password)
})

test('a button behind a gateway has no credentials, gets them when it is taken from there, and loses them when it is put back', async () => {
  const made = await make({ label: 'Radio', gateway: world.gateway, profile: 'zigbee2mqtt', address: 'sos-1' })
  const { id } = made.button
  expect(made.mqtt).toBeNull()
  const admin = world.as('admin')
  const rotated = await admin('POST', `/buttons/${id}/credentials`)
  expect([rotated.status, rotated.body.code]).toEqual([409, 'has-no-credentials'])

  const freed = await admin<Read & Made>('PATCH', `/buttons/${id}`, { gateway: null })
  expect(freed.body).toMatchObject({ id, ownCredentials: true, state: 'never-heard' })
  expect(verify(freed.body)).toBe(id)
  const back = await admin('PATCH', `/buttons/${id}`, { gateway: world.gateway })
  expect(back.body).toMatchObject({ ownCredentials: false, mqtt: null })
  expect(verify(freed.body)).toBeNull()
  expect(hub.disconnected).toContain(id)
})

test('rotated credentials void the old ones, and the live connection is closed', async () => {
  const old = await make()
  const { body: fresh } = await world.as('admin')<{ mqtt: MqttCredentials }>('POST', `/buttons/${old.button.id}/credentials`)
  expect([verify(old), verify(fresh)]).toEqual([null, old.button.id])
  expect(hub.disconnected).toContain(old.button.id)
})

test('a retired button may not connect, is cut off, and stays on the record', async () => {
  const made = await make()
  const { id } = made.button
  const admin = world.as('admin')
  const retired = await admin('DELETE', `/buttons/${id}`)
  expect([retired.status, retired.body]).toEqual([
    200,
    { ...made.button, state: 'retired', retiredAt: new Date(hub.clock.now()).toISOString() },
  ])
  expect(verify(made)).toBeNull()
  expect(hub.disconnected).toContain(id)
  for (const [method, path, body] of [
    ['DELETE', `/buttons/${id}`],
    ['PATCH', `/buttons/${id}`, { label: 'X' }],
    ['POST', `/buttons/${id}/credentials`],
    ['POST', `/buttons/${id}/test`],
    ['POST', `/buttons/${id}/bypass`, { minutes: 5, reason: 'X' }],
  ] as const) {
    const { status, body: answer } = await admin(method, path, body)
    expect([method, path, status, answer.code]).toEqual([method, path, 409, 'retired'])
  }
})

test('a button that stays the same is not cut off by a new label', async () => {
  const { button } = await make()
  const { body } = await world.as('admin')('PATCH', `/buttons/${button.id}`, { label: 'Renamed' })
  expect(body).toMatchObject({ ...button, label: 'Renamed', state: 'never-heard' })
  expect(hub.disconnected).not.toContain(button.id)
})

test('the list says of every button how it is, and can be asked for one state or one site', async () => {
  const at = hub.clock.now()
  const { own, other } = world.buttons
  await hub.desk.submit({ type: 'Heard', at, device: own, site: world.sites.own, beat: { battery: 87, rssi: -61 } })
  await world.press()
  const list = async (query: string, viewer = 'officer home') =>
    (await world.as(viewer)<{ items: Read[] }>('GET', `/buttons?${query}`)).body.items
  const now = new Date(at).toISOString()
  expect(await list('state=online')).toEqual([
    expect.objectContaining({ id: own, state: 'online', lastHeardAt: now, battery: 87, rssi: -61, lastPressAt: now }),
  ])
  expect((await list('state=never-heard')).map(({ id }) => id)).toContain(other)
  expect((await list(`site=${world.sites.other}`)).map(({ id }) => id)).toEqual([other])
  expect(await list(`site=${world.sites.other}`, 'staff own')).toEqual([])
})

test('a gateway that does not exist and a site that does not exist are two answers', async () => {
  const admin = world.as('admin')
  const gateway = await admin('POST', `/sites/${world.sites.own}/buttons`, { label: 'X', gateway: 'nowhere' as GatewayId })
  expect([gateway.status, gateway.body.code]).toEqual([409, 'no-such-gateway'])
  expect((await admin('POST', '/sites/nowhere/buttons', { label: 'X' })).status).toBe(404)
  for (const call of [
    admin('PATCH', '/buttons/nowhere', { label: 'X' }),
    admin('DELETE', '/buttons/nowhere'),
    admin('POST', '/buttons/nowhere/credentials'),
  ])
    expect((await call).status).toBe(404)
  expect(hub.disconnected).not.toContain('nowhere' as ButtonId)
})

test('a button is found by any part of its place or name, with or without accents, and low batteries by themselves', async () => {
  await hub.make({ type: 'PatchSite', id: world.sites.other, patch: { name: 'Tiệm vàng Đại Phát' } })
  const list = async (query: string) =>
    (await world.as('admin')<{ items: Read[] }>('GET', `/buttons?${query}`)).body.items.map(({ id }) => id)
  expect(await list('q=dai%20phat')).toEqual([world.buttons.other])
  expect(await list('q=TV01%20counter')).toEqual([])
  expect(await list(`q=${world.buttons.own}`)).toEqual([world.buttons.own])
  const at = hub.clock.now()
  await hub.desk.submit({ type: 'Heard', at, device: world.buttons.own, site: world.sites.own, beat: { battery: 12 } })
  expect(await list('lowBattery=true')).toEqual([world.buttons.own])
})

test('buttons are read in pages, each once', async () => {
  const many = Array.from({ length: 3 }, (_, n) => hub.make({ type: 'AddButton', site: world.sites.own, button: { label: `Q${n}` } }))
  await Promise.all(many)
  const ids: string[] = []
  for (let before = ''; ; ) {
    const { body } = await world.as('admin')<{ items: Read[]; next?: string }>('GET', `/buttons?limit=2${before && `&before=${before}`}`)
    ids.push(...body.items.map(({ id }) => id))
    if (body.next === undefined) break
    before = body.next
  }
  expect([ids.length, new Set(ids).size]).toEqual([hub.registry.directory().buttons.size, ids.length])
})
