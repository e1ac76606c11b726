/**
 * Store and forward: what the line has said, on the bridge's own disk before anything depends on it. A press in here survives
 * kill -9 and a power cut, and is told to the hub with the time at which it was really pressed.
 */
import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Clock } from './clock.ts'
import type { Log } from './log.ts'
import type { Entry, Kept, OutboxAnswer, OutboxRequest } from './outbox-line.ts'

export type Outbox = {
  kept: Kept
  /** Resolves when it is on disk (fsynced). @throws when the disk refuses; it is not kept then */
  put(entry: Entry): Promise<void>
  settle(name: string, how: 'delivered' | 'refused'): void
  count(device: string, counter: number): void
  /** What is wrong with the disk, or null. */
  trouble(): string | null
  /** Writes what is left, for as long as `limitMs`. */
  close(limitMs: number): Promise<void>
}

export const FILE = 'outbox.sqlite'
/** As long as the hub takes an equal press id for the same press. */
export const DELIVERED_KEPT_MS = 10 * 60_000
/** What nobody waits for is written together. */
const LAZY_MS = 250
const OPEN_LIMIT_MS = 10_000

/** Rejects, in words, when the folder cannot be used. A damaged file is set aside, never written over. */
export async function openOutbox(folder: string, { clock, log }: { clock: Clock; log: Log }): Promise<Outbox> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, FILE)
  const { worker, kept } = await start(file, clock).catch((error: Error) => {
    if (!/malformed|not a database|disk image/i.test(error.message)) throw error
    const aside = `${file}.damaged-${clock.now()}`
    for (const end of ['', '-wal', '-shm']) if (existsSync(file + end)) renameSync(file + end, aside + end)
    log('error', 'the outbox was damaged and begins anew; what waited in it is in the file set aside', { file: aside })
    return start(file, clock)
  })

  let next: OutboxRequest & { promised: { resolve(): void; reject(error: Error): void }[] } = fresh()
  let inHand: typeof next | null = null
  let lazy: { cancel(): unknown } | null = null
  let trouble: string | null = null
  let idle: (() => void) | null = null

  function fresh(): typeof next {
    return { entries: [], settled: [], counters: [], forgetBefore: 0, promised: [] }
  }
  const isEmpty = () => next.entries.length + next.settled.length + next.counters.length === 0

  function flush(): void {
    if (inHand || isEmpty()) return
    lazy?.cancel()
    lazy = null
    inHand = next
    next = fresh()
    const { promised: _, ...request } = inHand
    worker.postMessage({ ...request, forgetBefore: clock.now() - DELIVERED_KEPT_MS } satisfies OutboxRequest)
  }
  /** @param why what the disk said, or null: it is written */
  function written(why: string | null): void {
    const done = inHand
    inHand = null
    if (why !== null && why !== trouble) log('error', 'the outbox cannot be written: nothing is acknowledged that the hub has not', { why })
    if (why === null && trouble !== null) log('info', 'the outbox can be written again')
    trouble = why
    if (done && why !== null) {
      // Facts of the past are tried again with the next; a new entry is its caller's again.
      next.settled.unshift(...done.settled)
      next.counters.unshift(...done.counters)
    }
    for (const { resolve, reject } of done?.promised ?? []) why === null ? resolve() : reject(new Error(why))
    if (why === null) flush()
    if (!inHand) idle?.()
  }
  function soon(): void {
    lazy ??= clock.after(LAZY_MS, () => {
      lazy = null
      flush()
    })
  }

  worker.on('message', (said: OutboxAnswer) => {
    if ('written' in said) written(said.written ? null : said.why)
  })
  worker.on('error', (error) => written(error instanceof Error ? error.message : String(error)))

  return {
    kept,
    put(entry) {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      next.entries.push(entry)
      next.promised.push({ resolve, reject })
      flush()
      return promise
    },
    settle(name, how) {
      next.settled.push([name, how])
      soon()
    },
    count(device, counter) {
      next.counters.push([device, counter])
      soon()
    },
    trouble: () => trouble,
    async close(limitMs) {
      lazy?.cancel()
      const { promise, resolve } = Promise.withResolvers<void>()
      const limit = clock.after(limitMs, resolve)
      idle = () => (isEmpty() ? resolve() : flush())
      if (inHand === null) idle()
      await promise
      limit.cancel()
      worker.postMessage('close')
      await worker.terminate()
    },
  }
}

async function start(file: string, clock: Clock): Promise<{ worker: Worker; kept: Kept }> {
  const worker = new Worker(new URL('./outbox-worker.ts', import.meta.url), { workerData: { file } })
  const { promise, resolve, reject } = Promise.withResolvers<Kept>()
  const limit = clock.after(OPEN_LIMIT_MS, () => reject(new Error(`${file} does not open within ${OPEN_LIMIT_MS / 1000} s`)))
  worker.once('message', (said: OutboxAnswer) => 'kept' in said && resolve(said.kept))
  worker.once('error', reject)
  try {
    return { worker, kept: await promise }
  } catch (error) {
    await worker.terminate()
    throw error
  } finally {
    limit.cancel()
    worker.off('error', reject)
  }
}
