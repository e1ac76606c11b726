/** A file of the bridge that is kept by a thread of its own: a disk that hangs holds that thread, and not the line or the hub's answers. */
import { existsSync, renameSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { Clock } from './clock.ts'
import type { Log } from './log.ts'

/** First what the file held, then one answer for each request: null, or why it is not written. */
export type DiskAnswer<Kept> = { kept: Kept } | { written: string | null }
export type DiskThread<Kept> = { worker: Worker; kept: Kept }

const OPEN_LIMIT_MS = 10_000

/** Rejects, in words, when the file does not open. */
export async function startDiskThread<Kept>(script: URL, file: string, clock: Clock): Promise<DiskThread<Kept>> {
  const worker = new Worker(script, { workerData: { file } })
  const { promise, resolve, reject } = Promise.withResolvers<Kept>()
  const limit = clock.after(OPEN_LIMIT_MS, () => reject(new Error(`${file} does not open within ${OPEN_LIMIT_MS / 1000} s`)))
  worker.once('message', (said: DiskAnswer<Kept>) => 'kept' in said && resolve(said.kept))
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

/**
 * The same for a file that may be damaged: it is set aside, never written over.
 * @param damaged what is logged then
 */
export function openDiskThread<Kept>(
  script: URL,
  file: string,
  damaged: string,
  { clock, log }: { clock: Clock; log: Log },
): Promise<DiskThread<Kept>> {
  return startDiskThread<Kept>(script, file, clock).catch((error: Error) => {
    if (!/malformed|not a database|disk image/i.test(error.message)) throw error
    const aside = `${file}.damaged-${clock.now()}`
    for (const end of ['', '-wal', '-shm']) if (existsSync(file + end)) renameSync(file + end, aside + end)
    log('error', damaged, { file: aside })
    return startDiskThread<Kept>(script, file, clock)
  })
}
