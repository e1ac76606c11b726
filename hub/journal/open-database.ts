/** Opens the journal's file for writing, or makes a new one; never takes a damaged one for a new one. */
import { chmodSync, existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { damaged, isDamage } from './damage.ts'
import { scrubOnce } from './scrub.ts'
import { syncPath } from './sync-path.ts'
import { migrate } from './tables.ts'

export type FileLimits = {
  /** How long SQLite itself waits for another connection's lock, ms. */
  busyTimeoutMs: number
  /** Size limit of the journal's file in pages of 4,096 bytes; null: the disk is the limit. Beyond it the disk counts as full. */
  maxPages: number | null
}

/** A journal comes into being whole, under another name: so an empty or half file is damage and never a first start. */
function create(file: string): void {
  if (existsSync(`${file}-wal`)) throw damaged(file, 'it is missing, though its write-ahead log is there')
  const made = `${file}.new`
  rmSync(made, { force: true })
  const db = new DatabaseSync(made)
  chmodSync(made, 0o600)
  migrate(db)
  db.close()
  renameSync(made, file)
  syncPath(dirname(file))
}

/** Throws when the file is damaged, of a newer hub, or not a journal. */
export function openDatabase(file: string, limits: FileLimits): DatabaseSync {
  if (!existsSync(file)) create(file)
  if (statSync(file).size === 0) throw damaged(file, 'it is empty')
  const db = new DatabaseSync(file, { timeout: limits.busyTimeoutMs })
  try {
    const mode = db.prepare('PRAGMA journal_mode = WAL').get()?.journal_mode
    if (mode !== 'wal') throw new Error(`its disk cannot carry a write-ahead log (SQLite answers "${mode}"); a local disk can`)
    // FULL: every commit is fsynced. On macOS only F_FULLFSYNC reaches the platter. The limit gives back a log grown during a long copy.
    db.exec('PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON; PRAGMA journal_size_limit = 16777216')
    if (limits.maxPages !== null) db.exec(`PRAGMA max_page_count = ${limits.maxPages}`)
    // What is deleted is overwritten with zeros (sqlite.org/pragma.html#pragma_secure_delete).
    db.exec('PRAGMA secure_delete = ON')
    migrate(db)
    scrubOnce(db)
    return db
  } catch (error) {
    db.close()
    if (isDamage(error)) throw error
    throw new Error(`the journal ${file} cannot be used: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}
