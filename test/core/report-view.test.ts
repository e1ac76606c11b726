import { describe, expect, it } from 'vitest'
import type { IncidentId, SiteId, StationId } from '../../hub/contract/ids.ts'
import { createReport, type PastIncident, type ReportQuestion, readFrom } from '../../hub/core/reports/report-view.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const at = (iso: string) => Date.parse(iso)
const NOW = at('2026-11-26T10:00:00Z')
const site = (name: string) => name as SiteId
const station = (name: string) => name as StationId

const question: ReportQuestion = {
  from: at('2026-11-01T00:00:00Z'),
  to: at('2026-12-01T00:00:00Z'),
  now: NOW,
  timeZone: 'Asia/Ho_Chi_Minh',
  countsFrom: new Map([
    [site('kim'), at('2025-01-01T00:00:00Z')],
    [site('phu'), at('2026-10-01T00:00:00Z')],
  ]),
}

let number = 0
/** Acknowledged after 10 s, dispatched after 40 s, reached after 300 s, closed as a false alarm. */
function incident(openedAt: string, more: Partial<PastIncident> = {}): PastIncident {
  const opened = at(openedAt)
  number += 1
  return {
    ...{
      id: `i-${number}` as IncidentId,
      site: site('kim'),
      home: [station('home'), station('co')],
      kind: 'holdup',
      quiet: null,
      exercise: null,
      presses: 1,
    },
    ...{ openedAt: opened, shownAt: opened + 1_000, acknowledgedAt: opened + 10_000, acknowledgedBy: null, dispatchedAt: opened + 40_000 },
    ...{ arrivedAt: opened + 300_000, closedAt: opened + HOUR, closedBy: null, disposition: 'false-alarm' as const },
    ...more,
  }
}
function reportOf(incidents: readonly PastIncident[], more: Partial<ReportQuestion> = {}) {
  const report = createReport({ ...question, ...more })
  for (const each of incidents) report.add(each)
  return report.result()
}
const never = { shownAt: null, acknowledgedAt: null, dispatchedAt: null, arrivedAt: null }

describe('counts', () => {
  it('tell what rang from what was quiet, what is open, and what it all turned out to be', () => {
    const { counts } = reportOf([
      incident('2026-11-02T03:00:00Z', { presses: 3 }),
      incident('2026-11-03T03:00:00Z', { disposition: 'robbery' }),
      incident('2026-11-04T03:00:00Z', { kind: 'fire', closedAt: null, disposition: null }),
      incident('2026-11-05T03:00:00Z', { kind: 'test', quiet: 'test', disposition: 'test', ...never }),
      incident('2026-11-06T03:00:00Z', { quiet: 'fitting', disposition: 'test', ...never }),
    ])
    expect(counts).toEqual({
      ...{ total: 5, rang: 3, quiet: 2, drills: 0, open: 1, presses: 7 },
      byDisposition: { 'false-alarm': 1, robbery: 1, test: 2 },
      byKind: { holdup: 3, fire: 1, test: 1 },
      byQuiet: { test: 1, fitting: 1 },
    })
  })

  it('begin with the first instant asked for and end before the last', () => {
    const times = ['2026-10-31T23:59:59.999Z', '2026-11-01T00:00:00Z', '2026-11-30T23:59:59.999Z', '2026-12-01T00:00:00Z']
    expect(reportOf(times.map((time) => incident(time))).counts.total).toBe(2)
  })
})

