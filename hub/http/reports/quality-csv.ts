/** Site quality as a sheet: one button a line, with the figures of its site before it. Written like the sheet of incidents. */
import { stringify } from 'csv-stringify/sync'
import type { QualityButton, QualityReport, QualitySite } from '../../contract/quality.ts'
import { wallClock } from '../../core/reports/period-view.ts'
import { QUALITY_COLUMNS, type QualityColumn, type QualityWords } from './quality-words.ts'

export function qualityCsv({ items, timeZone }: QualityReport, words: QualityWords, separator: string): string {
  const rows = items.flatMap((site) => site.buttons.map((button) => rowOf(site, button, words, timeZone)))
  const columns = QUALITY_COLUMNS.map((key) => ({ key, header: words.columns[key] }))
  return stringify(rows, { header: true, bom: true, delimiter: separator, escape_formulas: true, record_delimiter: 'windows', columns })
}

type Row = Record<QualityColumn, string | number>

function rowOf(site: QualitySite, button: QualityButton, words: QualityWords, timeZone: string): Row {
  const { count, mean, worst } = site.outages
  const { reporting } = button
  const moment = (at: string | undefined) => (at === undefined ? '' : wallClock(Date.parse(at), timeZone))
  const whole = (seconds: number | null) => (seconds === null ? '' : Math.round(seconds))
  const time = (name: string | null) => (name === null ? '' : (words.time[name] ?? name))
  return {
    code: site.site.code,
    site: site.site.name,
    station: site.station ?? '',
    siteAvailability: site.availability ?? '',
    siteDown: whole(site.down),
    outages: count,
    meanOutage: whole(mean),
    worstSince: moment(worst?.since),
    worstUntil: moment(worst?.until),
    worstCause: worst ? (words.cause[worst.cause] ?? worst.cause) : '',
    button: button.label,
    availability: button.availability ?? '',
    guarded: whole(button.guarded),
    down: whole(button.down),
    hub: whole(button.hub),
    quiet: whole(button.quiet),
    signs: reporting.signs,
    longest: whole(reporting.longest),
    achieved: time(reporting.achieved),
    grade: reporting.grade ?? '',
    set: time(reporting.set),
    proven: moment(button.provenAt),
    overdue: button.overdue ? words.yes : '',
    battery: button.battery ?? '',
  }
}
