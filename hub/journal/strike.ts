/** Strikes out what is over. Rows keep their place; their bytes are overwritten, in the file and in its indexes. */
import type { DatabaseSync } from 'node:sqlite'
import { whatRemains } from '../core/retention/what-remains.ts'
import type { Forgetting } from '../desk/ports/journal.ts'
import { FORGOTTEN } from './audit-index.ts'
import type { Strikes } from './due.ts'
import { fromRow, type StoredRow, toRow } from './row.ts'
import { stillIn } from './still.ts'
import { upcasters } from './upcast.ts'

export type Strike = {
  begin(what: Forgetting, bound: number): void
  strike(strikes: Pick<Strikes, 'seqs' | 'over'>, outages: readonly string[]): void
  /** The last of the audit, by portions; returns whether there is more. */
  audit(limit: number): boolean
  end(before: number): void
}

export function prepareStrike(db: DatabaseSync): Strike {
  const row = db.prepare('SELECT seq, type, v, body FROM events WHERE seq = ?')
  const update = db.prepare('UPDATE events SET type = ?, v = ?, incident = ?, body = ? WHERE seq = ?')
  const noAudit = db.prepare('DELETE FROM audit WHERE seq = ?')
  const noIncident = db.prepare('DELETE FROM incidents WHERE id = ?')
  const noMentions = db.prepare('DELETE FROM mentions WHERE incident = ?')
  const noSnapshots = db.prepare('DELETE FROM snapshots WHERE seq < ?')
  const mark = db.prepare('INSERT OR REPLACE INTO marks (name, value) VALUES (?, ?)')
  const restated = db.prepare(`SELECT seq, type, v, body FROM events
    WHERE incident IS NULL AND type = 'PastForgotten' AND seq < ? AND body ->> 'facts' IS NOT NULL`)
  const oldAudit = db.prepare(`DELETE FROM audit WHERE seq IN (SELECT seq FROM audit WHERE ${FORGOTTEN} LIMIT ?)`)
  const still = stillIn(db)

  const write = (recorded: Parameters<typeof toRow>[0]) => {
    const [seq, , type, v, incident, body] = toRow(recorded)
    update.run(type, v, incident, body, seq)
  }

  return {
    begin({ before, seq }, bound) {
      // They hold what was, and the struck record does not lead on from them.
      noSnapshots.run(seq)
      for (const stored of restated.all(seq) as StoredRow[]) {
        const { event } = fromRow(stored, upcasters)
        const { facts: _, ...rest } = event as Extract<typeof event, { type: 'PastForgotten' }>
        write({ seq: stored.seq, event: rest })
      }
      mark.run('forgotten', before)
      mark.run('struck', Math.min(bound, seq))
    },
    strike({ seqs, over }, outages) {
      for (const seq of seqs) {
        const { event } = fromRow(row.get(seq) as StoredRow, upcasters)
        write({ seq, event: whatRemains(event, still(outages)) })
        noAudit.run(seq)
      }
      for (const id of over) {
        noIncident.run(id)
        noMentions.run(id)
      }
    },
    audit: (limit) => Number(oldAudit.run(limit).changes) === limit,
    end: (before) => void mark.run('forgot', before),
  }
}
