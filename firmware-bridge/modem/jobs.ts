/** What the modem was asked and how far it came, by name, on the bridge's own disk: it survives kill -9 and a power cut. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import { type DiskAnswer, openDiskThread } from '../disk-thread.ts'
import type { Log } from '../log.ts'
import type { JobsKept, JobsRequest } from './jobs-line.ts'

export type Jobs = {
  /** As it was at the start. */
  kept: ReadonlyMap<string, string>
  /** Resolves when it is on disk (fsynced). Rejects when the disk refuses; then it may be given again. */
  put(name: string, value: string | null): Promise<void>
  trouble(): string | null
  close(limitMs: number): Promise<void>
}

export const JOBS_FILE = 'modem.sqlite'
/** A disk that hangs for longer counts as one that refuses: what waits for it goes on without. */
const WRITE_LIMIT_MS = 2_000

/** Rejects, in words, when the folder cannot be used. A damaged file is set aside, never written over. */
export async function openJobs(folder: string, { clock, log }: { clock: Clock; log: Log }): Promise<Jobs> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, JOBS_FILE)
  const damaged = 'the memory of the modem was damaged and begins anew; what it held is in the file set aside'
  const { worker, kept } = await openDiskThread<JobsKept>(new URL('./jobs-worker.ts', import.meta.url), file, damaged, { clock, log })

  type Waiting = { changes: JobsRequest; settle: ((why: string | null) => void)[] }
  const fresh = (): Waiting => ({ changes: [], settle: [] })
  let next = fresh()
  let inHand: Waiting | null = null
  let trouble: string | null = null
  let isGone = false
  let idle: (() => void) | null = null

  function flush(): void {
    if (inHand || next.changes.length === 0) return
    if (isGone) return settle(next, trouble)
    inHand = next
    next = fresh()
    worker.postMessage(inHand.changes)
  }
  function settle(waiting: Waiting, why: string | null): void {
    for (const each of waiting.settle.splice(0)) each(why)
  }
  function written(why: string | null): void {
    const done = inHand
    inHand = null
    if (why !== trouble)
      log(
        why === null ? 'info' : 'error',
        why === null ? 'the modem’s memory can be written again' : 'the modem’s memory cannot be written',
        { why },
      )
    trouble = why
    if (done) settle(done, why)
    flush()
    if (!inHand) idle?.()
  }
  worker.on('message', (said: DiskAnswer<JobsKept>) => {
    if ('written' in said) written(said.written)
  })
  const gone = (why: string) => {
    if (isGone) return
    isGone = true
    written(why)
    settle(next, why)
  }
  worker.on('error', (error) => gone(error instanceof Error ? error.message : String(error)))
  worker.on('exit', () => gone('its thread has ended'))

  return {
    kept: new Map(kept),
    put(name, value) {
      if (isGone) return Promise.reject(new Error(trouble ?? 'the memory is closed'))
      return new Promise((resolve, reject) => {
        const limit = clock.after(WRITE_LIMIT_MS, () => reject(new Error(`not written within ${WRITE_LIMIT_MS} ms`)))
        next.changes.push([name, value])
        next.settle.push((why) => {
          limit.cancel()
          if (why === null) resolve()
          else reject(new Error(why))
        })
        flush()
      })
    },
    trouble: () => trouble,
    async close(limitMs) {
      const { promise, resolve } = Promise.withResolvers<void>()
      const limit = clock.after(limitMs, resolve)
      idle = resolve
      if (!inHand) resolve()
      await promise
      limit.cancel()
      isGone = true
      worker.postMessage('close')
      await worker.terminate()
    },
  }
}
