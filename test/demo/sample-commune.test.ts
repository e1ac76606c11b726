import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getDistance } from 'geolib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEMO_PASSWORD, DEMO_PINS, type SampleCommune, seedCommune } from '../../hub/demo/sample-commune.ts'
import type { Registry } from '../../hub/desk/ports/registry.ts'
import { openLowdbRegistry } from '../../hub/registry/lowdb.ts'
import { pushedClock } from '../harness/clock.ts'

const clock = pushedClock()
const log = { debug() {}, info() {}, warn() {}, error() {} }
let folder: string
let registry: Registry
let commune: SampleCommune

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-registry-'))
  registry = await openLowdbRegistry({ folder, log, clock })
  commune = await seedCommune(registry, clock.now())
})
afterAll(async () => {
  await registry.close()
  await rm(folder, { recursive: true })
})

const sites = () => [...registry.directory().sites.values()]

test('there are 32 sites in service, a commune, its neighbour and a province centre above both', () => {
  const { stations } = registry.directory()
  expect(sites()).toHaveLength(32)
  expect(sites().every((site) => site.service === 'in-service')).toBe(true)
  expect([...stations.values()].map((station) => station.level).sort()).toEqual(['commune', 'commune', 'province'])
  expect(stations.get(commune.stations.home)).toMatchObject({ name: 'Công an xã Đức Trọng', parent: commune.stations.province })
  expect(stations.get(commune.stations.home)?.neighbours).toEqual([commune.stations.neighbour])
})

test('every site rings at the commune, is 0.2 to 6 km away and has a code of its own', () => {
  const { stations, routes } = registry.directory()
  const station = stations.get(commune.stations.home)
  expect(new Set(sites().map((site) => site.code)).size).toBe(32)
  for (const site of sites()) {
    expect(routes.get(site.id)?.home[0], site.code).toBe(commune.stations.home)
    const metres = getDistance(site.location, station?.location ?? site.location)
    expect(metres, site.code).toBeGreaterThanOrEqual(150)
    expect(metres, site.code).toBeLessThanOrEqual(6_000)
  }
})

test('every site can be called from outside by a challenge word, and no number could be anybody’s', () => {
  const numbers = sites().flatMap((site) => site.contacts.map((contact) => contact.phone))
  for (const phone of numbers) expect(phone).toMatch(/^(0900 000 0|0263 000 )\d+$/)
  expect(new Set(numbers).size).toBe(64)
  for (const site of sites()) {
    const outside = site.contacts.filter((contact) => contact.where === 'outside')
    expect(outside, site.code).toEqual([
      expect.objectContaining({ challenge: expect.stringMatching(/./), name: expect.stringMatching(/./) }),
    ])
  }
})

test('every site has a button, some have three, and each has credentials of its own that the hub knows', () => {
  const perSite = sites().map((site) => commune.buttons.filter((sample) => sample.site.id === site.id).length)
  expect(Math.min(...perSite)).toBe(1)
  expect(Math.max(...perSite)).toBe(3)
  for (const { button, mqtt } of commune.buttons) expect(registry.verifyDevice(mqtt.username, mqtt.password)).toBe(button.id)
})

describe('the accounts of the contract sign in with the password "demo"', () => {
  test.each([
    ['truc-ban', 'officer'],
    ['tuan-tra', 'patrol'],
    ['cua-hang', 'staff'],
    ['quan-tri', 'admin'],
    ['chi-huy', 'commander'],
    ['quan-ly', 'manager'],
  ])('%s is %s', async (username, role) => {
    const id = await registry.verifyPerson(username, DEMO_PASSWORD)
    expect(id && registry.directory().people.get(id)?.role).toBe(role)
  })

  test('the shop has a PIN, and one for under threat', async () => {
    const shop = await registry.verifyPerson('cua-hang', DEMO_PASSWORD)
    if (!shop) throw new Error('nobody')
    expect(await registry.verifyPin(shop, DEMO_PINS.pin)).toBe('pin')
    expect(await registry.verifyPin(shop, DEMO_PINS.duressPin)).toBe('duress')
  })
})
