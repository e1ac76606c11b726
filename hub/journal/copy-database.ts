/** One consistent copy of a running database. A writer goes on meanwhile: in WAL mode a reader, however long, blocks nobody. */
import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { syncPath } from './sync-path.ts'

/** Appears under its name only when whole and on disk. Throws when the file exists. */
export function copyDatabase(db: DatabaseSync, file: string): void {
  if (existsSync(file)) throw new Error(`${file} exists already; a copy goes into a new file`)
  const part = `${file}.part`
  rmSync(part, { force: true })
  try {
    db.prepare('VACUUM INTO ?').run(part)
    chmodSync(part, 0o600)
    // VACUUM INTO does not fsync what it made (sqlite.org/lang_vacuum.html).
    syncPath(part)
    renameSync(part, file)
    syncPath(dirname(file))
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  }
}
