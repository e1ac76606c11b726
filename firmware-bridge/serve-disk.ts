/** The thread's own side of disk-thread.ts: every request is one transaction, on disk (WAL, synchronous=FULL) before it is answered. */
import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import type { DiskAnswer } from './disk-thread.ts'

export function openDisk(tables: string): { db: DatabaseSync; file: string } {
  const { file } = workerData as { file: string }
  const db = new DatabaseSync(file, { timeout: 5_000 })
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;')
  db.exec(tables)
  return { db, file }
}

export function serveDisk<Request extends object, Kept>(db: DatabaseSync, kept: Kept, write: (request: Request) => void): void {
  const answer = (said: DiskAnswer<Kept>) => parentPort?.postMessage(said)
  answer({ kept })
  parentPort?.on('message', (request: Request | 'close') => {
    if (request === 'close') {
      db.close()
      parentPort?.close()
      return
    }
    try {
      db.exec('BEGIN IMMEDIATE')
      write(request)
      db.exec('COMMIT')
      answer({ written: null })
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK')
      answer({ written: error instanceof Error ? error.message : String(error) })
    }
  })
}
