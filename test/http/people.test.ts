import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MessageId } from '../../hub/contract/ids.ts'
import type { Person } from '../../hub/contract/resources.ts'
import { type Hub, openHub } from './harness.ts'
import { populate, type World } from './world.ts'

type Invited = Person & { invitation?: { token: string; link: string } }

let hub: Hub
let world: World
const password = 'a good long password'

beforeAll(async () => {
  hub = await openHub()
  world = await populate(hub)
})
afterAll(() => hub.close())

const add = (username: string, more: object = {}) =>
  world.as('admin')<Invited>('POST', '/people', { username, name: 'N', role: 'patrol', station: world.stations.home, ...more })

test('a person without a password gets an invitation, a link on the address that was asked, which lets them in once', async () => {
  const { status, body } = await add('invited')
  const { invitation, ...person } = body
  expect([status, person]).toEqual([
    201,
    {
      id: expect.any(String),
      username: 'invited',
      name: 'N',
      role: 'patrol',
      station: world.stations.home,
      invited: true,
      disabled: false,
    },
  ])
  expect(invitation?.link).toBe(`${hub.url}/invite#${invitation?.token}`)
  const accept = () => hub.as(null)('POST', '/invitations/accept', { token: invitation?.token, password })
  expect((await accept()).status).toBe(200)
  expect((await accept()).body.code).toBe('invitation-invalid')
})

test('where the hub has a public address, links begin with it', async () => {
  const other = await openHub({ publicUrl: 'https://chuong.example' })
  try {
    const admin = other.as(await other.person({ username: 'admin', name: 'A', role: 'admin' }))
    const { body } = await admin<Invited>('POST', '/people', { username: 'invited', name: 'N', role: 'admin' })
    expect(body.invitation?.link).toBe(`https://chuong.example/invite#${body.invitation?.token}`)
  } finally {
    await other.close()
  }
})

