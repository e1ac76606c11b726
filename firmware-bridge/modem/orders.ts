/**
 * What the modem was asked: on disk until it is over, and known by its id for two days after, because the hub may ask again and it
 * must not be done again.
 */
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { waitFor } from './due.ts'
import type { Jobs } from './jobs.ts'

export type Order = { id: string; takenAt: number; expiresAt: number }

export type Orders<Job extends Order> = {
  get(id: string): Job | undefined
  all(): Iterable<Job>
  /** Not over, the oldest first. */
  waiting(): Job[]
  /** Known from now on; what has been over for two days is forgotten. */
  add(job: Job): void
  /** Never rejects: what the disk refuses is done all the same, and after a crash perhaps once more. */
  keep(job: Job): Promise<void>
}

type Options<Job extends Order> = {
  /** Of this kind of order, in the file. */
  name: string
  jobs: Pick<Jobs, 'kept' | 'put'>
  clock: Clock
  log: Log
  isOver(job: Job): boolean
  /** What is logged when the disk does not take it. */
  unkept: string
}

const KEPT_MS = 48 * 3_600_000

export function openOrders<Job extends Order>({ name, jobs, clock, log, isOver, unkept }: Options<Job>): Orders<Job> {
  const all = new Map<string, Job>()
  for (const [key, value] of jobs.kept) {
    if (!key.startsWith(name)) continue
    const job = JSON.parse(value) as Job
    all.set(job.id, job)
  }

  function forgetOld(): void {
    for (const job of all.values())
      if (isOver(job) && clock.now() - Math.max(job.takenAt, job.expiresAt) > KEPT_MS) {
        all.delete(job.id)
        void jobs.put(`${name}${job.id}`, null).catch(() => {})
      }
  }

  return {
    get: (id) => all.get(id),
    all: () => all.values(),
    waiting: () => [...all.values()].filter((job) => !isOver(job)).sort((a, b) => a.takenAt - b.takenAt),
    add(job) {
      forgetOld()
      all.set(job.id, job)
    },
    keep: (job) =>
      jobs.put(`${name}${job.id}`, JSON.stringify(job)).catch((error: Error) => log('error', unkept, { id: job.id, why: error.message })),
  }
}

export type Turns = { wake(): void; close(): void; isClosed(): boolean }

/**
 * One run at a time, and the next when something is due.
 * @param next when that is, ms since 1970; infinite: nothing waits
 */
export function takeTurns(clock: Clock, run: () => Promise<void>, next: () => number): Turns {
  let isRunning = false
  let isClosed = false
  let timer: { cancel(): unknown } | null = null

  function wake(): void {
    if (isRunning || isClosed) return
    isRunning = true
    void run().finally(() => {
      isRunning = false
      timer?.cancel()
      const at = next()
      if (!isClosed && Number.isFinite(at)) timer = clock.after(waitFor(at, clock.now()), wake)
    })
  }

  return {
    wake,
    isClosed: () => isClosed,
    close() {
      isClosed = true
      timer?.cancel()
    },
  }
}
