import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SubscriptionId } from '../../hub/contract/ids.ts'
import { type Hub, openHub } from './harness.ts'
import { populate, type World } from './world.ts'

let hub: Hub
let world: World
const endpoint = 'https://push.example/phone-1'
const keys = { p256dh: 'key', auth: 'secret' }

beforeAll(async () => {
  hub = await openHub()
  world = await populate(hub)
})
afterAll(() => hub.close())

const phonesOf = (viewer: string) => hub.registry.directory().phones.get(world.person(viewer)) ?? []
const subscribe = (viewer: string, body: object = { endpoint, keys, expirationTime: null }) =>
  world.as(viewer)<{ id: SubscriptionId; code: string; detail: string }>('POST', '/push/subscriptions', body)

test('a phone belongs to who subscribed it last, once, however often it subscribes', async () => {
  const first = await subscribe('patrol home')
  expect([first.status, first.body]).toEqual([201, { id: expect.any(String), endpoint }])
  expect((await subscribe('patrol home')).body.id).toBe(first.body.id)
  expect(phonesOf('patrol home')).toEqual([first.body.id])

  const second = await subscribe('patrol told')
  expect([phonesOf('patrol home'), phonesOf('patrol told')]).toEqual([[], [second.body.id]])
  expect(hub.registry.pushKeys(second.body.id)).toEqual({ endpoint, ...keys })
})

test('a phone is taken off only by its person', async () => {
  await subscribe('officer home')
  const remove = (viewer: string) => world.as(viewer)('DELETE', '/push/subscriptions', { endpoint })
  expect((await remove('officer told')).status).toBe(404)
  expect((await remove('officer home')).status).toBe(204)
  expect(phonesOf('officer home')).toEqual([])
})

test.each(['https://internal.example/x', 'http://push.example/x', 'https://169.254.169.254/latest'])(
  'a subscription may not point to %s',
  async (elsewhere) => {
    const { status, type, body } = await subscribe('staff own', { endpoint: elsewhere, keys })
    expect([status, type, body.code]).toEqual([400, 'application/problem+json', 'push-host-not-allowed'])
    expect(body.detail).toContain('HUB_PUSH_HOSTS')
    expect(phonesOf('staff own')).toEqual([])
  },
)

test('an endpoint smuggled in among the keys is not used', async () => {
  const { body } = await subscribe('staff own', { endpoint, keys: { ...keys, endpoint: 'https://internal.example/x' } })
  expect(hub.registry.pushKeys(body.id)).toEqual({ endpoint, ...keys })
})
