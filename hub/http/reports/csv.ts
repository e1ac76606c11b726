/**
 * Incidents as a sheet, a page of the journal at a time: however many there are, only one page of them is in memory.
 * csv-stringify quotes, writes the byte order mark without which Excel reads Vietnamese as Latin, and puts an apostrophe before
 * what a spreadsheet would run as a formula (OWASP, CSV injection).
 */

import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import type { IncidentId } from '../../contract/ids.ts'
import type { Directory } from '../../core/directory.ts'
import { personName } from '../../core/person-name-view.ts'
import { wallClock } from '../../core/reports/period-view.ts'
import type { PastIncident } from '../../core/reports/report-view.ts'
import { COLUMNS, type Column, type SheetWords } from './csv-words.ts'

const PAGE = 500

export type ReadPage = (after: IncidentId | null, limit: number) => Promise<PastIncident[]>
/** `forgotten`: what closed before then is deleted, ms since 1970. */
type Sheet = { directory: Directory; words: SheetWords; separator: string; forgotten?: number | null }

/** Rejects when not even the first page can be read; later, the stream is broken off. */
export async function csvOf(read: ReadPage, { directory, words, separator, forgotten = null }: Sheet): Promise<Readable> {
  const first = await read(null, PAGE)
  async function* rows() {
    // Where it begins, so that nobody takes what is missing for nothing.
    if (forgotten !== null) yield { code: words.forgotten(wallClock(forgotten, directory.settings.timeZone).slice(0, 10)) }
    for (let page = first; page.length > 0; ) {
      for (const incident of page) yield rowOf(incident, directory, words)
      const last = page.at(-1)
      page = last && page.length === PAGE ? await read(last.id, PAGE) : []
    }
  }
  const columns = COLUMNS.map((key) => ({ key, header: words.columns[key] }))
  const sheet = stringify({ header: true, bom: true, delimiter: separator, escape_formulas: true, record_delimiter: 'windows', columns })
  const source = Readable.from(rows())
  source.on('error', (error) => sheet.destroy(error))
  sheet.on('close', () => source.destroy())
  return source.pipe(sheet)
}

function rowOf(incident: PastIncident, directory: Directory, words: SheetWords): Record<Column, string | number> {
  const { id, site, home, kind, quiet, openedAt, closedAt, disposition, presses } = incident
  const { code = '', name = site, address = '' } = directory.sites.get(site) ?? {}
  const station = home[0]
  const { timeZone } = directory.settings
  const after = (at: number | null) => (at === null ? '' : Math.max(0, Math.round((at - openedAt) / 1000)))
  const person = (by: PastIncident['closedBy']) => (by === null ? '' : personName(by, directory))
  return {
    code,
    site: name,
    address,
    station: station === undefined ? '' : (directory.stations.get(station)?.name ?? station),
    kind: words.kind[kind],
    quiet: incident.exercise !== null ? words.disposition.drill : quiet === null ? '' : words.quiet[quiet],
    openedAt: wallClock(openedAt, timeZone),
    shown: after(incident.shownAt),
    acknowledged: after(incident.acknowledgedAt),
    dispatched: after(incident.dispatchedAt),
    onScene: after(incident.arrivedAt),
    acknowledgedBy: person(incident.acknowledgedBy),
    closedAt: closedAt === null ? '' : wallClock(closedAt, timeZone),
    closedBy: person(incident.closedBy),
    disposition: disposition === null ? '' : words.disposition[disposition],
    presses,
    id,
  }
}
