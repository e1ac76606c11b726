/**
 * Reads an uploaded sheet in a thread of its own, with an end to its time and memory: a thousand rows must not keep a press
 * waiting, nor a damaged file take the hub with it.
 */
import { Worker } from 'node:worker_threads'
import type { Clock } from '../../desk/clock.ts'
import type { Unreadable } from './read-csv.ts'
import type { ReadRows } from './rows.ts'
import type { Sheet } from './sheet-worker.ts'

const LIMIT_MS = 20_000
const LIMIT_MB = 256

const TOO_LARGE: Unreadable = {
  why: 'too-large',
  unreadable: 'The file is too large to read. Keep the sheet of the sites only, and split it if need be.',
}

export function readSheet(sheet: Sheet, clock: Clock): Promise<ReadRows | Unreadable> {
  const worker = new Worker(new URL('./sheet-worker.ts', import.meta.url), {
    workerData: sheet,
    resourceLimits: { maxOldGenerationSizeMb: LIMIT_MB },
  })
  return new Promise((resolve) => {
    const limit = clock.after(LIMIT_MS, () => settle(TOO_LARGE))
    const settle = (outcome: ReadRows | Unreadable) => {
      limit.cancel()
      void worker.terminate()
      resolve(outcome)
    }
    worker.once('message', settle)
    worker.once('error', (error: NodeJS.ErrnoException) =>
      settle(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? TOO_LARGE : { why: 'damaged', unreadable: `The file is damaged: ${error.message}` },
      ),
    )
    // a thread that ends without a word; after an answer this changes nothing
    worker.once('exit', () => settle(TOO_LARGE))
  })
}
