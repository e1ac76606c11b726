/**
 * The queue before the disk: all that is handed over in one turn of the event loop, and all that arrives while a commit
 * is out, shares one transaction. Order is never changed; what the disk refuses is tried again until it is taken.
 * Events have no bound here, because none that was decided may be dropped: who hands over looks at `pending`.
 */
import type { Recorded } from '../contract/events.ts'
import type { Clock, Timer } from '../desk/clock.ts'
import type { Log } from '../desk/log.ts'
import type { JournalHealth } from '../desk/ports/journal.ts'
import { type Row, toRow } from './row.ts'
import type { Batch, Written } from './writer.ts'

const SLOW_MS = 300
const AGAIN_MS = 250
/** What the running figure of commits looks back on. */
const COMMITS_MS = 5 * 60_000
const COMMITS_KEPT = 500
/** One transaction's size; about 25 ms of work. */
const MAX_ROWS = 5_000

type Handed = { rows: Row[]; aliveAt: number | null; since: number; done: PromiseWithResolvers<void> }

export type GroupCommit = {
  append(recorded: readonly Recorded[]): Promise<void>
  pulse(at: number): Promise<void>
  health(): JournalHealth
  /** Tries at once, and resolves when all that waits now is settled: when the disk never takes it, only by abandon(). */
  drain(): Promise<void>
  /** Rejects what waits, and from now on all that comes. */
  abandon(): void
  /** Stops writing for good; health says why, and what waits goes on waiting. */
  halt(why: string): void
}

export function groupCommit({ write, clock, log }: { write: (batch: Batch) => Promise<Written>; clock: Clock; log: Log }): GroupCommit {
  const queue: Handed[] = []
  /** The first `count` of the queue are with the writer. */
  let out: { count: number; since: number } | null = null
  let pending = 0
  let turnEnds = false
  let again: Timer | null = null
  let error: string | null = null
  let halted = false
  let abandoned = false
  let lastCommitMs = 0
  /** The newest last. */
  let commits: { at: number; ms: number }[] = []
  let staleSaid: string | undefined

  const stopped = () => halted || abandoned

  const soon = () => {
    if (turnEnds || out || again || stopped() || queue.length === 0) return
    turnEnds = true
    setImmediate(() => {
      turnEnds = false
      if (!stopped()) void commit()
    })
  }

  const commit = async () => {
    const taken = firstOf(queue)
    out = { count: taken.length, since: clock.steady() }
    const rows = taken.flatMap((handed) => handed.rows)
    const aliveAt = taken.findLast((handed) => handed.aliveAt !== null)?.aliveAt ?? null
    const written = await write({ rows, aliveAt }).catch((cause): Written => ({ ok: false, fenced: false, error: String(cause) }))
    out = null
    if (stopped()) return
    if (written.ok) {
      queue.splice(0, taken.length)
      pending -= rows.length
      wrote(written)
      for (const { done } of taken) done.resolve()
      soon()
    } else if (written.fenced) {
      halt(written.error)
    } else {
      refused(written.error)
    }
  }

  const recent = () => commits.filter(({ at }) => clock.steady() - at < COMMITS_MS)

  const wrote = ({ ms, stale }: Extract<Written, { ok: true }>) => {
    if (stale !== undefined && stale !== staleSaid)
      log.error({ error: stale }, 'what people did cannot be searched until the hub is started again')
    staleSaid = stale ?? staleSaid
    lastCommitMs = ms
    commits.push({ at: clock.steady(), ms })
    commits = recent().slice(-COMMITS_KEPT)
    if (error !== null) log.info({ pending }, 'the journal writes again')
    else if (ms > SLOW_MS) log.warn({ ms, pending }, 'the disk was slow to take a write')
    error = null
  }

  const refused = (why: string) => {
    if (error !== why) log.error({ error: why, pending }, 'the journal cannot write; it is tried again')
    error = why
    again = clock.after(AGAIN_MS, () => {
      again = null
      soon()
    })
  }

  const halt = (why: string) => {
    if (stopped()) return
    halted = true
    error = why
    log.error({ error: why, pending }, 'the journal writes nothing any more until the hub is started again')
  }

  const hand = (rows: Row[], aliveAt: number | null) => {
    if (abandoned) return Promise.reject(new Error('the journal is closed'))
    const handed: Handed = { rows, aliveAt, since: clock.steady(), done: Promise.withResolvers() }
    queue.push(handed)
    pending += rows.length
    soon()
    return handed.done.promise
  }

  return {
    append: (recorded) => hand(recorded.map(toRow), null),

    pulse(at) {
      // One sign of life waits at most, the newest: an outage must not gather them.
      const waiting = queue.slice(out?.count ?? 0).find((handed) => handed.aliveAt !== null)
      if (!waiting) return hand([], at)
      waiting.aliveAt = at
      return waiting.done.promise
    },

    health() {
      // By the steady clock: one that is set back must not call a disk well that hangs.
      const now = clock.steady()
      const slow = out !== null && now - out.since > SLOW_MS
      const oldest = queue.find((handed) => handed.rows.length > 0)
      return {
        state: error !== null ? 'failing' : slow ? 'slow' : 'ok',
        pending,
        oldestPendingMs: oldest ? Math.max(0, now - oldest.since) : 0,
        lastCommitMs,
        commits: figuresOf(recent()),
        lastError: error,
      }
    },

    async drain() {
      if (halted) return
      again?.cancel()
      again = null
      soon()
      await Promise.allSettled(queue.map((handed) => handed.done.promise))
    },

    abandon() {
      abandoned = true
      again?.cancel()
      const why = new Error(`the journal was closed before this was written${error === null ? '' : `: ${error}`}`)
      for (const { done } of queue.splice(0)) done.reject(why)
      pending = 0
    },

    halt,
  }
}

function figuresOf(commits: readonly { ms: number }[]): JournalHealth['commits'] {
  const sorted = commits.map(({ ms }) => ms).sort((a, b) => a - b)
  return { p99Ms: sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0, maxMs: sorted.at(-1) ?? 0 }
}

/** From the front of the queue as many as one transaction may carry, at least one. */
function firstOf(queue: readonly Handed[]): Handed[] {
  let rows = 0
  const end = queue.findIndex((handed, i) => {
    rows += handed.rows.length
    return rows > MAX_ROWS && i > 0
  })
  return queue.slice(0, end === -1 ? undefined : end)
}