describe('response times', () => {
  it('count from the opening, of what rang in earnest: no tests, no drills, nothing quiet', () => {
    const { response } = reportOf([
      incident('2026-11-02T03:00:00Z'),
      incident('2026-11-03T03:00:00Z', { disposition: 'drill' }),
      incident('2026-11-04T03:00:00Z', { disposition: 'test' }),
      incident('2026-11-05T03:00:00Z', { quiet: 'on-test' }),
    ])
    expect(response.incidents).toBe(1)
    expect(response.acknowledged).toEqual({ n: 1, p50: 10_000, p90: 10_000, p95: 10_000, p99: 10_000 })
    expect([response.shown.p50, response.dispatched.p50, response.onScene.p50]).toEqual([1_000, 40_000, 300_000])
  })

  it('do not hide what was never answered: it is measured and has no time', () => {
    const { response, targets } = reportOf([incident('2026-11-02T03:00:00Z'), incident('2026-11-03T03:00:00Z', never)])
    expect([response.incidents, response.acknowledged.n]).toEqual([2, 1])
    expect(targets.acknowledged).toMatchObject({ within: 1, of: 2 })
  })

  it('are never negative, when a clock was set back', () => {
    const opened = at('2026-11-02T03:00:00Z')
    expect(reportOf([incident('2026-11-02T03:00:00Z', { shownAt: opened - 5_000 })]).response.shown.p50).toBe(0)
  })

  it('meet a target to the very millisecond, the dispatch counted from the acknowledgement', () => {
    const opened = at('2026-11-02T03:00:00Z')
    const { targets } = reportOf([
      incident('2026-11-02T03:00:00Z', { acknowledgedAt: opened + 10_000, dispatchedAt: opened + 70_000 }),
      incident('2026-11-02T03:00:00Z', { acknowledgedAt: opened + 10_001, dispatchedAt: opened + 70_002 }),
    ])
    expect(targets.acknowledged).toEqual({ ms: 10_000, percent: 90, within: 1, of: 2 })
    expect(targets.dispatched).toEqual({ ms: 60_000, percent: 90, within: 1, of: 2 })
  })

  it('by week go by the hub’s own Monday, and a week without alarms stands there too', () => {
    const { byWeek } = reportOf(
      // Sunday evening in UTC is Monday in Vietnam.
      [incident('2026-11-08T16:59:59Z'), incident('2026-11-08T17:00:00Z'), incident('2026-11-24T03:00:00Z')],
      { from: at('2026-11-04T17:00:00Z') },
    )
    expect(byWeek.map(({ week, from, incidents }) => [week, from, incidents])).toEqual([
      ['2026-W45', '2026-11-02', 1],
      ['2026-W46', '2026-11-09', 1],
      ['2026-W47', '2026-11-16', 0],
      ['2026-W48', '2026-11-23', 1],
    ])
  })

  it('by station go to the one that answers for the site, by site to the site, most alarms first', () => {
    const { byStation, bySite } = reportOf([
      incident('2026-11-02T03:00:00Z', { site: site('phu'), home: [station('other')] }),
      incident('2026-11-03T03:00:00Z'),
      incident('2026-11-04T03:00:00Z'),
    ])
    expect(byStation.map(({ station: of, incidents }) => [of, incidents])).toEqual([
      ['home', 2],
      ['other', 1],
    ])
    expect(bySite.map(({ site: of, incidents }) => [of, incidents])).toEqual([
      ['kim', 2],
      ['phu', 1],
    ])
  })
})

describe('false presses', () => {
  const sitesOf = (incidents: readonly PastIncident[], more: Partial<ReportQuestion> = {}) => reportOf(incidents, more).falsePresses.sites

  it('are counted over the twelve months before the end, or before now when that is earlier, whatever was asked for', () => {
    const times = ['2025-11-26T09:59:59Z', '2025-11-26T10:00:00Z', '2026-06-01T03:00:00Z', '2026-11-20T03:00:00Z']
    expect(sitesOf(times.map((time) => incident(time)))).toEqual([
      { site: 'kim', holdups: 3, others: 0, lastAt: at('2026-11-20T03:00:00Z'), retrain: true },
    ])
    expect(readFrom(question)).toBe(at('2025-11-26T10:00:00Z'))
    expect(readFrom({ ...question, from: at('2020-01-01T00:00:00Z') })).toBe(at('2020-01-01T00:00:00Z'))
  })

  it('advise retraining from the second false hold-up on; a false fire alarm does not count towards it', () => {
    const [kim, phu] = sitesOf([
      incident('2026-11-02T03:00:00Z'),
      incident('2026-11-03T03:00:00Z', { kind: 'duress' }),
      incident('2026-11-04T03:00:00Z', { site: site('phu') }),
      incident('2026-11-05T03:00:00Z', { site: site('phu'), kind: 'fire' }),
    ])
    expect(kim).toMatchObject({ site: 'kim', holdups: 2, others: 0, retrain: true })
    expect(phu).toMatchObject({ site: 'phu', holdups: 1, others: 1, retrain: false })
  })

  it('never count a test, a drill, a fault, anything quiet or still open', () => {
    expect(
      sitesOf([
        incident('2026-11-02T03:00:00Z', { disposition: 'test' }),
        incident('2026-11-03T03:00:00Z', { disposition: 'drill' }),
        incident('2026-11-04T03:00:00Z', { disposition: 'fault' }),
        incident('2026-11-05T03:00:00Z', { quiet: 'on-test' }),
        incident('2026-11-06T03:00:00Z', { closedAt: null, disposition: null }),
      ]),
    ).toEqual([])
  })

  it('do not count while a shop is learning, nor at one that was not handed over', () => {
    const learning = incident('2026-09-30T23:59:59.999Z', { site: site('phu') })
    const learned = incident('2026-10-01T00:00:00Z', { site: site('phu') })
    expect(sitesOf([learning, learned, incident('2026-11-02T03:00:00Z', { site: site('fitting') })])).toMatchObject([
      { site: 'phu', holdups: 1 },
    ])
    const handedOver = new Map([[site('kim'), NOW - 29 * DAY]])
    expect(sitesOf([incident('2026-10-20T03:00:00Z')], { countsFrom: handedOver })).toEqual([])
  })
})
