/** The file of the jobs, in a thread of its own; every request is one transaction, on disk (WAL, synchronous=FULL) before it is answered. */
import { chmodSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import type { JobsAnswer, JobsRequest } from './jobs-line.ts'

const { file } = workerData as { file: string }
const db = new DatabaseSync(file, { timeout: 5_000 })
// Texts and numbers of people.
chmodSync(file, 0o600)
db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;')
db.exec('CREATE TABLE IF NOT EXISTS jobs (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID')

const put = db.prepare('INSERT INTO jobs (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value')
const drop = db.prepare('DELETE FROM jobs WHERE name = ?')

function write(changes: JobsRequest): void {
  db.exec('BEGIN IMMEDIATE')
  try {
    for (const [name, value] of changes) {
      if (value === null) drop.run(name)
      else put.run(name, value)
    }
    db.exec('COMMIT')
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
}

const answer = (said: JobsAnswer) => parentPort?.postMessage(said)
answer({
  kept: (db.prepare('SELECT name, value FROM jobs').all() as { name: string; value: string }[]).map(({ name, value }) => [name, value]),
})
parentPort?.on('message', (request: JobsRequest | 'close') => {
  if (request === 'close') {
    db.close()
    parentPort?.close()
    return
  }
  try {
    write(request)
    answer({ written: null })
  } catch (error) {
    answer({ written: error instanceof Error ? error.message : String(error) })
  }
})