test('a person with a password needs no invitation, and nothing of the password is ever shown', async () => {
  const { status, body } = await add('equipped', { password })
  expect([status, body.invited, body.invitation]).toEqual([201, false, undefined])
  const list = await world.as('admin')('GET', '/people?limit=500')
  expect(JSON.stringify([body, list.body])).not.toMatch(/password"|argon2|secret/i)
})

test('a fresh invitation voids the one before', async () => {
  const first = await add('twice')
  const second = await world.as('admin')<Invited>('POST', `/people/${first.body.id}/invitation`)
  expect([second.status, second.body.id]).toEqual([201, first.body.id])
  const accept = (body: Invited) => hub.as(null)('POST', '/invitations/accept', { token: body.invitation?.token, password })
  expect((await accept(first.body)).status).toBe(409)
  expect((await accept(second.body)).status).toBe(200)
})

test('a desk reads whom it can send or hand over to: the police of its station and below, by name only', async () => {
  const names = async (viewer: string) => (await world.as(viewer)<{ items: Person[] }>('GET', '/people')).body.items
  const home = await names('officer told')
  expect(home).toEqual([
    { id: world.person('commander told'), name: 'commander told', role: 'commander', station: world.stations.told },
    { id: world.person('officer told'), name: 'officer told', role: 'officer', station: world.stations.told },
    { id: world.person('patrol told'), name: 'patrol told', role: 'patrol', station: world.stations.told },
  ])
  const province = (await names('commander province')).map(({ name }) => name)
  expect(province).toEqual(expect.arrayContaining(['officer home', 'officer told', 'officer province']))
  expect(province.some((name) => name.startsWith('staff') || name === 'admin')).toBe(false)
})

test('a disabled person is out at once, off duty, and no longer among those to send', async () => {
  const { body: person } = await add('leaver', { role: 'officer' })
  const leaver = hub.as(person.id)
  expect((await leaver('POST', '/duty')).status).toBe(200)
  const patched = await world.as('admin')('PATCH', `/people/${person.id}`, { disabled: true })
  expect(patched.body).toMatchObject({ disabled: true })
  expect((await leaver('GET', '/session')).status).toBe(401)
  expect(hub.desk.look((state) => state.duty.has(person.id))).toBe(false)
  const { body } = await world.as('officer home')<{ items: Person[] }>('GET', '/people')
  expect(body.items.map(({ id }) => id)).not.toContain(person.id)
})

test('who is given another role is no longer counted on in the old one', async () => {
  const { body: person } = await add('changer', { role: 'officer' })
  await hub.as(person.id)('POST', '/duty')
  await world.as('admin')('PATCH', `/people/${person.id}`, { name: 'Still on duty' })
  expect(hub.desk.look((state) => state.duty.has(person.id))).toBe(true)
  await world.as('admin')('PATCH', `/people/${person.id}`, { role: 'staff', sites: [world.sites.own], station: null })
  expect(hub.desk.look((state) => state.duty.has(person.id))).toBe(false)
})

test.each([
  ['a name somebody has', { username: 'patrol-home' }, 409, 'username-taken'],
  ['police without a station', { station: undefined }, 409, 'needs-station'],
  ['staff without a site', { role: 'staff' }, 409, 'needs-site'],
  ['a station that does not exist', { station: 'nowhere' }, 409, 'no-such-station'],
  ['a site that does not exist', { role: 'staff', sites: ['nowhere'] }, 409, 'no-such-site'],
  ['a short password', { password: 'short' }, 400, 'bad-body'],
  ['a role nobody knows', { role: 'mayor' }, 400, 'bad-body'],
])('%s is refused', async (_what, more, status, code) => {
  const answer = await add('refused', more)
  expect([answer.status, (answer.body as unknown as { code: string }).code]).toEqual([status, code])
})

test('the last administrator cannot be taken away', async () => {
  const other = await openHub()
  try {
    const id = await other.person({ username: 'admin', name: 'A', role: 'admin', password })
    const { status, body } = await other.as(id)('PATCH', `/people/${id}`, { disabled: true })
    expect([status, body.code]).toEqual([409, 'last-admin'])
  } finally {
    await other.close()
  }
})

test('a person who does not exist is not found', async () => {
  const admin = world.as('admin')
  for (const call of [
    admin('GET', '/people/nobody'),
    admin('PATCH', '/people/nobody', { name: 'X' }),
    admin('POST', '/people/nobody/invitation'),
  ])
    expect((await call).status).toBe(404)
})

test('a number is read by an administrator and by whom it belongs to, and by nobody else', async () => {
  const { body: person } = await add('numbered', { phone: '0912 345 678', name: 'Numbered' })
  const admin = world.as('admin')
  expect((await admin('GET', `/people/${person.id}`)).body).toMatchObject({ phone: '0912 345 678' })
  expect((await hub.as(person.id)<{ person: object }>('GET', '/session')).body.person).toMatchObject({ phone: '0912 345 678' })
  for (const viewer of ['officer home', 'commander home', 'commander province']) {
    const list = await world.as(viewer)('GET', '/people?limit=500')
    expect(JSON.stringify(list.body), viewer).toContain('Numbered')
    expect(JSON.stringify([list.body, (await world.as(viewer)('GET', '/duty')).body]), viewer).not.toContain('345')
  }
  const cleared = await admin('PATCH', `/people/${person.id}`, { phone: null })
  expect(cleared.body).not.toHaveProperty('phone')
  for (const phone of ['0912', 'call me', '+84 912 345 678 901 234'])
    expect((await admin('PATCH', `/people/${person.id}`, { phone })).body.code, phone).toBe('bad-body')
})

test('a message is tried on who has a number, where there is a modem; how far it came is read there', async () => {
  type Tests = { items: { id: string; state: string; channel: string }[] }
  const other = await openHub()
  try {
    const there = await populate(other)
    const admin = there.as('admin')
    const patrol = there.person('patrol home')
    const path = `/people/${patrol}/message-tests`
    const test = (channel: string) => admin<{ id: string; code: string }>('POST', path, { channel })
    expect((await test('sms')).body.code).toBe('no-modem')
    await other.make({ type: 'PatchGateway', id: there.gateway, patch: { modem: true } })
    expect((await test('sms')).body.code).toBe('no-number')
    await other.make({ type: 'PatchPerson', id: patrol, patch: { phone: '0912345678' } })
    expect((await test('pigeon')).status).toBe(400)
    const made = await test('sms')
    expect([made.status, made.body]).toEqual([201, expect.objectContaining({ channel: 'sms', state: 'asked', times: {} })])
    expect((await test('sms')).body.code, 'one is on its way').toBe('test-running')
    expect((await test('call')).status, 'and a call is another').toBe(201)
    const at = other.clock.now()
    const progress = [{ message: made.body.id as MessageId, incident: null, state: 'delivered', gateway: there.gateway } as const]
    await other.desk.submit({ type: 'ProgressMessages', at, progress })
    const { items } = (await there.as('patrol home')<Tests>('GET', path)).body
    expect(items).toEqual([
      {
        id: made.body.id,
        channel: 'sms',
        state: 'delivered',
        times: { delivered: new Date(at).toISOString() },
        askedAt: expect.any(String),
        gateway: there.gateway,
      },
      expect.objectContaining({ channel: 'call', state: 'asked' }),
    ])
    expect((await test('sms')).status, 'the one before has arrived').toBe(201)
    expect((await admin('GET', '/people/nobody/message-tests')).status).toBe(404)
  } finally {
    await other.close()
  }
})
