/** The thread that keeps the outbox's file. */
import type { Entry, Kept, OutboxRequest } from './outbox-line.ts'
import { openDisk, serveDisk } from './serve-disk.ts'

const TABLES = `
  -- state: 0 waits for the hub, 1 the hub has it, 2 the hub will not take it (kept for whoever looks into it)
  CREATE TABLE IF NOT EXISTS entries (
    name TEXT PRIMARY KEY, key TEXT, press TEXT, at INTEGER, topic TEXT, payload TEXT, state INTEGER, number INTEGER
  );
  CREATE INDEX IF NOT EXISTS entries_by_number ON entries (number);
  -- What is over is looked for at every write: without these all that is kept would be read each time.
  CREATE INDEX IF NOT EXISTS entries_delivered ON entries (at) WHERE state = 1;
  CREATE INDEX IF NOT EXISTS entries_refused ON entries (number) WHERE state = 2;
  CREATE TABLE IF NOT EXISTS counters (device TEXT PRIMARY KEY, counter INTEGER) WITHOUT ROWID;
`
const WAITS = 0
const DELIVERED = 1
const REFUSED = 2
/** Of what the hub will not take, as many as a person would read. */
const REFUSED_KEPT = 1_000

const { db } = openDisk(TABLES)

const columns = 'name, key, press, at, topic, payload'
const insert = db.prepare(
  `INSERT OR IGNORE INTO entries (${columns}, state, number) VALUES (?, ?, ?, ?, ?, ?, ${WAITS}, (SELECT coalesce(max(number), 0) + 1 FROM entries))`,
)
const settle = db.prepare('UPDATE entries SET state = ? WHERE name = ?')
const count = db.prepare(
  'INSERT INTO counters (device, counter) VALUES (?, ?) ON CONFLICT (device) DO UPDATE SET counter = max(counter, excluded.counter)',
)
const forget = db.prepare(`DELETE FROM entries WHERE state = ${DELIVERED} AND at < ?`)
const forgetRefused = db.prepare(
  `DELETE FROM entries WHERE state = ${REFUSED} AND number < (SELECT max(number) - ${REFUSED_KEPT} FROM entries)`,
)

function kept(): Kept {
  const entries = (state: '= 1' | '<> 1') => db.prepare(`SELECT ${columns} FROM entries WHERE state ${state} ORDER BY number`).all()
  return {
    waiting: entries('<> 1') as Entry[],
    delivered: entries('= 1') as Entry[],
    counters: db.prepare('SELECT device, counter FROM counters').all() as Kept['counters'],
  }
}

serveDisk<OutboxRequest, Kept>(db, kept(), ({ entries, settled, counters, forgetBefore }) => {
  for (const { name, key, press, at, topic, payload } of entries) insert.run(name, key, press, at, topic, payload)
  for (const [name, how] of settled) settle.run(how === 'delivered' ? DELIVERED : REFUSED, name)
  for (const [device, counter] of counters) count.run(device, counter)
  forget.run(forgetBefore)
  forgetRefused.run()
})
