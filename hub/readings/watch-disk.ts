/** How much room the data folder's disk has. Asked without waiting: a disk that hangs must not hang whoever looks. */
import { statfs } from 'node:fs/promises'
import type { Clock } from '../desk/clock.ts'

/** Bytes. */
export type DiskSpace = { free: number; size: number }
type Statfs = (path: string) => Promise<{ bavail: number; blocks: number; bsize: number }>

const FRESH_MS = 10_000

/** `space` answers with what was known last, and null until the disk has said anything. */
export function watchDisk(folder: string, clock: Pick<Clock, 'steady'>, ask: Statfs = statfs): { space(): DiskSpace | null } {
  let known: DiskSpace | null = null
  let askedAt = Number.NEGATIVE_INFINITY
  let asking = false
  async function look(): Promise<void> {
    asking = true
    askedAt = clock.steady()
    try {
      const { bavail, blocks, bsize } = await ask(folder)
      known = { free: bavail * bsize, size: blocks * bsize }
    } catch {
      known = null
    } finally {
      asking = false
    }
  }
  void look()
  return {
    space() {
      if (!asking && clock.steady() - askedAt >= FRESH_MS) void look()
      return known
    },
  }
}
