/** A disk that programs work on, and the same disk as a power cut at a given moment leaves it. */
import { randomInt } from 'node:crypto'
import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from '../temporary.ts'
import { readDiskLog, type Unflushed } from './disk-log.ts'
import { type Mounted, makeDisk, mount, mountRecorded } from './mounted.ts'

export type Cut = {
  /** How much had reached the disk: bytes of its log. */
  moment: number
  unflushed: Unflushed
}
const WAYS: readonly Unflushed[] = ['any', 'none', 'any', 'all']

/** How often a drill cuts the power with every run of the tests; POWER_CUTS=100 makes it a hundred. */
export const cutsOf = (usual: number): number => Number(process.env.POWER_CUTS ?? usual)

/** The same cuts again: POWER_CUT_SEED, which a failure names. Mulberry32. */
export function chanceFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
export const SEED = Number(process.env.POWER_CUT_SEED ?? randomInt(2 ** 31))

/** @param prepare fills it before the first moment, as a disk that has been in use for long */
export async function openPowerCuts(megabytes: number, prepare: (disk: Mounted) => Promise<void> | void = () => {}) {
  const folder = temporaryFolder()
  const [image, base, log] = [join(folder, 'disk'), join(folder, 'base'), join(folder, 'log')]
  const chance = chanceFrom(SEED)
  makeDisk(image, megabytes)
  const before = await mount(image)
  await prepare(before)
  await before.close()
  copyFileSync(image, base)
  const disk = await mountRecorded(image, log)
  onTestFinished(() => disk.close())
  const record = readDiskLog(log, base, chance)
  onTestFinished(record.close)

  return {
    disk,
    chance,
    /** Whoever has been answered by now has been answered by what had reached the disk at this moment. */
    now: record.now,
    flushes: record.flushes,
    /** Some cuts in the order in which they are to be made; half of them at a moment of `preferred`, the worst there is for an answer. */
    plan(count: number, from: number, preferred: readonly number[] = []): Cut[] {
      const to = record.now()
      const moments = Array.from({ length: count }, (_, n) =>
        n % 2 === 0 && preferred.length > 0
          ? (preferred[Math.floor(chance() * preferred.length)] ?? to)
          : from + Math.floor(chance() * (to - from)),
      )
      return moments.sort((a, b) => a - b).map((moment, n) => ({ moment, unflushed: WAYS[n % WAYS.length] ?? 'any' }))
    },
    /** The disk after it, mounted where it was: the file system has replayed its own journal. Gone when `look` is over. */
    async after<T>({ moment, unflushed }: Cut, look: (disk: Mounted) => Promise<T> | T): Promise<T> {
      const after = join(folder, 'after')
      record.cut(moment, unflushed, after)
      const left = await mount(after, disk.at)
      try {
        return await look(left)
      } catch (error) {
        throw new Error(`cut at ${moment}, ${unflushed} of what was not flushed (POWER_CUT_SEED=${SEED})`, { cause: error })
      } finally {
        await left.close()
        rmSync(after)
      }
    },
  }
}
