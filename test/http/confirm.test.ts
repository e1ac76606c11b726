import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Hub, openHub } from './harness.ts'
import { populate, type World } from './world.ts'

let hub: Hub
let world: World
const password = 'a good long password'
beforeEach(async () => {
  hub = await openHub()
  world = await populate(hub)
  await hub.make({ type: 'PatchPerson', id: world.person('admin'), patch: { password } })
})
afterEach(() => hub.close())

test('an open browser is not enough for a backup: the password is asked, counts in that browser alone, and for five minutes', async () => {
  const admin = world.as('admin')
  expect((await admin('GET', '/backup')).body).toMatchObject({ status: 403, code: 'confirm-first' })
  expect((await admin('POST', '/session/confirm', { password: 'guessed' })).body).toMatchObject({ status: 403, code: 'wrong-password' })
  expect((await admin('POST', '/session/confirm', { password })).status).toBe(200)
  const { status, headers, body } = await admin<string>('GET', '/backup')
  expect([status, body, headers.get('content-length')]).toEqual([200, 'everything', '10'])
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename="tieng-chuong-.*\.chuong"$/)
  expect((await world.as('admin')('GET', '/backup')).status).toBe(403)
  await hub.clock.push(5 * 60_000)
  expect((await admin('GET', '/backup')).status).toBe(403)
})

test('who took a backup, and when, is on the record', async () => {
  const admin = world.as('admin')
  await admin('POST', '/session/confirm', { password })
  await admin('GET', '/backup')
  expect((await admin('GET', '/backup/state')).body).toMatchObject({ last: { by: { name: 'admin' }, bytes: 10 } })
  const { body } = await admin<{ items: { action: string; by: { name: string } }[] }>('GET', '/audit?action=BackupTaken')
  expect(body.items).toMatchObject([{ action: 'BackupTaken', by: { name: 'admin' }, detail: '10' }])
})

test('guesses at the password are few, and on the record', async () => {
  const admin = world.as('admin')
  const statuses: number[] = []
  for (let guess = 0; guess < 7; guess += 1) statuses.push((await admin('POST', '/session/confirm', { password: `guess ${guess}` })).status)
  expect(statuses).toEqual([403, 403, 403, 403, 403, 429, 429])
  expect((await admin<{ items: unknown[] }>('GET', '/audit?action=SignInRefused')).body.items).toHaveLength(5)
})
