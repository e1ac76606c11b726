import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Station } from '../../hub/contract/resources.ts'
import { type Hub, openHub } from './harness.ts'
import { populate, type World } from './world.ts'

let hub: Hub
let world: World
const location = { lat: 11.7, lon: 108.3 }
const bell = { topic: 'relay/7/set', on: '1', off: '0' }

beforeAll(async () => {
  hub = await openHub()
  world = await populate(hub)
  await hub.make({ type: 'PatchStation', id: world.stations.told, patch: { bell } })
})
afterAll(() => hub.close())

test('a station is made, read and changed by an administrator; null clears a field', async () => {
  const admin = world.as('admin')
  const made = await admin<Station>('POST', '/stations', { name: 'New', level: 'commune', location, phone: '113', bell })
  expect(made.status).toBe(201)
  expect(made.body).toEqual({ id: expect.any(String), name: 'New', level: 'commune', location, phone: '113', bell })
  const changed = await admin('PATCH', `/stations/${made.body.id}`, { phone: null, name: 'Newer' })
  expect(changed.body).toEqual({ id: made.body.id, name: 'Newer', level: 'commune', location, bell })
  expect((await admin('GET', `/stations/${made.body.id}`)).body).toEqual(changed.body)
})

test('a bad station is refused with every fault of it named', async () => {
  const { status, body } = await world.as('admin')('POST', '/stations', {
    level: 'village',
    location: { lat: 91, lon: 0 },
    colour: 'green',
  })
  expect([status, body.code]).toEqual([400, 'bad-body'])
  expect((body.faults as { at: string }[]).map(({ at }) => at).sort()).toEqual(['/colour', '/level', '/location/lat', '/name'])
})

test('a desk reads the neighbours it may have to call: name, place and telephone, not their relay', async () => {
  const { status, body } = await world.as('officer home')('GET', `/stations/${world.stations.told}`)
  expect([status, body]).toEqual([
    200,
    { id: world.stations.told, name: 'Told', level: 'commune', location: expect.any(Object), phone: '02633840000' },
  ])
  const { body: list } = await world.as('officer home')<{ items: Station[] }>('GET', '/stations')
  expect(list.items.map(({ name }) => name)).toEqual(['Home', 'Told', 'Untold'])
})

test('the province reads all of every station below it', async () => {
  expect((await world.as('officer province')('GET', `/stations/${world.stations.told}`)).body).toMatchObject({ bell })
})

test('a station cannot stand below itself', async () => {
  const { status, body } = await world.as('admin')('PATCH', `/stations/${world.stations.province}`, { parent: world.stations.home })
  expect([status, body.code]).toEqual([409, 'station-loop'])
})

test('a parent that does not exist is refused, a station that does not exist is not found', async () => {
  const admin = world.as('admin')
  const parent = await admin('PATCH', `/stations/${world.stations.home}`, { parent: 'nowhere' })
  expect([parent.status, parent.body.code]).toEqual([409, 'no-such-station'])
  expect((await admin('PATCH', '/stations/nowhere', { name: 'X' })).status).toBe(404)
})
