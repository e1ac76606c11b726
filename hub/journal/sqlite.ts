/** The embedded journal: SQLite in WAL mode, every commit fsynced, written by a worker thread so that a hung disk cannot hang the hub. */
import type { Recorded } from '../contract/events.ts'
import type { IncidentId, SiteId } from '../contract/ids.ts'
import type { Clock } from '../desk/clock.ts'
import type { Log } from '../desk/log.ts'
import type { Journal } from '../desk/ports/journal.ts'
import { damaged } from './damage.ts'
import { forgetting } from './forgetting.ts'
import { groupCommit } from './group-commit.ts'
import { type Line, openLine } from './line.ts'
import type { Reader } from './reader.ts'
import { fromRow, type StoredRow } from './row.ts'
import { readSnapshot, snapshotBytes } from './snapshot.ts'
import { upcasters as todaysUpcasters, type Upcasters } from './upcast.ts'
import { within } from './within.ts'
import type { Writer } from './writer.ts'

export type SqliteJournalOptions = {
  /** Path of the database file; its folder exists. `-wal`, `-shm` and `.lock` stand beside it. */
  file: string
  /** Snapshots of another version are not used (core's STATE_VERSION). */
  stateVersion: number
  clock: Clock
  log: Log
  /** Size limit of the file in pages of 4,096 bytes; beyond it the disk counts as full. Default: the disk is the limit. */
  maxPages?: number
  /**
   * How long SQLite itself waits for a lock that somebody else holds on the file, ms, before the write counts as refused and is
   * tried again. A thread waiting there cannot be ended, so together with closeLimitMs it stays under the 5 s a stop may take.
   */
  busyTimeoutMs?: number
  /** How long close() lets pending writes go on, ms of real time. */
  closeLimitMs?: number
  upcasters?: Upcasters
}

const LOAD_BATCH = 1_000
/** Incidents read in one go: between two goes the event loop turns, so that a long report delays no press on this side either. */
const HISTORY_BATCH = 20
const READ_LIMIT_MS = 10_000
const COPY_LIMIT_MS = 10 * 60_000

const openReader = (ended: (why: string) => void) => openLine<Reader>(new URL('./reader.ts', import.meta.url), ended)

