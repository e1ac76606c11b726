import { afterEach, beforeEach, expect, test } from 'vitest'
import type { IncidentId, NoticeId, PersonId, SubscriptionId } from '../../hub/contract/ids.ts'
import { type Hub, openHub } from './harness.ts'
import { populate, some, type World } from './world.ts'

let hub: Hub
let world: World
type Stands = { notice: NoticeId; incident: IncidentId } | { test: PersonId; subscription: SubscriptionId } | { check: string }
const tokens = new Map<string, Stands>()
const checksShown: string[] = []
beforeEach(async () => {
  tokens.clear()
  hub = await openHub({
    push: {
      phoneChecks: {
        begin: () => ({ token: '', until: 0 }),
        current: () => null,
        take: async () => 'void',
        shown: (id) => void checksShown.push(id),
      },
      publicKey: 'the key',
      refuseEndpoint: () => null,
      sendTest: async () => ({ phones: 2, accepted: 1 }),
      readReceipt: (token) => tokens.get(token) ?? null,
    },
  })
  world = await populate(hub)
})
afterEach(() => hub.close())

const receipt = (token: string, stage: string) => world.as('signed out')('POST', '/push/receipts', { token, stage })

test('the service worker’s receipt needs no cookie and is good once per stage', async () => {
  const keys = { endpoint: 'https://push.example/a', p256dh: 'a', auth: 'b' }
  await hub.make({ type: 'Subscribe', person: world.person('commander home'), keys })
  const incident = await world.press()
  const notices = hub.desk.look(({ incidents }) => [...some(incidents.get(incident)).notices.keys()])
  tokens.set('token', { notice: some(notices[0]), incident })
  expect((await receipt('token', 'shown')).status).toBe(204)
  expect(await receipt('token', 'shown')).toMatchObject({ status: 409, body: { code: 'receipt-used' } })
  expect((await receipt('token', 'opened')).status).toBe(204)
  expect(await world.as('officer home')('GET', `/incidents/${incident}`)).toMatchObject({ body: { receipts: { phones: { shown: 1 } } } })
})

test('a token that is not ours is not found, one of a test nobody asked for decides nothing, a stage that is none is a bad body', async () => {
  tokens.set('test', { test: world.person('officer home'), subscription: 'of-nobody' as SubscriptionId })
  const before = hub.desk.look(({ seq }) => seq)
  expect(await receipt('forged', 'shown')).toMatchObject({ status: 404, body: { code: 'no-such-notice' } })
  expect((await receipt('test', 'shown')).status).toBe(204)
  expect((await receipt('test', 'eaten')).status).toBe(400)
  expect(hub.desk.look(({ seq }) => seq)).toBe(before)
})

test('the key and a test of one’s own phones are for whoever is signed in, and tests are limited', async () => {
  expect((await world.as('signed out')('GET', '/push/key')).status).toBe(401)
  const patrol = world.as('patrol home')
  expect((await patrol('GET', '/push/key')).body).toEqual({ publicKey: 'the key' })
  const sent: number[] = []
  for (let count = 0; count < 6; count++) sent.push((await patrol('POST', '/push/test')).status)
  expect(sent).toEqual([200, 200, 200, 200, 200, 429])
})

test('a phone of nobody that was tried from the box has shown its push; nothing is on the record of anybody', async () => {
  tokens.set('token', { check: 'the-check' })
  expect((await receipt('token', 'shown')).status).toBe(204)
  expect((await receipt('token', 'opened')).status).toBe(204)
  expect(checksShown).toEqual(['the-check'])
})
