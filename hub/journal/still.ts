import type { DatabaseSync } from 'node:sqlite'
import type { Still } from '../core/retention/what-remains.ts'

/** What is not over: incidents that the index still has, and the outages that the desk names. */
export function stillIn(db: DatabaseSync): (outages: readonly string[]) => Still {
  const known = db.prepare('SELECT 1 FROM incidents WHERE id = ?')
  return (outages) => ({
    incident: (id) => known.get(id) !== undefined,
    outage: (id) => outages.includes(id),
  })
}
