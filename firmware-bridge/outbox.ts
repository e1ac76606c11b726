/**
 * Store and forward: what the line has said, on the bridge's own disk before anything depends on it. A press in here survives
 * kill -9 and a power cut, and is told to the hub with the time at which it was really pressed.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import type { Clock } from './clock.ts'
import { type DiskAnswer, openDiskThread, startDiskThread } from './disk-thread.ts'
import type { Log } from './log.ts'
import type { Entry, Kept, OutboxRequest } from './outbox-line.ts'

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
const THREAD = new URL('./outbox-worker.ts', import.meta.url)
const BEGIN_AGAIN_MS = 5_000
/** In memory, for as long as a disk hangs. */
const MOST_HELD = 10_000

/** Rejects, in words, when the folder cannot be used. A damaged file is set aside, never written over. */
export async function openOutbox(folder: string, { clock, log }: { clock: Clock; log: Log }): Promise<Outbox> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, FILE)
  const damaged = 'the outbox was damaged and begins anew; what waited in it is in the file set aside'
  const opened = await openDiskThread<Kept>(THREAD, file, damaged, { clock, log })

  let next = fresh()
  let inHand: Batch | null = null
  let lazy: { cancel(): unknown } | null = null
  let trouble: string | null = null
  let idle: (() => void) | null = null
  /** Null while the thread has ended and its successor has not begun. */
  let worker: Worker | null = null
  let closing = false
  use(opened.worker)

  const isEmpty = () => next.entries.size + next.settled.size + next.counters.size === 0

  function flush(): void {
    if (inHand || isEmpty()) return
    if (!worker) return giveBack(next)
    lazy?.cancel()
    lazy = null
    inHand = next
    next = fresh()
    worker.postMessage({
      entries: [...inHand.entries.values()].map(({ entry }) => entry),
      settled: [...inHand.settled],
      counters: [...inHand.counters],
      forgetBefore: clock.now() - DELIVERED_KEPT_MS,
    } satisfies OutboxRequest)
  }
  /** @param why what the disk said, or null: it is written */
  function written(why: string | null): void {
    const done = inHand
    inHand = null
    if (why !== null && why !== trouble) log('error', 'the outbox cannot be written: nothing is acknowledged that the hub has not', { why })
    if (why === null && trouble !== null) log('info', 'the outbox can be written again')
    trouble = why
    if (done && why === null) for (const { resolve } of done.entries.values()) resolve()
    if (done && why !== null) {
      // Facts of the past are tried again with the next, behind whatever is newer.
      next.settled = keepLast(new Map([...done.settled, ...next.settled]))
      for (const [device, counter] of done.counters) next.counters.set(device, Math.max(counter, next.counters.get(device) ?? 0))
      giveBack(done)
    }
    // Whoever came meanwhile waits for an answer of their own; facts alone wait for the next.
    if (why === null || next.entries.size > 0) flush()
    if (!inHand) idle?.()
  }
  /** A new entry that could not be kept is its caller's again. */
  function giveBack({ entries }: Batch): void {
    for (const { reject } of entries.values()) reject(new Error(trouble ?? 'the outbox is closed'))
    entries.clear()
  }
  function soon(): void {
    lazy ??= clock.after(LAZY_MS, () => {
      lazy = null
      flush()
    })
  }

  function use(thread: Worker): void {
    worker = thread
    thread.on('message', (said: DiskAnswer<Kept>) => {
      if ('written' in said) written(said.written)
    })
    thread.on('error', (error) => ended(thread, error instanceof Error ? error.message : String(error)))
    thread.on('exit', () => ended(thread, 'its thread has ended'))
  }
  /** Whoever asked a thread that is gone would wait for ever: they are answered, and another takes its place. */
  function ended(thread: Worker, why: string): void {
    if (worker !== thread || closing) return
    worker = null
    written(why)
    beginAgain()
  }
  function beginAgain(): void {
    clock.after(BEGIN_AGAIN_MS, () => {
      if (closing) return
      startDiskThread<Kept>(THREAD, file, clock).then(({ worker: successor }) => {
        if (closing) return void successor.terminate()
        use(successor)
        written(null)
      }, beginAgain)
    })
  }

  return {
    kept: opened.kept,
    put(entry) {
      const waits = next.entries.get(entry.name)
      if (waits) return waits.promise
      if (next.entries.size >= MOST_HELD) return Promise.reject(new Error('too much waits for the disk'))
      const kept = { entry, ...Promise.withResolvers<void>() }
      next.entries.set(entry.name, kept)
      flush()
      return kept.promise
    },
    settle(name, how) {
      next.settled.set(name, how)
      keepLast(next.settled)
      soon()
    },
    count(device, counter) {
      next.counters.set(device, Math.max(counter, next.counters.get(device) ?? 0))
      soon()
    },
    trouble: () => trouble,
    async close(limitMs) {
      closing = true
      lazy?.cancel()
      const { promise, resolve } = Promise.withResolvers<void>()
      const limit = clock.after(limitMs, resolve)
      idle = () => (isEmpty() || !worker ? resolve() : flush())
      if (inHand === null) idle()
      await promise
      limit.cancel()
      worker?.postMessage('close')
      await worker?.terminate()
    },
  }
}

type Batch = {
  entries: Map<string, { entry: Entry } & PromiseWithResolvers<void>>
  settled: Map<string, 'delivered' | 'refused'>
  counters: Map<string, number>
}
const fresh = (): Batch => ({ entries: new Map(), settled: new Map(), counters: new Map() })

/** What is forgotten is told to the hub again after a restart, under the id that it knows. */
function keepLast(settled: Batch['settled']): Batch['settled'] {
  for (const oldest of settled.keys()) {
    if (settled.size <= MOST_HELD) break
    settled.delete(oldest)
  }
  return settled
}
