/**
 * What the journal file holds. The record is `events`; `user_version` counts MIGRATIONS done.
 * No column refuses a value: a constraint that fails would keep a press off the disk for ever.
 */
import type { DatabaseSync } from 'node:sqlite'

const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE events (
    seq INTEGER PRIMARY KEY, -- starts at 1, no gaps
    at INTEGER,              -- ms since 1970
    type TEXT,
    v INTEGER,               -- the version of the type, see upcast.ts
    incident TEXT,           -- the one it belongs to, if it belongs to one
    body TEXT                -- the whole event, JSON
  );
  CREATE INDEX events_by_incident ON events (incident) WHERE incident IS NOT NULL;

  CREATE TABLE snapshots (
    seq INTEGER PRIMARY KEY, -- of the last event in it
    version INTEGER,
    digest BLOB,             -- SHA-256 of bytes
    bytes BLOB
  );

  -- alive: when the hub last left a sign of life, ms since 1970. index: which version of incident-index.ts built it.
  -- forgotten: what is older is struck out, ms since 1970. struck: as far as this place. forgot: when that was last finished, up to when.
  CREATE TABLE marks (name TEXT PRIMARY KEY, value INTEGER) WITHOUT ROWID;
  `,
  // What belongs to no incident is looked for by kind and time: shifts, outages, notes. Few of all events, so a small index.
  'CREATE INDEX events_by_type ON events (type, at) WHERE incident IS NULL',
]

/** Brings the tables of an older hub up, each step whole or not at all. Throws on a file that is not a journal or is of a newer hub. */
export function migrate(db: DatabaseSync): void {
  const version = Number(db.prepare('PRAGMA user_version').get()?.user_version)
  if (version > MIGRATIONS.length) {
    throw new Error(
      `its tables are of version ${version}, this hub knows them up to ${MIGRATIONS.length}: start the newer hub that wrote it`,
    )
  }
  if (version === 0 && db.prepare('SELECT 1 FROM sqlite_schema').get()) throw new Error('it is a database of something else')
  for (const [done, step] of MIGRATIONS.entries()) {
    if (done < version) continue
    db.exec(`BEGIN IMMEDIATE; ${step}; PRAGMA user_version = ${done + 1}; COMMIT`)
  }
}
