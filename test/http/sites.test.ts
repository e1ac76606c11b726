import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Site } from '../../hub/contract/resources.ts'
import { type Hub, openHub } from './harness.ts'
import { populate, type World } from './world.ts'

let hub: Hub
let world: World
const given = { name: 'Tiệm vàng Kim Ngọc', kind: 'gold-shop', address: '1 Trần Phú', location: { lat: 11.7, lon: 108.3 } } as const

beforeAll(async () => {
  hub = await openHub()
  world = await populate(hub)
})
afterAll(() => hub.close())

const own = () => `/sites/${world.sites.own}`

test('a new site is being fitted, has a code to say over the radio, and goes into service by hand-over once it has a button', async () => {
  const admin = world.as('admin')
  const { status, body: site } = await admin<Site>('POST', '/sites', given)
  expect(status).toBe(201)
  expect(site).toEqual({
    ...given,
    id: expect.any(String),
    code: expect.any(String),
    contacts: [],
    lamp: 'off',
    service: 'fitting',
    fittingSince: expect.any(String),
  })

  const early = await admin('POST', `/sites/${site.id}/handover`)
  expect([early.status, early.body.code]).toEqual([409, 'no-buttons'])
  await admin('POST', `/sites/${site.id}/buttons`, { label: 'Counter' })
  const handed = await admin('POST', `/sites/${site.id}/handover`)
  expect([handed.status, handed.body]).toEqual([
    200,
    { ...site, service: 'in-service', handedOverAt: new Date(hub.clock.now()).toISOString(), proven: 0, buttons: 1 },
  ])
  const again = await admin('POST', `/sites/${site.id}/handover`)
  expect([again.status, again.body.code]).toEqual([409, 'already-in-service'])
})

test('outside an alarm the police read no number inside a shop, and see that there are some', async () => {
  for (const viewer of ['commander home', 'officer home', 'officer province']) {
    const { body } = await world.as(viewer)<Site & { contactsLocked?: boolean }>('GET', own())
    expect(body.contacts.map(({ where }) => where)).toEqual(['outside'])
    expect(body).toMatchObject({ contactsLocked: true, notes: 'A note of the desk' })
  }
})

test('outside an alarm a patrol reads where a site is, and neither whom to call nor what is noted on it', async () => {
  const { body } = await world.as('patrol home')<Site>('GET', own())
  expect(body).toMatchObject({ name: 'Own', location: { lat: 11.73 }, contacts: [] })
  expect(body).not.toHaveProperty('notes')
})

test('an administrator reads every contact', async () => {
  const { body } = await world.as('admin')<Site>('GET', own())
  expect(body.contacts).toHaveLength(2)
  expect(body).not.toHaveProperty('contactsLocked')
})

test('a shop reads its own entry, but not what the desk has noted on it', async () => {
  for (const viewer of ['manager own', 'staff own']) {
    const { body } = await world.as(viewer)<Site>('GET', own())
    expect(body).toMatchObject({ name: 'Own', contacts: [{ where: 'inside' }, { where: 'outside' }] })
    expect(body).not.toHaveProperty('notes')
  }
})

test('a code belongs to one site', async () => {
  const { status, body } = await world.as('admin')('POST', '/sites', { ...given, code: 'tv01' })
  expect([status, body.code]).toEqual([409, 'code-taken'])
})

test('a station that does not exist cannot be assigned', async () => {
  const { status, body } = await world.as('admin')('PATCH', own(), { station: 'nowhere' })
  expect([status, body.code]).toEqual([409, 'no-such-station'])
})

test('a list comes in pages that join without a gap', async () => {
  const admin = world.as('admin')
  const codes: string[] = []
  let path = '/sites?limit=1'
  for (let next: string | undefined = ''; next !== undefined; ) {
    const { body }: { body: { items: Site[]; next?: string } } = await admin('GET', path)
    codes.push(...body.items.map(({ code }) => code))
    next = body.next
    path = `/sites?limit=1&before=${next}`
  }
  expect(codes.sort()).toEqual([...hub.registry.directory().sites.values()].map(({ code }) => code).sort())
})

test.each(['limit=0', 'limit=501', 'limit=many'])('a list asked with %s is refused', async (query) => {
  const { status, body } = await world.as('admin')('GET', `/sites?${query}`)
  expect([status, body.code]).toEqual([400, 'bad-query'])
})
