/** How well sites were guarded: a month of silences and of what buttons reported, folded where it is read. */
import type { DatabaseSync } from 'node:sqlite'
import {
  createQuality,
  QUALITY_LOOK_BACK_MS,
  QUALITY_TYPES,
  type Quality,
  type QualityQuestion,
} from '../core/reports/site-quality-view.ts'
import { fromRow, type StoredRow } from './row.ts'
import { upcasters } from './upcast.ts'

const ROW = 'seq, type, v, body'

export function prepareQuality(db: DatabaseSync) {
  // What lasted longer than is looked back, and ended after it or lasts still.
  const older = db.prepare(`
    WITH wanted (id) AS (
      SELECT body ->> 'outage' FROM events WHERE incident IS NULL AND type = 'OutageEnded' AND at >= $from
      UNION SELECT value FROM json_each($open)),
    parts (id) AS (
      SELECT id FROM wanted
      UNION SELECT part.value FROM events AS joining, json_each(joining.body, '$.joined') AS part
        WHERE joining.incident IS NULL AND joining.type = 'OutagesJoined' AND joining.at < $from
          AND joining.body ->> 'outage' IN (SELECT id FROM wanted))
    SELECT ${ROW} FROM events
    WHERE incident IS NULL AND type IN ('OutageBegan', 'OutageGrew', 'OutagesJoined') AND at < $from
      AND body ->> 'outage' IN (SELECT id FROM parts)
    ORDER BY at, seq`)
  const all = db.prepare(`
    SELECT ${ROW} FROM events
    WHERE incident IS NULL AND type IN (SELECT value FROM json_each($types)) AND at >= $from AND at <= $to
      AND NOT (type = 'SupervisionDay' AND (body ->> 'from' < $begin OR body ->> 'to' > $end))
    ORDER BY at, seq`)

  return (question: QualityQuestion, until: number): Quality => {
    const quality = createQuality(question)
    const from = question.from - QUALITY_LOOK_BACK_MS
    const add = (row: StoredRow) => quality.add(fromRow(row, upcasters).event)
    // The casts name the columns of tables.ts.
    for (const row of older.iterate({ from, open: JSON.stringify(question.open.map(({ id }) => id)) })) add(row as StoredRow)
    const range = { types: JSON.stringify(QUALITY_TYPES), from, to: until, begin: question.from, end: question.to }
    for (const row of all.iterate(range)) {
      // Returns are the most of them, and most of them end nothing.
      if (row.type !== 'DeviceOnline' || quality.waits()) add(row as StoredRow)
    }
    return quality.result()
  }
}
