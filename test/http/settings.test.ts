import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Settings } from '../../hub/contract/settings.ts'
import { type Hub, openHub } from './harness.ts'
import { populate, type World } from './world.ts'

let hub: Hub
let world: World

beforeAll(async () => {
  hub = await openHub()
  world = await populate(hub)
})
afterAll(() => hub.close())

test('what a change of the settings leaves out stays as it was, down to one time of one ladder', async () => {
  const admin = world.as('admin')
  const { body: before } = await admin<Settings>('GET', '/settings')
  const { status, body } = await admin<Settings>('PATCH', '/settings', { name: 'Đức Trọng', ladder: { fire: { notShown: 9 } } })
  const { holdup, fire } = before.ladder
  expect([status, body]).toEqual([200, { ...before, name: 'Đức Trọng', ladder: { holdup, fire: { ...fire, notShown: 9 } } }])
  expect((await admin('GET', '/settings')).body).toEqual(body)
})

test('a time zone that is none is refused', async () => {
  const { status, body } = await world.as('admin')('PATCH', '/settings', { timeZone: 'Asia/Atlantis' })
  expect([status, body.code]).toEqual([400, 'bad-time-zone'])
})

test('settings that would quiet an alarm are refused, every fault named', async () => {
  const change = { ladder: { holdup: { repeat: 0, notShown: 9999 } }, retentionDays: 1 }
  const { status, body } = await world.as('admin')<{ faults: { at: string }[] }>('PATCH', '/settings', change)
  expect(status).toBe(400)
  expect(body.faults.map(({ at }) => at).sort()).toEqual(['/ladder/holdup/notShown', '/ladder/holdup/repeat', '/retentionDays'])
})
