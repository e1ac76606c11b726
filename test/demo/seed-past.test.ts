import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Recorded } from '../../hub/contract/events.ts'
import type { IncidentView } from '../../hub/contract/views.ts'
import { type Viewer, viewerOf } from '../../hub/core/sight.ts'
import { seedCommune } from '../../hub/demo/sample-commune.ts'
import { samplePast } from '../../hub/demo/sample-past.ts'
import { SET_UP_MS, seedPast } from '../../hub/demo/seed-past.ts'
import { type Hub, openHub } from '../http/harness.ts'

const DAY = 24 * 3_600_000

let hub: Hub
/** All that followers heard. */
const told: Recorded[] = []
beforeAll(async () => {
  hub = await openHub()
  const commune = await seedCommune(hub.registry, hub.clock.now() - SET_UP_MS)
  hub.desk.follow({ name: 'test', told: ({ recorded }) => void told.push(...recorded) })
  await seedPast({ desk: hub.desk, registry: hub.registry, commune, now: hub.clock.now() })
})
afterAll(() => hub.close())

const officer = (): Viewer => {
  const directory = hub.registry.directory()
  const id = [...directory.people.values()].find(({ username }) => username === 'truc-ban')?.id
  const viewer = id && viewerOf(id, directory, new Map())
  if (!viewer) throw new Error('nobody')
  return viewer
}
const past = async () => (await hub.as(officer().person)<{ items: IncidentView[] }>('GET', '/incidents?limit=500')).body.items

test('everything the table says was decided by the desk, and is over', async () => {
  const items = await past()
  expect(items).toHaveLength(samplePast.length)
  expect(items.every(({ phase }) => phase === 'closed')).toBe(true)
  const marks = new Set(items.flatMap((incident) => incident.marks))
  for (const mark of ['late', 'mistake', 'test', 'duress'] as const) expect(marks).toContain(mark)
  expect(items.some(({ confirmed }) => confirmed)).toBe(true)
})

test('it was told in the order of its times, woke nobody, and left nobody on duty', () => {
  const times = told.map(({ event }) => event.at)
  expect(times).toEqual(times.toSorted((a, b) => a - b))
  const notices = told.flatMap(({ event }) => ('notices' in event ? event.notices : []))
  expect(notices).toEqual([])
  hub.desk.look(({ duty, incidents }) => {
    expect(duty.size).toBe(0)
    expect([...incidents.values()].filter(({ ring, answer }) => ring || answer.phase !== 'closed')).toEqual([])
  })
})

test('it lies between twelve weeks and two days ago, banks are robbed on weekdays only, and nobody presses at night', async () => {
  const { sites } = hub.registry.directory()
  for (const { openedAt, site } of await past()) {
    const ago = hub.clock.now() - Date.parse(openedAt)
    expect(ago).toBeGreaterThan(2 * DAY)
    expect(ago).toBeLessThan(14 * 7 * DAY)
    const local = new Date(Date.parse(openedAt) + 7 * 3_600_000)
    expect(local.getUTCHours()).toBeGreaterThanOrEqual(8)
    expect(local.getUTCHours()).toBeLessThan(20)
    if (sites.get(site.id)?.kind === 'bank') expect([1, 2, 3, 4, 5]).toContain(local.getUTCDay())
  }
})

test('it gives the report something to say: Kim Hoa should be shown again how it is done', async () => {
  const { body } = await hub.as(officer().person)<{
    falsePresses: { items: { retrain: boolean; holdups: number; site: { name: string } }[] }
  }>('GET', '/reports/summary')
  expect(body.falsePresses.items[0]).toMatchObject({ site: { name: 'Tiệm vàng Kim Hoa' }, holdups: 3, retrain: true })
})
