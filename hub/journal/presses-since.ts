/** What was pressed after a moment of the record: for whoever puts an older copy of a journal in its place. */
import { DatabaseSync } from 'node:sqlite'

/** `at` in ms since 1970 */
export type PressOnRecord = { at: number; site: string; button: string }

/** The last event's number in a journal that nobody writes; 0: there is none yet. */
export function lastSeq(file: string): number {
  return reading(file, (db) => Number(db.prepare('SELECT max(seq) AS seq FROM events').get()?.seq ?? 0))
}

/** @throws when the file is no journal, or its events are kept in a way that this program does not know */
export function pressesSince(file: string, seq: number): PressOnRecord[] {
  return reading(file, (db) =>
    db
      .prepare("SELECT at, body FROM events WHERE seq > ? AND type = 'PressReceived' ORDER BY seq")
      .all(seq)
      .map(({ at, body }) => {
        const { site, button } = JSON.parse(String(body)) as Record<string, unknown>
        return { at: Number(at), site: String(site ?? '?'), button: String(button ?? '?') }
      }),
  )
}

function reading<T>(file: string, read: (db: DatabaseSync) => T): T {
  // Not read-only: what a killed hub left in its write-ahead log comes in only with a writer.
  const db = new DatabaseSync(file)
  try {
    return read(db)
  } finally {
    db.close()
  }
}
