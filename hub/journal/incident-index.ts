/**
 * Finds incidents without reading every event: kept in the same transaction as the events it is made from.
 * It holds nothing of its own, so it is never migrated: when INDEX_VERSION changes it is made anew from the events.
 */
import type { DatabaseSync } from 'node:sqlite'

const INDEX_VERSION = 4

const TABLES = `
  DROP TABLE IF EXISTS incidents;
  DROP TABLE IF EXISTS mentions;
  CREATE TABLE incidents (
    seq INTEGER PRIMARY KEY, -- of its opening: the order of history, without ties
    id TEXT UNIQUE,
    site TEXT,
    home TEXT, -- JSON, the first is the one that answers for the site
    kind TEXT,
    quiet TEXT,
    exercise TEXT, -- of a drill, also of one that became real
    presses INTEGER DEFAULT 0,
    opened_at INTEGER,
    -- the first time it came to each
    shown_at INTEGER,
    acknowledged_at INTEGER,
    acknowledged_by TEXT,
    dispatched_at INTEGER,
    arrived_at INTEGER,
    closed_at INTEGER,
    closed_by TEXT,
    disposition TEXT
  );
  CREATE INDEX incidents_by_opening ON incidents (opened_at);
  -- Events that concern several incidents at once.
  CREATE TABLE mentions (incident TEXT, seq INTEGER, PRIMARY KEY (incident, seq)) WITHOUT ROWID;
`

/** Only the first of its type is kept: what was answered once was answered then. */
const first =
  (at: string, ...more: readonly string[]) =>
  (which: string): string =>
    `
    UPDATE incidents SET ${[`${at} = came.at`, ...more].join(', ')}
    FROM (SELECT incident, at, body, min(seq) FROM events WHERE ${which} GROUP BY incident) AS came
    WHERE came.incident = incidents.id AND ${at} IS NULL`

/** What concerns several incidents at once; a test of a message concerns none. */
const mentions =
  (of: 'outcomes' | 'progress') =>
  (which: string): string =>
    `
    INSERT OR IGNORE INTO mentions (incident, seq)
    SELECT each.value ->> 'incident', events.seq FROM events, json_each(events.body, '$.${of}') AS each
    WHERE ${which} AND each.value ->> 'incident' IS NOT NULL`

/** What each type adds; `which` picks one event as it is appended, or all of them. */
const ADDS: Readonly<Record<string, (which: string) => string>> = {
  IncidentOpened: (which) => `
    INSERT OR IGNORE INTO incidents (seq, id, site, home, kind, quiet, exercise, opened_at)
    SELECT seq, incident, body ->> 'site', body -> 'home', body ->> 'kind', body ->> 'quiet', body -> 'exercise' ->> 'id', at FROM events WHERE ${which}`,
  PressReceived: (which) => `
    UPDATE incidents SET presses = incidents.presses + came.presses
    FROM (SELECT incident, count(*) AS presses FROM events WHERE ${which} GROUP BY incident) AS came WHERE came.incident = incidents.id`,
  IncidentShown: first('shown_at'),
  IncidentAcknowledged: first('acknowledged_at', `acknowledged_by = came.body ->> 'by'`),
  PatrolsDispatched: first('dispatched_at'),
  UnitArrived: first('arrived_at'),
  IncidentClosed: (which) => `
    UPDATE incidents SET closed_at = closing.at, closed_by = closing.body ->> 'by', disposition = closing.body ->> 'disposition'
    FROM (SELECT incident, at, body FROM events WHERE ${which}) AS closing WHERE closing.incident = incidents.id`,
  NoticesSettled: mentions('outcomes'),
  MessagesProgressed: mentions('progress'),
}

/** Returns what must be called for every event appended, inside its transaction. */
export function incidentIndex(db: DatabaseSync): (type: string, seq: number) => void {
  const built = db.prepare(`SELECT value FROM marks WHERE name = 'index'`).get()?.value
  if (built !== INDEX_VERSION) {
    const rebuild = Object.entries(ADDS).map(([type, add]) => add(`events.type = '${type}'`))
    const mark = `INSERT OR REPLACE INTO marks (name, value) VALUES ('index', ${INDEX_VERSION})`
    db.exec(['BEGIN IMMEDIATE', TABLES, ...rebuild, mark, 'COMMIT'].join(';'))
  }
  const adds = new Map(Object.entries(ADDS).map(([type, add]) => [type, db.prepare(add('events.seq = ?'))]))
  return (type, seq) => {
    adds.get(type)?.run(seq)
  }
}
