import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BoxFacts } from '../../hub/contract/box.ts'
import type { PhoneCheckLink } from '../../hub/contract/phone-check.ts'
import { documentedBy } from './documented.ts'
import { type Hub, openHub } from './harness.ts'
import { populate, type World } from './world.ts'

let hub: Hub
let world: World
beforeEach(async () => {
  hub = await openHub()
  world = await populate(hub)
})
afterEach(() => hub.close())

const KEY = { authorization: 'Box of-the-box' }
const box = <T>(method: 'GET' | 'POST', path: string, body?: unknown, headers: Record<string, string> = KEY) =>
  hub.as(null)<T>(method, path, body, headers)

test('the key opens it straight from this machine; not without it, not with another, and not through a proxy', async () => {
  expect((await box('GET', '/box')).status).toBe(200)
  for (const headers of [
    {},
    { authorization: 'Box of-another' },
    { authorization: 'Bearer of-the-box' },
    { ...KEY, 'x-forwarded-for': '10.0.0.1' },
  ])
    expect(await box('GET', '/box', undefined, headers as Record<string, string>)).toMatchObject({
      status: 403,
      body: { code: 'only-on-the-box' },
    })
  expect((await world.as('admin')('GET', '/box')).status).toBe(403)
})

test('how everybody stands: desks, phones, gateways, backups', async () => {
  const officer = world.person('officer home')
  await hub.make({ type: 'Subscribe', person: officer, keys: { endpoint: 'https://push.example/a', p256dh: 'a', auth: 'b' } })
  await hub.desk.submit({ type: 'SignOn', at: hub.clock.now(), person: officer, role: 'officer', station: world.stations.home })
  await hub.desk.submit({ type: 'RecordBackup', at: hub.clock.now(), by: world.person('admin'), bytes: 1 })
  const { status, body } = await box<BoxFacts>('GET', '/box')
  expect(documentedBy(hub)('GET /box', status, body)).toEqual([])
  expect(body.stations.find(({ id }) => id === world.stations.home)).toMatchObject({ onDuty: 1, attended: true })
  expect(body.phones.find(({ person }) => person === officer)).toMatchObject({ phones: 1, onDuty: true })
  expect(body.phones.some(({ role }) => role === 'staff' || role === 'admin')).toBe(false)
  expect(body.gateways.length).toBeGreaterThan(0)
  expect(body.lastBackupAt).toBe(new Date(hub.clock.now()).toISOString())
})

test('a reset names who, and is refused in words', async () => {
  const { username = '' } = hub.registry.directory().people.get(world.person('officer home')) ?? {}
  const { status, body } = await box<{ path: string }>('POST', '/box/people/reset', { username })
  expect(documentedBy(hub)('POST /box/people/reset', status, body)).toEqual([])
  expect(body.path).toMatch(/^\/invite#/)
  expect(await box('POST', '/box/people/reset', { username: 'nobody-at-all' })).toMatchObject({
    status: 404,
    body: { code: 'no-such-person' },
  })
  const listed = await box<{ items: { username: string }[] }>('GET', '/box/people')
  expect(documentedBy(hub)('GET /box/people', listed.status, listed.body)).toEqual([])
  expect(listed.body.items.some((person) => person.username === username)).toBe(true)
})

test('a link for a phone is on the record; without one there is nothing to see', async () => {
  const { status, body } = await box<PhoneCheckLink>('POST', '/box/phone-check')
  expect(documentedBy(hub)('POST /box/phone-check', status, body)).toEqual([])
  expect(body.path).toBe('/phone-check#of-a-check')
  expect((await box('GET', '/box/phone-check')).status).toBe(404)
  const { body: audit } = await world.as('admin')<{ items: { action: string }[] }>('GET', '/audit')
  expect(audit.items.map(({ action }) => action)).toContain('PhoneCheckBegan')
  expect((await hub.as(null)('POST', '/phone-check', { token: 'of-another', phone: 'one-phone-of-nobody' })).body.code).toBe(
    'phone-check-over',
  )
})
