/** How the disk answers, and in whose turn: everything the registry writes goes through here. */
import type { Clock } from '../desk/clock.ts'
import { serialQueue } from './serial.ts'

/** A write takes milliseconds; one that takes this long is reported while it lasts. */
const STUCK_MS = 5_000

export type Disk = {
  /** In turn, after all before it. */
  inTurn<T>(work: () => Promise<T>): Promise<T>
  /** A write, within a turn. Rejects with what went wrong, for people; `health` keeps it until another write succeeds. */
  write(work: () => Promise<void>): Promise<void>
  idle(): Promise<void>
  /** Null while it answers well. */
  trouble(): string | null
}

export function watchDisk(clock: Clock): Disk {
  const queue = serialQueue(clock)
  let trouble: string | null = null
  return {
    inTurn: queue.run,
    async write(work) {
      try {
        await work()
        trouble = null
      } catch (error) {
        trouble = error instanceof Error ? error.message : String(error)
        throw new Error(`nothing has changed, the last write failed: ${trouble}`, { cause: error })
      }
    },
    idle: queue.idle,
    trouble: () => {
      const busyFor = queue.busyFor()
      return busyFor > STUCK_MS ? `the disk has not answered for ${Math.round(busyFor / 1000)} s` : trouble
    },
  }
}
