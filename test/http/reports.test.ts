import { parse } from 'csv-parse/sync'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Problem } from '../../hub/contract/api.ts'
import type { IncidentId, SiteId } from '../../hub/contract/ids.ts'
import type { ReportSummary } from '../../hub/contract/reports.ts'
import type { Disposition } from '../../hub/contract/views.ts'
import type { Actor } from '../../hub/core/commands.ts'
import type { PastIncident } from '../../hub/core/reports/report-view.ts'
import { type Client, type Hub, openHub } from './harness.ts'
import { populate, type World } from './world.ts'

const DAY = 24 * 3_600_000

let hub: Hub
let world: World
let commander: Client
beforeEach(async () => {
  hub = await openHub()
  world = await populate(hub)
  commander = world.as('commander home')
  for (const site of Object.values(world.sites)) await handedOver(site, 400)
})
afterEach(() => hub.close())

/** Commands and changes carry their time, so the past is made without moving the clock. */
const daysAgo = (days: number) => hub.clock.now() - days * DAY

async function handedOver(id: SiteId, days: number): Promise<void> {
  await hub.registry.submit({ type: 'PatchSite', id, patch: { service: 'fitting' }, at: daysAgo(days + 1), by: null })
  await hub.registry.submit({ type: 'HandOverSite', id, at: daysAgo(days), by: null })
}

/** Shown after 2 s, acknowledged after 8 s, dispatched after a minute, reached after five, closed at once then. */
async function alarm(shop: 'own' | 'other', disposition: Disposition, days = 2): Promise<IncidentId> {
  const person = world.person('officer home')
  const station = world.stations.home
  const opened = daysAgo(days)
  const incident = hub.deps.newIncidentId()
  const after = (seconds: number) => ({ at: opened + seconds * 1000, incident, by: { person, role: 'officer', station } satisfies Actor })
  await hub.desk.submit({ type: 'SignOn', at: opened, person, role: 'officer', station })
  const place = { button: world.buttons[shop], site: world.sites[shop], gateway: null, roster: hub.deps.rosterFor(world.sites[shop]) }
  await hub.desk.submit({ type: 'Press', at: opened, read: { kind: 'holdup', marks: [] }, incident, ...place })
  await hub.desk.submit({ type: 'Shown', ...after(2), surface: 'console' })
  await hub.desk.submit({ type: 'Acknowledge', ...after(8), takeover: false })
  await hub.desk.submit({ type: 'Dispatch', ...after(60), patrols: [], roster: place.roster })
  await hub.desk.submit({ type: 'Arrive', ...after(300) })
  const closed = await hub.desk.submit({ type: 'Close', ...after(300), disposition, note: null })
  if (closed.ok) await closed.written
  return incident
}

const summary = async (who: Client, query = '') => (await who<ReportSummary>('GET', `/reports/summary${query}`)).body
const once = (seconds: number) => ({ n: 1, p50: seconds, p90: seconds, p95: seconds, p99: seconds })

describe('the summary', () => {
  test('counts what there was and times what rang, in seconds, with names', async () => {
    await alarm('own', 'robbery')
    await alarm('other', 'drill')
    const report = await summary(commander)
    expect(report.counts).toMatchObject({ total: 2, rang: 2, quiet: 0, open: 0, byDisposition: { robbery: 1, drill: 1 }, presses: 2 })
    expect(report.response).toEqual({
      ...{ incidents: 1, shown: once(2), acknowledged: once(8), dispatched: once(60), onScene: once(300) },
    })
    expect(report.targets).toEqual({
      acknowledged: { seconds: 10, percent: 90, within: 1, of: 1 },
      dispatched: { seconds: 60, percent: 90, within: 1, of: 1 },
    })
    expect(report.byStation).toMatchObject([{ station: { id: world.stations.home, name: 'Home' }, incidents: 1 }])
    expect(report.bySite).toMatchObject({ items: [{ site: { code: 'TV01', name: 'Own' }, incidents: 1 }], leftOut: 0 })
    expect(report.byWeek.filter(({ incidents }) => incidents > 0)).toHaveLength(1)
  })

  test('advises to retrain after two false hold-ups, and forgets what is older than a year', async () => {
    await alarm('own', 'false-alarm', 380)
    await alarm('own', 'false-alarm', 300)
    await alarm('other', 'false-alarm', 200)
    await alarm('own', 'false-alarm', 20)
    const { falsePresses } = await summary(commander)
    expect(falsePresses).toMatchObject({ retrainFrom: 2, graceDays: 30, leftOut: 0 })
    expect(falsePresses.items).toMatchObject([
      { site: { code: 'TV01', name: 'Own' }, holdups: 2, retrain: true },
      { site: { code: 'TV02' }, holdups: 1, retrain: false },
    ])
  })

  test('does not count false presses in the first thirty days after the hand-over', async () => {
    await handedOver(world.sites.own, 40)
    await alarm('own', 'false-alarm', 50)
    await alarm('own', 'false-alarm', 11)
    expect((await summary(commander)).falsePresses.items).toEqual([])
    await alarm('own', 'false-alarm', 9)
    expect((await summary(commander)).falsePresses.items).toMatchObject([{ holdups: 1 }])
  })

  test('holds what one may see: home and those above it, not the neighbour that was only told', async () => {
    await world.press()
    await hub.clock.push(1_000)
    const totals = await Promise.all(
      ['admin', 'officer home', 'officer province', 'officer told', 'officer untold'].map(
        async (who) => (await summary(world.as(who))).counts.total,
      ),
    )
    expect(totals).toEqual([1, 1, 1, 0, 0])
  })

  test('still holds what one’s station answered, when the site has moved to another', async () => {
    await alarm('own', 'theft')
    await hub.make({ type: 'PatchSite', id: world.sites.own, patch: { station: world.stations.untold } })
    expect((await summary(commander)).counts.total).toBe(1)
    expect((await summary(world.as('officer untold'))).counts.total).toBe(1)
    expect((await summary(world.as('officer told'))).counts.total).toBe(0)
  })

  test('keeps to the days asked for, in the hub’s calendar', async () => {
    await alarm('own', 'theft')
    const that = new Date(daysAgo(2) + 7 * 3_600_000).toISOString().slice(0, 10)
    expect((await summary(commander, `?from=${that}&to=${that}`)).counts.total).toBe(1)
    expect((await summary(commander, '?from=2020-01-01&to=2020-12-31')).counts.total).toBe(0)
  })

  test.each([
    ['?from=yesterday', '/from'],
    ['?from=2026-02-01&to=2026-01-01', '/to'],
    ['?from=2000-01-01&to=2026-01-01', '/to'],
  ])('refuses %s and names what is wrong', async (query, at) => {
    const { status, body } = await commander<Problem>('GET', `/reports/summary${query}`)
    expect([status, body.code, new Set(body.faults?.map((fault) => fault.at))]).toEqual([400, 'bad-query', new Set([at])])
  })

  test('is said to be unavailable when the journal does not answer', async () => {
    hub.deps.journal.report = () => Promise.reject(new Error('disk'))
    expect(await commander('GET', '/reports/summary')).toMatchObject({ status: 503, body: { code: 'history-unavailable' } })
  })
})

