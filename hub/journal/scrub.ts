/** Pages that were freed before this hub overwrote what it deletes still hold it; once in the life of a journal they are filled with zeros. */
import type { DatabaseSync } from 'node:sqlite'

/** One to a page of 4,096 bytes. */
const ZEROS = 3_000

/** At the opening, before anybody waits for the disk. What it cannot do now it does at the next. */
export function scrubOnce(db: DatabaseSync): void {
  if (db.prepare(`SELECT 1 FROM marks WHERE name = 'scrubbed'`).get()) return
  const free = db.prepare('PRAGMA freelist_count')
  try {
    db.exec('BEGIN IMMEDIATE; CREATE TABLE scrub (zeros BLOB)')
    const fill = db.prepare('INSERT INTO scrub (zeros) VALUES (zeroblob(?))')
    while (Number(free.get()?.freelist_count) > 0) fill.run(ZEROS)
    db.exec(`DROP TABLE scrub; INSERT INTO marks (name, value) VALUES ('scrubbed', 1); COMMIT`)
  } catch {
    if (db.isTransaction) db.exec('ROLLBACK')
  }
}