/** Rejects, with what to do about it, when another hub writes this journal or when it is damaged, not a journal, or of a newer hub. */
export async function openSqliteJournal(options: SqliteJournalOptions): Promise<Journal> {
  const { file, stateVersion, clock, log, maxPages = null, busyTimeoutMs = 1_000, closeLimitMs = 2_000 } = options
  const upcasters = options.upcasters ?? todaysUpcasters

  const writer: Line<Writer> = openLine<Writer>(new URL('./writer.ts', import.meta.url), (why) => commits.halt(why))
  const commits = groupCommit({ write: (batch) => writer.call('write', batch), clock, log })
  const reader = openReader((error) => log.error({ error }, 'the journal cannot be read until the hub is started again'))
  try {
    await writer.call('open', file, { busyTimeoutMs, maxPages })
    await reader.call('open', file)
  } catch (error) {
    await Promise.all([writer.end(), reader.end()])
    throw error
  }

  const read: Line<Reader>['call'] = (name, ...given) =>
    within(READ_LIMIT_MS, clock, `the journal did not answer "${name}"`, reader.call(name, ...given))
  const decode = (rows: readonly StoredRow[]): Recorded[] => rows.map((row) => fromRow(row, upcasters))

  async function newestSnapshot(lastSeq: number) {
    let before = lastSeq + 1
    for (;;) {
      const stored = await read('snapshotBefore', before)
      if (!stored) return null
      const found = readSnapshot(stored, stateVersion)
      if ('state' in found) return { seq: stored.seq, state: found.state }
      log.warn({ seq: stored.seq, why: found.unusable }, 'a snapshot is not used; more events are replayed instead')
      before = stored.seq
    }
  }

  async function* eventsAfter(place: number): AsyncGenerator<Recorded[]> {
    let last = place
    for (;;) {
      const batch = decode(await read('eventsAfter', last, LOAD_BATCH))
      if (batch.length === 0) return
      for (const { seq } of batch) {
        last += 1
        if (seq !== last) throw damaged(file, `event ${seq} stands where event ${last} should be`)
      }
      yield batch
    }
  }

  let closing: Promise<void> | null = null
  let snapshotInHand: Promise<void> | null = null
  let copier: Line<Reader> | null = null

  async function saveSnapshot(seq: number, version: number, bytes: Uint8Array) {
    await commits.drain()
    await writer.call('saveSnapshot', seq, version, bytes)
  }

  async function finish() {
    await commits.drain()
    await snapshotInHand?.catch(() => {})
    // The writer goes last: the last one out folds the write-ahead log into the file.
    await reader.call('close')
    await writer.call('close')
  }

  async function shut() {
    // Real time and not the clock's: a hub whose clock somebody else moves must still come down beside a stuck disk.
    const limit = AbortSignal.timeout(closeLimitMs)
    const over = new Promise<void>((resolve) => limit.addEventListener('abort', () => resolve(), { once: true }))
    await Promise.race([over, finish().catch((error) => log.error({ error: String(error) }, 'the journal did not close cleanly'))])
    commits.abandon()
    await Promise.race([over, Promise.all([writer, reader, copier].map((line) => line?.end()))])
  }

  return {
    async load() {
      const { seq, aliveAt } = await read('end')
      const snapshot = await newestSnapshot(seq)
      return { snapshot, events: eventsAfter(snapshot?.seq ?? 0), aliveAt }
    },
    append: commits.append,
    saveSnapshot(seq, version, state) {
      // A disk that takes no events takes no snapshot either: one waits, and newer ones are not gathered behind it.
      snapshotInHand ??= saveSnapshot(seq, version, snapshotBytes(state)).finally(() => {
        snapshotInHand = null
      })
      return snapshotInHand
    },
    pulse: commits.pulse,
    health: commits.health,
    async history(query) {
      const found = (await read('closedIncidents', query)) as IncidentId[]
      const history: { incident: IncidentId; events: Recorded[] }[] = []
      for (let from = 0; from < found.length; from += HISTORY_BATCH) {
        const incidents = found.slice(from, from + HISTORY_BATCH)
        const rows = await read('eventsOf', incidents)
        for (const [i, incident] of incidents.entries()) history.push({ incident, events: decode(rows[i] ?? []) })
      }
      return history
    },
    past: (query) => read('past', query),
    report: (sight, question) => read('report', sight, question),
    quality: (question, until) => read('quality', question, until),
    async eventsOf(incident) {
      const [rows] = await read('eventsOf', [incident])
      return decode(rows ?? [])
    },
    between: async (query) => decode(await read('between', query)),
    async audit(query) {
      const rows = await read('audit', query)
      return rows.map(({ site, ...row }) => ({ recorded: fromRow(row, upcasters), site: site as SiteId | null }))
    },
    async pastDue(before, now) {
      const { incidents, events } = await read('pastDue', before, now)
      return { incidents, events }
    },
    forget: forgetting({ read, write: (...call) => writer.call(...call), first: commits.drain, isClosing: () => closing !== null }),
    forgotten: () => read('forgotten'),
    async copyTo(target) {
      if (closing !== null) throw new Error('the journal is closed')
      if (copier) throw new Error('a copy of the journal is being made already')
      // A thread of its own: copying takes seconds, and reports must not wait for it.
      const line = openReader((error) => log.error({ error }, 'the journal was not copied'))
      copier = line
      const copied = line.call('open', file).then(() => line.call('copyTo', target))
      try {
        await within(COPY_LIMIT_MS, clock, 'the journal was not copied', copied)
      } finally {
        copier = null
        // Not waited for: a thread stuck with its disk ends when the disk lets it.
        void line.end()
      }
    },
    close() {
      closing ??= shut()
      return closing
    },
  }
}