describe('the sheet', () => {
  const sheet = async (query = '', who = commander) => who<string>('GET', `/reports/incidents.csv${query}`)

  test('opens in Excel: byte order mark, the separator asked for, one incident a line, in the language asked for', async () => {
    await alarm('own', 'robbery')
    const { body, type, headers } = await sheet('?separator=;')
    expect(type).toBe('text/csv; charset=utf-8')
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="tieng-chuong_[\d_-]+\.csv"$/)
    const [row] = parse(body, { bom: true, columns: true, delimiter: ';' }) as Record<string, string>[]
    expect(row).toMatchObject({
      ...{ 'Số hiệu': 'TV01', 'Cơ sở': 'Own', Loại: 'Nghi cướp', 'Kết luận': 'Cướp', 'Trạm chủ': 'Home', 'Mã vụ việc': 'incident-1' },
      ...{ 'Hiện sau (giây)': '2', 'Tiếp nhận sau (giây)': '8', 'Đến hiện trường sau (giây)': '300', 'Người tiếp nhận': 'officer home' },
    })
    const english = parse((await sheet('?language=en')).body, { bom: true, columns: true }) as Record<string, string>[]
    expect(english).toMatchObject([{ Code: 'TV01', Disposition: 'Robbery' }])
  })

  test('begins with the byte order mark itself, without which Excel reads Vietnamese as Latin', async () => {
    const cookie = hub.registry.sessions.open(world.person('admin'), hub.clock.now(), hub.clock.now() + DAY)
    const response = await fetch(`${hub.url}/api/v1/reports/incidents.csv`, { headers: { cookie: `tc-test=${cookie}` } })
    expect([...new Uint8Array(await response.arrayBuffer()).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  })

  test.each(['=HYPERLINK("http://x")', '+84', '-1', '@SUM(A1)'])('does not let %s run as a formula', async (name) => {
    await hub.make({ type: 'PatchSite', id: world.sites.own, patch: { name } })
    await alarm('own', 'theft')
    const [row] = parse((await sheet()).body, { bom: true, columns: true }) as Record<string, string>[]
    expect(row?.['Cơ sở']).toBe(`'${name}`)
  })

  test('holds every incident, however many pages of the journal they are, each once, oldest first', async () => {
    const roster = hub.deps.rosterFor(world.sites.own)
    const ids = Array.from({ length: 1_203 }, () => hub.deps.newIncidentId())
    const place = { button: world.buttons.own, site: world.sites.own, gateway: null, roster }
    const read = { kind: 'test' as const, marks: [] }
    for (const [n, incident] of ids.entries()) {
      const answer = hub.desk.submit({ type: 'Press', at: daysAgo(60) + n * 20 * 60_000, read, incident, ...place })
      if (n < ids.length - 1) continue
      const last = await answer
      if (last.ok) await last.written
    }
    const rows = parse((await sheet('?from=2020-01-01')).body, { bom: true, columns: true }) as Record<string, string>[]
    expect(rows.map((row) => row['Mã vụ việc'])).toEqual(ids)
  })

  test('holds no more than one may see, and not even that for a shop', async () => {
    await alarm('own', 'theft')
    expect(parse((await sheet('', world.as('officer told'))).body, { bom: true })).toHaveLength(1)
    expect((await sheet('', world.as('manager own'))).status).toBe(403)
  })

  test('is said to be unavailable when the journal does not answer, and a sheet that breaks off is not taken for whole', async () => {
    hub.deps.journal.past = () => Promise.reject(new Error('disk'))
    expect((await sheet()).status).toBe(503)
    await alarm('own', 'theft')
    let asked = 0
    hub.deps.journal.past = async ({ limit }) => {
      asked += 1
      if (asked > 1) throw new Error('disk')
      return Array.from({ length: limit }, () => anIncident())
    }
    await expect(sheet()).rejects.toThrow()
  })

  function anIncident(): PastIncident {
    return {
      id: 'x' as IncidentId,
      ...{ site: world.sites.own, home: [world.stations.home], kind: 'holdup', quiet: null, exercise: null, presses: 1, openedAt: 0 },
      ...{ shownAt: null, acknowledgedAt: null, acknowledgedBy: null, dispatchedAt: null, arrivedAt: null },
      ...{ closedAt: null, closedBy: null, disposition: null },
    }
  }
})
