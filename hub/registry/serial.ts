/** One piece of work after the other, each with an end to its waiting. */
import type { Clock } from '../desk/clock.ts'

/** Waiting work; beyond it the disk is not slow but gone. */
const BOUND = 500
/** How long anybody waits for an answer, ms. */
const PATIENCE_MS = 10_000

export type SerialQueue = {
  /** Rejects when too many wait, or after ten seconds: work that has not begun by then never will; work that has goes on unheard. */
  run<T>(work: () => Promise<T>): Promise<T>
  /** Resolves when everything handed over is done. */
  idle(): Promise<void>
  /** For how long the work in hand has been going on, ms. */
  busyFor(): number
}

export function serialQueue(clock: Clock): SerialQueue {
  let tail: Promise<void> = Promise.resolve()
  let waiting = 0
  let begunAt: number | null = null

  return {
    run(work) {
      if (waiting >= BOUND) return Promise.reject(new Error('too many changes wait for the disk; nothing has changed'))
      waiting++
      return new Promise((resolve, reject) => {
        let stage: 'waiting' | 'begun' | 'given up' = 'waiting'
        const patience = clock.after(PATIENCE_MS, () => {
          if (stage === 'begun')
            return reject(new Error('the disk does not answer; the change may still be made, look again before repeating it'))
          stage = 'given up'
          reject(new Error('the disk does not answer; nothing has changed'))
        })
        tail = tail.then(async () => {
          waiting--
          if (stage === 'given up') return
          stage = 'begun'
          begunAt = clock.steady()
          try {
            resolve(await work())
          } catch (error) {
            reject(error)
          }
          begunAt = null
          patience.cancel()
        })
      })
    },
    idle: () => tail,
    // By the steady clock: one that is set back must not call a disk well that hangs.
    busyFor: () => (begunAt === null ? 0 : clock.steady() - begunAt),
  }
}
