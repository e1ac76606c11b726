/** The read-only worker: a long report delays other reports, never a press. */
import { DatabaseSync } from 'node:sqlite'
import type { ReportQuestion } from '../core/reports/report-view.ts'
import type { QualityQuestion } from '../core/reports/site-quality-view.ts'
import type { AuditQuery, BetweenQuery, Forgetting, HistoryQuery, PastQuery, Sight } from '../desk/ports/journal.ts'
import { copyDatabase } from './copy-database.ts'
import { explained } from './damage.ts'
import { type Cursor, prepareDue } from './due.ts'
import { answer } from './line.ts'
import { preparePast } from './past.ts'
import { prepareQuality } from './quality.ts'
import type { StoredRow } from './row.ts'
import type { StoredSnapshot } from './snapshot.ts'

/** For a writer's checkpoint or recovery; in WAL mode nothing else makes a reader wait. */
const BUSY_TIMEOUT_MS = 5_000

const ROW = 'events.seq, events.type, events.v, events.body'

function statements(db: DatabaseSync) {
  return {
    snapshot: db.prepare('SELECT seq, version, digest, bytes FROM snapshots WHERE seq < ? ORDER BY seq DESC LIMIT 1'),
    after: db.prepare(`SELECT ${ROW} FROM events WHERE seq > ? ORDER BY seq LIMIT ?`),
    last: db.prepare('SELECT seq, at FROM events ORDER BY seq DESC LIMIT 1'),
    alive: db.prepare(`SELECT value FROM marks WHERE name = 'alive'`),
    incident: db.prepare(`
      SELECT ${ROW} FROM events
      WHERE seq IN (SELECT seq FROM events WHERE incident = $incident UNION SELECT seq FROM mentions WHERE incident = $incident)
      ORDER BY seq`),
    between: db.prepare(`
      SELECT ${ROW} FROM events
      WHERE incident IS NULL AND type IN (SELECT value FROM json_each($types)) AND at >= $from AND at < $to
      ORDER BY at, seq LIMIT $limit`),
    past: preparePast(db),
    quality: prepareQuality(db),
    due: prepareDue(db),
    forgot: db.prepare(`SELECT value FROM marks WHERE name = 'forgot'`),
    audit: db.prepare(`
      SELECT ${ROW}, incidents.site AS site FROM audit JOIN events USING (seq) LEFT JOIN incidents ON incidents.id = events.incident
      WHERE ($before IS NULL OR audit.seq < $before)
        AND ($from IS NULL OR audit.at >= $from)
        AND ($to IS NULL OR audit.at < $to)
        AND ($person IS NULL OR audit.person = $person)
        AND ($action IS NULL OR audit.action = $action)
        AND ($action IS NOT NULL OR audit.action NOT IN (SELECT value FROM json_each($without)))
        AND ($about IS NULL
          OR audit.subject IN (SELECT value FROM json_each($about))
          OR audit.person IN (SELECT value FROM json_each($about))
          OR incidents.site IN (SELECT value FROM json_each($about)))
      ORDER BY audit.seq DESC LIMIT $limit`),
  }
}

let open: { file: string; db: DatabaseSync; ask: ReturnType<typeof statements> } | null = null

/** Damage shows only where it is read, so every read can meet it. */
function read<T>(work: (from: NonNullable<typeof open>) => T): T {
  if (!open) throw new Error('the journal is not open')
  try {
    return work(open)
  } catch (error) {
    throw explained(open.file, error)
  }
}

// The casts below name the columns of tables.ts and incident-index.ts.
const calls = {
  open(file: string): void {
    const db = new DatabaseSync(file, { readOnly: true, timeout: BUSY_TIMEOUT_MS })
    open = { file, db, ask: statements(db) }
  },

  /** The newest snapshot before a place. */
  snapshotBefore: (seq: number) => read(({ ask }) => ask.snapshot.get(seq) as StoredSnapshot | undefined),

  eventsAfter: (seq: number, limit: number) => read(({ ask }) => ask.after.all(seq, limit) as StoredRow[]),

  /** Place of the last event, and the later of its time and the alive mark (ms since 1970). */
  end: () =>
    read(({ ask }): { seq: number; aliveAt: number | null } => {
      const last = ask.last.get() as { seq: number; at: number } | undefined
      const alive = ask.alive.get() as { value: number } | undefined
      if (!last && !alive) return { seq: 0, aliveAt: null }
      return { seq: last?.seq ?? 0, aliveAt: Math.max(last?.at ?? 0, alive?.value ?? 0) }
    }),

  closedIncidents: (query: HistoryQuery) => read(({ ask }) => ask.past.closed(query)),

  past: (query: PastQuery) => read(({ ask }) => ask.past.page(query)),

  report: (sight: Sight, question: ReportQuestion) => read(({ ask }) => ask.past.report(sight, question)),

  quality: (question: QualityQuestion, until: number) => read(({ ask }) => ask.quality(question, until)),

  eventsOf: (incidents: readonly string[]) => read(({ ask }) => incidents.map((incident) => ask.incident.all({ incident }) as StoredRow[])),

  between: ({ types, ...range }: BetweenQuery) =>
    read(({ ask }) => ask.between.all({ types: JSON.stringify(types), ...range }) as StoredRow[]),
  audit: ({ about, without, ...plain }: AuditQuery) =>
    read(({ ask }) => {
      const lists = { about: about && JSON.stringify(about), without: JSON.stringify(without) }
      return ask.audit.all({ ...plain, ...lists }) as (StoredRow & { site: string | null })[]
    }),

  pastDue: (before: number, now: number) => read(({ ask }) => ask.due.count(before, now)),

  toStrike: (what: Forgetting, bound: number, cursor: Cursor | null, limit: number) =>
    read(({ ask }) => ask.due.next(what, bound, cursor, limit)),

  /** What is older was forgotten to the end, ms since 1970. */
  forgotten: () => read(({ ask }) => (ask.forgot.get() as { value: number } | undefined)?.value ?? null),

  copyTo: (file: string) => read(({ db }) => copyDatabase(db, file)),

  close(): void {
    open?.db.close()
    open = null
  },
}

export type Reader = typeof calls

answer(calls)
