import { rename } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Hub, openHub } from './harness.ts'
import { populate, type World } from './world.ts'

let hub: Hub
let world: World

beforeAll(async () => {
  hub = await openHub()
  world = await populate(hub)
})
afterAll(() => hub.close())

test('when the disk refuses a write the answer says so, nothing has changed, and it works again once the disk does', async () => {
  const admin = world.as('admin')
  const rotate = () => admin('POST', `/buttons/${world.buttons.own}/credentials`)
  const before = hub.registry.directory()
  await rename(hub.folder, `${hub.folder}-gone`)
  try {
    for (const refused of [await admin('PATCH', `/sites/${world.sites.own}`, { name: 'New' }), await rotate()]) {
      expect([refused.status, refused.type]).toEqual([503, 'application/problem+json'])
      expect(refused.body).toMatchObject({ code: 'registry-unwritable', detail: expect.stringContaining('nothing has changed') })
    }
    expect(hub.registry.directory()).toBe(before)
    expect(hub.disconnected).toEqual([])
  } finally {
    await rename(`${hub.folder}-gone`, hub.folder)
  }
  expect((await rotate()).status).toBe(200)
})

test('a change is on the record with who made it and when', async () => {
  await world.as('admin')('PATCH', '/settings', { retentionDays: 500 })
  expect(hub.registry.lastChange()).toMatchObject({ action: 'PatchSettings', by: world.person('admin'), at: hub.clock.now() })
})
