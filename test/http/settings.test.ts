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

test('a change that says what it began with is refused when somebody else has been there meanwhile, down to one time of one ladder', async () => {
  const admin = world.as('admin')
  const patch = (body: object) => admin<{ code?: string; detail?: string }>('PATCH', '/settings', body)
  const { body: read } = await admin<Settings>('GET', '/settings')
  const { notAcknowledged, everybody } = read.ladder.holdup
  expect((await patch({ contact: 'a@example.vn', ladder: { holdup: { notAcknowledged: notAcknowledged - 1 } } })).status).toBe(200)

  const late = await patch({
    ...{ contact: 'b@example.vn', ladder: { holdup: { notAcknowledged: notAcknowledged + 1, everybody: everybody + 1 } } },
    was: { contact: read.contact ?? null, ladder: { holdup: { notAcknowledged, everybody } } },
  })
  expect([late.status, late.body.code]).toEqual([409, 'changed-meanwhile'])
  expect(late.body.detail).toMatch(/changed contact, ladder\.holdup\.notAcknowledged since/)
  const beside = await patch({ ladder: { holdup: { everybody: everybody + 1 } }, was: { ladder: { holdup: { everybody } } } })
  expect(beside.status, 'what nobody else has touched').toBe(200)
  const { body: now } = await admin<Settings>('GET', '/settings')
  expect([now.contact, now.ladder.holdup]).toEqual([
    'a@example.vn',
    { ...read.ladder.holdup, notAcknowledged: notAcknowledged - 1, everybody: everybody + 1 },
  ])
})
