/** The thread that keeps the file of the jobs. */
import { chmodSync } from 'node:fs'
import { openDisk, serveDisk } from '../serve-disk.ts'
import type { JobsKept, JobsRequest } from './jobs-line.ts'

const { db, file } = openDisk('CREATE TABLE IF NOT EXISTS jobs (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID')
// Texts and numbers of people.
chmodSync(file, 0o600)

const put = db.prepare('INSERT INTO jobs (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value')
const drop = db.prepare('DELETE FROM jobs WHERE name = ?')
const kept = (db.prepare('SELECT name, value FROM jobs').all() as { name: string; value: string }[]).map(
  ({ name, value }): JobsKept[number] => [name, value],
)

serveDisk<JobsRequest, JobsKept>(db, kept, (changes) => {
  for (const [name, value] of changes) {
    if (value === null) drop.run(name)
    else put.run(name, value)
  }
})
