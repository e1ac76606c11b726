/** Draws a page in a thread of its own, because reading fonts and setting type would keep a press waiting for a quarter of a second. */
import { Worker } from 'node:worker_threads'
import type { Clock } from '../../desk/clock.ts'
import { turnstile } from '../turnstile.ts'
import type { Paper } from './paper.ts'

const LIMIT_MS = 15_000
const LIMIT_MB = 192

/** One at a time: paper can wait, and each takes a core. Null when too many wait, or none came. */
export function printer(clock: Clock): (paper: Paper) => Promise<Uint8Array | null> {
  const turns = turnstile(1, 20)
  return (paper) => turns.through(() => print(paper, clock))
}

function print(paper: Paper, clock: Clock): Promise<Uint8Array | null> {
  const worker = new Worker(new URL('./draw-worker.ts', import.meta.url), {
    workerData: paper,
    resourceLimits: { maxOldGenerationSizeMb: LIMIT_MB },
  })
  return new Promise((resolve) => {
    const limit = clock.after(LIMIT_MS, () => settle(null))
    const settle = (bytes: Uint8Array | null) => {
      limit.cancel()
      void worker.terminate()
      resolve(bytes)
    }
    worker.once('message', settle)
    worker.once('error', () => settle(null))
    // a thread that ends without a word; after an answer this changes nothing
    worker.once('exit', () => settle(null))
  })
}
