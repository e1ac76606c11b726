import { parse } from 'csv-parse/sync'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Problem } from '../../hub/contract/api.ts'
import type { QualityReport } from '../../hub/contract/quality.ts'
import { type Client, type Hub, openHub } from './harness.ts'
import { populate, type World } from './world.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

let hub: Hub
let world: World
beforeEach(async () => {
  hub = await openHub()
  world = await populate(hub)
  // In service for two months, and heard for as long; the shop `own` was dark for two hours three days ago.
  for (const id of Object.values(world.sites)) {
    await hub.registry.submit({ type: 'PatchSite', id, patch: { service: 'fitting' }, at: daysAgo(70), by: null })
    await hub.registry.submit({ type: 'HandOverSite', id, at: daysAgo(60), by: null })
  }
  await listensFrom(daysAgo(60))
  for (const shop of ['own', 'other'] as const) await heard(shop, daysAgo(60))
  await listensFrom(daysAgo(3) - 1)
  await heard('own', daysAgo(3))
  for (const after of [0, 60_000, 92_000]) await heard('other', daysAgo(3) + after)
  await hub.desk.submit({ type: 'SupervisionRound', at: daysAgo(3) + 92_000, directory: hub.registry.directory() })
  await heard('own', daysAgo(3) + 2 * HOUR)
})
afterEach(() => hub.close())

const daysAgo = (days: number) => hub.clock.now() - days * DAY
/** Days in which nothing is told here are not days of silence: the hub begins to listen anew. */
const listensFrom = (at: number) => hub.desk.submit({ type: 'HubStart', at, downSince: null, version: '1' })
const heard = (shop: 'own' | 'other', at: number, beat = { battery: 80 }) =>
  hub.desk.submit({ type: 'Heard', at, device: world.buttons[shop], site: world.sites[shop], beat })
const report = async (who: Client, query = '') => (await who<QualityReport>('GET', `/reports/quality${query}`)).body
const of = (found: QualityReport, code: string) => found.items.find(({ site }) => site.code === code)

describe('the report', () => {
  test('tells the worst first, of the sites one answers for, and of nobody else’s', async () => {
    const found = await report(world.as('officer home'))
    expect(found.items.map(({ site }) => site.code)).toEqual(['TV01', 'TV02'])
    expect(of(found, 'TV01')).toMatchObject({
      down: 7200,
      outages: { count: 1, mean: 7200, worst: { cause: 'button', whole: true, seconds: 7200 } },
    })
    expect(of(found, 'TV02')).toMatchObject({ availability: 100, down: 0 })
    const seen = async (who: string) => (await report(world.as(who))).items.length
    expect(await Promise.all(['admin', 'commander province', 'officer told', 'manager own'].map(seen))).toEqual([2, 2, 0, 1])
  })

  test('of one site lists its outages, and is not there for who may not see it', async () => {
    const query = `?site=${world.sites.own}`
    expect((await report(world.as('manager own'), query)).items[0]?.outages.items).toHaveLength(1)
    expect((await world.as('manager other')('GET', `/reports/quality${query}`)).status).toBe(404)
  })

  test('is of at most 31 days', async () => {
    const { status, body } = await world.as('admin')<Problem>('GET', '/reports/quality?from=2026-01-01&to=2026-03-01')
    expect([status, body.code]).toEqual([400, 'bad-query'])
  })

  test('of a manager stands still while an alarm is open, over midnight too, and tells nothing of a press', async () => {
    const manager = world.as('manager own')
    await listensFrom(daysAgo(0.02) - 1)
    await heard('own', daysAgo(0.02))
    await heard('other', hub.clock.now())
    await hub.desk.submit({ type: 'SupervisionRound', at: hub.clock.now(), directory: hub.registry.directory() })
    const still = async () => {
      const { madeAt: _, ...rest } = await report(manager)
      return rest
    }
    const before = await still()
    // The press wakes a button that seemed dead, and ends its outage.
    await world.press()
    expect(await still()).toEqual(before)
    const police = of(await report(world.as('officer home')), 'TV01')
    expect(police?.outages.count, 'the desk reads it at once').toBe(2)
    const days = before.items[0]?.days.length ?? 0
    await hub.clock.push(11 * HOUR)
    const later = of(await report(manager), 'TV01')
    expect(later?.outages.count).toBe(before.items[0]?.outages.count)
    expect(later?.buttons[0]?.provenAt).toBeUndefined()
    expect(days).toBeGreaterThan(29)
  })

  test('is said to be unavailable when the journal does not answer', async () => {
    hub.deps.journal.quality = () => Promise.reject(new Error('disk'))
    expect(await world.as('admin')('GET', '/reports/quality')).toMatchObject({ status: 503, body: { code: 'history-unavailable' } })
  })
})

describe('the sheet', () => {
  const rows = async (who: string, query = '') => {
    const { body } = await world.as(who)<string>('GET', `/reports/quality.csv${query}`)
    return parse(body, { bom: true, columns: true, delimiter: query.includes(';') ? ';' : ',' }) as Record<string, string>[]
  }

  test('has a line for each button with the figures of its site, in the language asked for', async () => {
    const [worst, ...others] = await rows('officer home', '?separator=;')
    expect(others).toHaveLength(1)
    expect(worst).toMatchObject({
      ...{ 'Số hiệu': 'TV01', 'Cơ sở': 'Own', 'Trạm chủ': 'Home', 'Cơ sở: số lần mất kết nối': '1', Nút: 'Counter' },
      ...{ 'Cơ sở: không gọi được (giây)': '7200', 'Lần nặng nhất: nguyên nhân': 'Nút im lặng', 'Pin (%)': '80', 'Quá hạn bấm thử': 'có' },
    })
    expect(await rows('manager own', '?language=en')).toMatchObject([
      { Code: 'TV01', Button: '#1', 'Worst outage: cause': 'Button silent' },
    ])
  })

  test('does not let a name run as a formula', async () => {
    await hub.make({ type: 'PatchSite', id: world.sites.own, patch: { name: '=1+1' } })
    expect((await rows('admin'))[0]?.['Cơ sở']).toBe("'=1+1")
  })
})
