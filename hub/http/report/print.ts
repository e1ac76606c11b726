/**
 * Draws pages in a thread of its own, because reading fonts and setting type would keep a press waiting for half a second.
 * The thread stays for a while: the fonts are what takes long, and whoever prints one incident often prints the next.
 */
import { Worker } from 'node:worker_threads'
import type { Clock, Timer } from '../../desk/clock.ts'
import { turnstile } from '../turnstile.ts'
import type { Paper } from './paper.ts'

const LIMIT_MS = 15_000
const IDLE_MS = 60_000
const LIMIT_MB = 192

export type Printer = {
  /** One at a time: paper can wait. Null when too many wait, or none came. */
  print(paper: Paper): Promise<Uint8Array | null>
  close(): void
}

export function printer(clock: Clock): Printer {
  const turns = turnstile(1, 50)
  let worker: Worker | null = null
  let idle: Timer | null = null

  function close(): void {
    idle?.cancel()
    const old = worker
    worker = null
    void old?.terminate()
  }
  function start(): Worker {
    const started = new Worker(new URL('./draw-worker.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: LIMIT_MB } })
    started.unref()
    // Between two pages nobody else listens, and an error that nobody hears would end the hub.
    const gone = () => {
      if (worker === started) worker = null
    }
    started.on('error', gone).on('exit', gone)
    return started
  }
  function print(paper: Paper): Promise<Uint8Array | null> {
    idle?.cancel()
    worker ??= start()
    const at = worker
    return new Promise((resolve) => {
      const limit = clock.after(LIMIT_MS, () => settle(null))
      const fail = () => settle(null)
      const settle = (bytes: Uint8Array | null) => {
        limit.cancel()
        at.off('message', settle).off('error', fail).off('exit', fail)
        // What has failed once, or hangs, is not asked again.
        if (bytes) idle = clock.after(IDLE_MS, close)
        else close()
        resolve(bytes)
      }
      at.on('message', settle).on('error', fail).on('exit', fail)
      at.postMessage(paper)
    })
  }
  return { print: (paper) => turns.through(() => print(paper)), close }
}
