/** One transaction, whole or not at all, on a disk that may fail at any of its steps. */
import type { DatabaseSync } from 'node:sqlite'

/** FULL: an fsync before it is answered. NORMAL: none; lost with the power, and for what can be made again only. */
export type Level = 'FULL' | 'NORMAL'

/** So many pages of the log are folded in at a time: where nobody waits for an fsync, a small wait more often and not a long one. */
const FOLD_PAGES: Readonly<Record<Level, number>> = { FULL: 1000, NORMAL: 100 }
const levels = new WeakMap<DatabaseSync, Level>()

/**
 * The level is set before it begins and never put back behind it: SQLite changes none inside a transaction, and one whose rollback
 * failed with the disk is still open. A press that comes next would be answered without an fsync.
 *
 * @throws what `work` threw, or the disk
 */
export function transaction(db: DatabaseSync, work: () => void, level: Level = 'FULL'): void {
  // A rollback that failed with the disk is made good first.
  if (db.isTransaction) db.exec('ROLLBACK')
  if ((levels.get(db) ?? 'FULL') !== level) {
    db.exec(`PRAGMA synchronous = ${level}; PRAGMA wal_autocheckpoint = ${FOLD_PAGES[level]}`)
    levels.set(db, level)
  }
  db.exec('BEGIN IMMEDIATE')
  try {
    work()
    db.exec('COMMIT')
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
}
