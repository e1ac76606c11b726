/**
 * Finds who did what without reading every event: kept in the same transaction as the events it is made from, and made anew
 * from them when AUDIT_VERSION changes. It holds nothing of its own.
 */
import type { DatabaseSync } from 'node:sqlite'
import { AUDITED } from '../contract/audit.ts'
import type { EventType } from '../contract/events.ts'

const AUDIT_VERSION = 1

const TABLES = `
  DROP TABLE IF EXISTS audit;
  CREATE TABLE audit (seq INTEGER PRIMARY KEY, at INTEGER, person TEXT, action TEXT, subject TEXT);
  CREATE INDEX audit_by_person ON audit (person, seq);
  CREATE INDEX audit_by_action ON audit (action, seq);
  CREATE INDEX audit_by_at ON audit (at);
`

/** Of it: what is older than the record goes back. */
export const FORGOTTEN = `at < (SELECT value FROM marks WHERE name = 'forgotten')
  AND seq < (SELECT value FROM marks WHERE name = 'struck')`

const field = (name: PropertyKey | null) => (name === null ? 'NULL' : `body ->> '${String(name)}'`)

function addFor(type: string, which: string): string | null {
  const row = AUDITED[type as EventType]
  if (!row) return null
  const action = type === 'RegistryChanged' ? field('action') : `'${type}'`
  return `INSERT OR IGNORE INTO audit (seq, at, person, action, subject)
    SELECT seq, at, ${field(row.by)}, ${action}, ${field(row.subject)} FROM events WHERE ${which}`
}

/** Returns what must be called for every event appended, inside its transaction. */
export function auditIndex(db: DatabaseSync): (type: string, seq: number) => void {
  const types = Object.keys(AUDITED)
  const built = db.prepare(`SELECT value FROM marks WHERE name = 'audit'`).get()?.value
  if (built !== AUDIT_VERSION) {
    const rebuild = types.flatMap((type) => addFor(type, `type = '${type}'`) ?? [])
    const mark = `INSERT OR REPLACE INTO marks (name, value) VALUES ('audit', ${AUDIT_VERSION})`
    db.exec(['BEGIN IMMEDIATE', TABLES, ...rebuild, `DELETE FROM audit WHERE ${FORGOTTEN}`, mark, 'COMMIT'].join(';'))
  }
  const adds = new Map(
    types.flatMap((type) => {
      const add = addFor(type, 'seq = ?')
      return add === null ? [] : [[type, db.prepare(add)] as const]
    }),
  )
  return (type, seq) => {
    adds.get(type)?.run(seq)
  }
}
