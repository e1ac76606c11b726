/** The worker that writes. Everything here may hang with the disk, and only this thread hangs with it. */
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Forgetting } from '../desk/ports/journal.ts'
import { auditIndex } from './audit-index.ts'
import { explained, sqliteCode } from './damage.ts'
import type { Strikes } from './due.ts'
import { incidentIndex } from './incident-index.ts'
import { answer } from './line.ts'
import { holdLock } from './lock.ts'
import { type FileLimits, openDatabase } from './open-database.ts'
import type { Row } from './row.ts'
import { digestOf } from './snapshot.ts'
import { prepareStrike } from './strike.ts'
import { transaction } from './transaction.ts'

/** One transaction. */
export type Batch = { rows: readonly Row[]; aliveAt: number | null }

/** stale: an index could not follow; it is made anew at the next start. fenced: what stands on disk and what came do not follow one another, which trying again cannot heal. */
export type Written = { ok: true; ms: number; stale?: string } | { ok: false; fenced: boolean; error: string }

const prepare = (db: DatabaseSync) => ({
  db,
  index: incidentIndex(db),
  audit: auditIndex(db),
  past: prepareStrike(db),
  lastSeq: db.prepare('SELECT seq FROM events ORDER BY seq DESC LIMIT 1'),
  insert: db.prepare('INSERT INTO events (seq, at, type, v, incident, body) VALUES (?, ?, ?, ?, ?, ?)'),
  forgetIndexes: db.prepare(`DELETE FROM marks WHERE name IN ('index', 'audit')`),
  alive: db.prepare(`INSERT OR REPLACE INTO marks (name, value) VALUES ('alive', ?)`),
  snapshot: db.prepare('INSERT OR REPLACE INTO snapshots (seq, version, digest, bytes) VALUES (?, ?, ?, ?)'),
})

let open: (ReturnType<typeof prepare> & { lock: DatabaseSync; busyTimeoutMs: number }) | null = null

function opened() {
  if (!open) throw new Error('the journal is not open')
  return open
}

const seqOnDisk = (lastSeq: StatementSync): number => Number(lastSeq.get()?.seq ?? 0)

/** SQLITE_NOMEM, SQLITE_IOERR, SQLITE_FULL: these are the disk's, and the events themselves are not on it either. */
const OF_THE_DISK = [7, 10, 13]

/** An index is made from the record and never keeps it from the disk. Null, or what is wrong with the index. */
function indexed(row: Row): string | null {
  const { db, index, audit } = opened()
  try {
    index(row[2], row[0])
    audit(row[2], row[0])
    return null
  } catch (error) {
    if (!db.isTransaction || OF_THE_DISK.includes(sqliteCode(error) ?? 0)) throw error
    return error instanceof Error ? error.message : String(error)
  }
}

/** No fsync waits for it: lost with the power, it is made again. Returns how long it took, ms. */
function softly(work: () => void): number {
  const began = performance.now()
  transaction(opened().db, work, 'NORMAL')
  return performance.now() - began
}

/** Without waiting for a reader: a press may wait behind this. */
function foldLog(db: DatabaseSync): boolean {
  db.exec('PRAGMA busy_timeout = 0')
  try {
    return db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy === 0
  } finally {
    db.exec(`PRAGMA busy_timeout = ${opened().busyTimeoutMs}`)
  }
}

const calls = {
  open(file: string, limits: FileLimits): void {
    const lock = holdLock(file)
    try {
      open = { lock, busyTimeoutMs: limits.busyTimeoutMs, ...prepare(openDatabase(file, limits)) }
    } catch (error) {
      lock.close()
      throw explained(file, error)
    }
  },

  write({ rows, aliveAt }: Batch): Written {
    const to = opened()
    // A worker has no injected clock, and this is a duration, not a time of day.
    const began = performance.now()
    let fenced = false
    let stale: string | null = null
    try {
      transaction(to.db, () => {
        let last = seqOnDisk(to.lastSeq)
        for (const row of rows) {
          if (row[0] !== last + 1) {
            fenced = true
            throw new Error(`event ${row[0]} cannot follow event ${last}: a second writer, or a gap`)
          }
          to.insert.run(...row)
          stale = indexed(row) ?? stale
          last = row[0]
        }
        if (stale !== null) to.forgetIndexes.run()
        if (aliveAt !== null) to.alive.run(aliveAt)
      })
      return { ok: true, ms: performance.now() - began, ...(stale !== null && { stale }) }
    } catch (error) {
      return { ok: false, fenced, error: error instanceof Error ? error.message : String(error) }
    }
  },

  saveSnapshot(seq: number, version: number, bytes: Uint8Array): void {
    const to = opened()
    transaction(to.db, () => {
      const last = seqOnDisk(to.lastSeq)
      if (seq > last) throw new Error(`a snapshot at event ${seq} cannot be kept: the last event on disk is ${last}`)
      to.snapshot.run(seq, version, digestOf(bytes), bytes)
      to.db.exec('DELETE FROM snapshots WHERE seq NOT IN (SELECT seq FROM snapshots ORDER BY seq DESC LIMIT 2)')
    })
  },

  beginForgetting(what: Forgetting, bound: number): void {
    const { db, past } = opened()
    transaction(db, () => past.begin(what, bound))
  },

  /** Returns how long it took, ms. */
  strike(strikes: Pick<Strikes, 'seqs' | 'over'>, outages: readonly string[]): number {
    const { past } = opened()
    return softly(() => past.strike(strikes, outages))
  },

  /** Returns whether there is more. */
  strikeAudit(limit: number): boolean {
    let more = false
    softly(() => {
      more = opened().past.audit(limit)
    })
    return more
  },

  /** What was overwritten stands in the write-ahead log until it is folded in. False: a reader is in the way, at another time. */
  endForgetting(before: number): boolean {
    const { db, past } = opened()
    if (!foldLog(db)) return false
    transaction(db, () => past.end(before))
    return true
  },

  close(): void {
    open?.db.close()
    open?.lock.close()
    open = null
  },
}

export type Writer = typeof calls

answer(calls)
