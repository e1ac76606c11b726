/** A temporary folder for one test, the journals opened in it, and what they logged; all gone afterwards. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach } from 'vitest'
import type { Recorded } from '../../hub/contract/events.ts'
import type { Log } from '../../hub/desk/log.ts'
import type { Journal } from '../../hub/desk/ports/journal.ts'
import { openSqliteJournal, type SqliteJournalOptions } from '../../hub/journal/sqlite.ts'
import { type PushedClock, pushedClock } from '../harness/clock.ts'

export type Place = {
  file: string
  clock: PushedClock
  /** `level: message {fields}` */
  logged: string[]
  open(options?: Partial<SqliteJournalOptions>): Promise<Journal>
  /** Another connection to the same file, as a tool or a stuck disk would be. */
  beside(): DatabaseSync
}

export function place(): Place {
  const opened: Journal[] = []
  const besides: DatabaseSync[] = []
  let folder = ''
  const here: Place = {
    file: '',
    clock: pushedClock(),
    logged: [],
    async open(options = {}) {
      const line = (level: string) => (fields: object, message: string) =>
        here.logged.push(`${level}: ${message} ${JSON.stringify(fields)}`)
      const log: Log = { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') }
      const journal = await openSqliteJournal({ file: here.file, stateVersion: 1, clock: here.clock, log, ...options })
      opened.push(journal)
      return journal
    },
    beside() {
      const db = new DatabaseSync(here.file, { timeout: 5_000 })
      besides.push(db)
      return db
    },
  }
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'journal-'))
    here.file = join(folder, 'journal.db')
    here.clock = pushedClock()
    here.logged.length = 0
  })
  afterEach(async () => {
    for (const db of besides.splice(0)) if (db.isOpen) db.close()
    for (const journal of opened.splice(0)) await journal.close()
    rmSync(folder, { recursive: true })
  })
  return here
}

/** All batches in one list. */
export async function gather(batches: AsyncIterable<Recorded[]>): Promise<Recorded[]> {
  const all: Recorded[] = []
  for await (const batch of batches) all.push(...batch)
  return all
}

/** Everything the journal replays. */
export const replay = async (journal: Journal): Promise<Recorded[]> => gather((await journal.load()).events)
