/** A report as people read it: names for ids, seconds for milliseconds. */
import type { SiteId } from '../../contract/ids.ts'
import type { ReportSummary, Times } from '../../contract/reports.ts'
import type { Directory } from '../../core/directory.ts'
import type { Report } from '../../core/reports/report-view.ts'

/** Sites listed; the rest is counted. */
const SITES = 500

const iso = (at: number): string => new Date(at).toISOString()
const seconds = (ms: number | null): number | null => (ms === null ? null : ms / 1000)
const times = ({ n, p50, p90, p95, p99 }: Report['response']['shown']): Times => ({
  n,
  p50: seconds(p50),
  p90: seconds(p90),
  p95: seconds(p95),
  p99: seconds(p99),
})
const response = ({ incidents, shown, acknowledged, dispatched, onScene }: Report['response']) => ({
  incidents,
  shown: times(shown),
  acknowledged: times(acknowledged),
  dispatched: times(dispatched),
  onScene: times(onScene),
})

function upTo<Row, Item>(rows: readonly Row[], item: (row: Row) => Item): { items: Item[]; leftOut: number } {
  return { items: rows.slice(0, SITES).map(item), leftOut: Math.max(0, rows.length - SITES) }
}

/** @param forgotten what closed before then is deleted, ms since 1970 */
export function summaryOf(
  report: Report,
  period: { from: number; to: number },
  directory: Directory,
  forgotten: number | null = null,
): ReportSummary {
  const siteRef = (id: SiteId) => {
    const { code = '?', name = id } = directory.sites.get(id) ?? {}
    return { id, code, name }
  }
  const target = ({ ms, ...met }: Report['targets']['acknowledged']) => ({ seconds: ms / 1000, ...met })
  const { targets, falsePresses } = report
  return {
    from: iso(period.from),
    to: iso(period.to),
    timeZone: directory.settings.timeZone,
    ...(forgotten !== null && { forgottenBefore: iso(forgotten) }),
    counts: report.counts,
    response: response(report.response),
    targets: { acknowledged: target(targets.acknowledged), dispatched: target(targets.dispatched) },
    byWeek: report.byWeek.map(({ week, from, ...measured }) => ({ week, from, ...response(measured) })),
    byStation: report.byStation.map(({ station: id, ...measured }) => ({
      station: { id, name: directory.stations.get(id)?.name ?? id },
      ...response(measured),
    })),
    bySite: upTo(report.bySite, ({ site, ...measured }) => ({ site: siteRef(site), ...response(measured) })),
    falsePresses: {
      from: iso(falsePresses.from),
      to: iso(falsePresses.to),
      retrainFrom: falsePresses.retrainFrom,
      graceDays: falsePresses.graceDays,
      ...upTo(falsePresses.sites, ({ site, lastAt, ...tally }) => ({ site: siteRef(site), ...tally, lastAt: iso(lastAt) })),
    },
  }
}
