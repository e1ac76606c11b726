/** What the index answers: which incidents there were, and what they add up to. */
import type { DatabaseSync } from 'node:sqlite'
import type { IncidentId, StationId } from '../contract/ids.ts'
import { createReport, type PastIncident, type ReportQuestion, readFrom } from '../core/reports/report-view.ts'
import type { HistoryQuery, PastQuery, Sight } from '../desk/ports/journal.ts'

/** One of a JSON list that was handed over. */
const among = (value: string, list: string): string => `${value} IN (SELECT value FROM json_each(${list}))`

const SEEN = `($sites IS NULL OR ${among('site', '$sites')}
  OR EXISTS (SELECT 1 FROM json_each(home) AS own WHERE ${among('own.value', '$stations')}))`

/** A single value, so that a page is read from its cursor on, and not from the beginning. An unknown cursor has no place: nothing follows it. */
const placeOf = (cursor: string, without: string): string =>
  `CASE WHEN ${cursor} IS NULL THEN ${without} ELSE (SELECT seq FROM incidents WHERE id = ${cursor}) END`

const COLUMNS = `
  id, site, home, kind, quiet, exercise, presses, opened_at AS openedAt, shown_at AS shownAt, acknowledged_at AS acknowledgedAt,
  acknowledged_by AS acknowledgedBy, dispatched_at AS dispatchedAt, arrived_at AS arrivedAt, closed_at AS closedAt,
  closed_by AS closedBy, disposition`

// The casts name the columns above and those of incident-index.ts.
type Row = Omit<PastIncident, 'home'> & { home: string }
const fromRow = (row: Row): PastIncident => ({ ...row, home: JSON.parse(row.home) as StationId[] })

const seenBy = ({ sites, stations = [] }: Sight) => ({ sites: sites && JSON.stringify(sites), stations: JSON.stringify(stations) })

export function preparePast(db: DatabaseSync) {
  const closed = db.prepare(`
    SELECT id FROM incidents
    WHERE closed_at IS NOT NULL
      AND (${SEEN} OR ${among('id', '$also')})
      AND ($of IS NULL OR ${among('site', '$of')})
      AND ($from IS NULL OR opened_at >= $from)
      AND ($to IS NULL OR opened_at < $to)
      AND ($disposition IS NULL OR disposition = $disposition)
      AND ($kind IS NULL OR kind = $kind)
      AND ($quiet IS NULL OR (quiet IS NOT NULL) = $quiet)
      AND ($station IS NULL OR home ->> 0 = $station)
      AND seq < ${placeOf('$before', '9e18')}
    ORDER BY seq DESC LIMIT $limit`)
  const page = db.prepare(`
    SELECT ${COLUMNS} FROM incidents
    WHERE ${SEEN} AND +opened_at >= $from AND +opened_at < $to AND seq > ${placeOf('$after', '0')}
    ORDER BY seq LIMIT $limit`)
  const all = db.prepare(`SELECT ${COLUMNS} FROM incidents WHERE ${SEEN} AND opened_at >= $from AND opened_at < $to`)

  return {
    closed: ({ sites, stations, also, of, quiet, kind, station, ...query }: HistoryQuery): IncidentId[] => {
      const lists = { ...seenBy({ sites, ...(stations && { stations }) }), also: JSON.stringify(also), of: of ? JSON.stringify(of) : null }
      const only = { quiet: quiet === undefined ? null : Number(quiet), kind: kind ?? null, station: station ?? null }
      return closed.all({ ...query, ...lists, ...only }).map(({ id }) => id as IncidentId)
    },

    page: ({ from, to, after, limit, ...sight }: PastQuery): PastIncident[] =>
      page.all({ ...seenBy(sight), from, to, after, limit }).map((row) => fromRow(row as unknown as Row)),

    report(sight: Sight, question: ReportQuestion) {
      const report = createReport(question)
      const rows = all.iterate({ ...seenBy(sight), from: readFrom(question), to: question.to })
      for (const row of rows) report.add(fromRow(row as unknown as Row))
      return report.result()
    },
  }
}
