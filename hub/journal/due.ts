/** What of the past is over: looked for beside the writer, so that looking delays no press. */
import type { DatabaseSync } from 'node:sqlite'
import type { IncidentId } from '../contract/ids.ts'
import { FORGOTTEN_TYPES, REDUCED_TYPES, whatRemains } from '../core/retention/what-remains.ts'
import type { Forgetting, PastDue } from '../desk/ports/journal.ts'
import { fromRow, type StoredRow, toRow } from './row.ts'
import { stillIn } from './still.ts'
import { upcasters } from './upcast.ts'

/** Where the last look ended. */
export type Cursor = { type: number; at: number; seq: number }
/** Rows to be struck out together, the oldest first; `over`: incidents that are gone with them. Null `cursor`: that was all. */
export type Strikes = { seqs: number[]; over: IncidentId[]; cursor: Cursor | null }

/**
 * By its place as well as by its time: what was written after something that is not over is not over either, whatever the clock on
 * the wall said. A time that is still to come is no evidence: the clock was ahead.
 */
const BOUND = `ifnull((SELECT seq FROM events
  WHERE seq >= ifnull((SELECT value FROM marks WHERE name = 'struck'), 0) AND at >= $before AND at <= $now ORDER BY seq LIMIT 1), 9e18)`
const OVER = `incidents.closed_at < $before
  AND NOT EXISTS (SELECT 1 FROM events WHERE events.incident = incidents.id AND events.seq >= $bound)
  AND NOT EXISTS (SELECT 1 FROM mentions WHERE mentions.incident = incidents.id AND mentions.seq >= $bound)`
const OF_NOBODY = 'incident IS NULL AND at < $before AND seq < $bound AND type'

export function prepareDue(db: DatabaseSync) {
  const place = db.prepare(`SELECT ${BOUND} AS bound`)
  const incidents = db.prepare(`SELECT count(*) AS n FROM incidents WHERE ${OVER}`)
  const events = db.prepare(`SELECT count(*) AS n FROM events WHERE ${OF_NOBODY} IN (SELECT value FROM json_each($types))`)
  const over = db.prepare(`SELECT id FROM incidents WHERE ${OVER} ORDER BY seq LIMIT $limit`)
  const story = db.prepare('SELECT seq FROM events WHERE incident = $id ORDER BY seq LIMIT $limit')
  const forgotten = db.prepare(`SELECT seq FROM events WHERE ${OF_NOBODY} = $type LIMIT $limit`)
  const reduced = db.prepare(
    `SELECT seq, at, type, v, body FROM events WHERE ${OF_NOBODY} = $type AND (at, seq) > ($at, $seq) ORDER BY at, seq LIMIT $limit`,
  )
  const still = stillIn(db)
  const types = JSON.stringify(FORGOTTEN_TYPES)
  const TYPES = [...FORGOTTEN_TYPES, ...REDUCED_TYPES]
  const boundOf = (before: number, now: number) => Number(place.get({ before, now })?.bound)

  function ofIncidents(before: number, bound: number, limit: number): Strikes {
    const strikes: Strikes = { seqs: [], over: [], cursor: { type: 0, at: -1, seq: 0 } }
    for (const { id } of over.iterate({ before, bound, limit })) {
      const left = limit - strikes.seqs.length
      const rows = story.all({ id: id as string, limit: left + 1 })
      strikes.seqs.push(...rows.slice(0, left).map(({ seq }) => Number(seq)))
      // One that is longer than that is gone with its last row.
      if (rows.length > left) break
      strikes.over.push(id as IncidentId)
    }
    return strikes
  }

  return {
    count(before: number, now: number): PastDue & { bound: number } {
      const bound = boundOf(before, now)
      return {
        incidents: Number(incidents.get({ before, bound })?.n),
        events: Number(events.get({ before, bound, types })?.n),
        bound,
      }
    },

    /** Incidents first, because what touches several of them waits for the last. */
    next({ before, outages }: Forgetting, bound: number, cursor: Cursor | null, limit: number): Strikes {
      if (!cursor) {
        const strikes = ofIncidents(before, bound, limit)
        if (strikes.seqs.length + strikes.over.length > 0) return { ...strikes, cursor: null }
      }
      const { type: first, at, seq } = cursor ?? { type: 0, at: -1, seq: 0 }
      for (let type = first; type < TYPES.length; type++) {
        const name = TYPES[type] as string
        if (type < FORGOTTEN_TYPES.length) {
          const seqs = forgotten.all({ before, bound, type: name, limit }).map((row) => Number(row.seq))
          if (seqs.length > 0) return { seqs, over: [], cursor: { type, at: -1, seq: 0 } }
          continue
        }
        const from = type === first ? { at, seq } : { at: -1, seq: 0 }
        // The cast names the columns above.
        const rows = reduced.all({ before, bound, type: name, limit, ...from }) as (StoredRow & { at: number })[]
        const last = rows.at(-1)
        if (!last) continue
        const changed = rows.filter((row) => {
          const { event } = fromRow(row, upcasters)
          return toRow({ seq: row.seq, event: whatRemains(event, still(outages)) })[5] !== row.body
        })
        return { seqs: changed.map((row) => row.seq), over: [], cursor: { type, at: last.at, seq: last.seq } }
      }
      return { seqs: [], over: [], cursor: null }
    },
  }
}
