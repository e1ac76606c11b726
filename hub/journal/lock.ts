/** One writer to a journal. The lock is the operating system's, on a file beside it, so it dies with the process, kill -9 included. */
import { DatabaseSync } from 'node:sqlite'
import { sqliteCode } from './damage.ts'

const SQLITE_BUSY = 5

/** Holds until the returned database is closed or the process ends. Throws when another one holds it. */
export function holdLock(file: string): DatabaseSync {
  const lock = new DatabaseSync(`${file}.lock`)
  try {
    // Nothing is ever written in this transaction: it only holds the lock, and leaves nothing to recover.
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    if (sqliteCode(error) !== SQLITE_BUSY) throw error
    throw new Error(`another hub is writing the journal ${file}; stop it first, two hubs must never share one journal`, { cause: error })
  }
}
