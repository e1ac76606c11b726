/**
 * The one map file in the data folder. Its reads never take more than a few of the threads that the journal and push need too;
 * a disk that hangs costs the map and nothing else.
 */
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { MapFile } from '../../contract/map.ts'
import type { Clock } from '../../desk/clock.ts'
import { turnstile } from '../turnstile.ts'
import { within } from '../within.ts'
import { type Opened, openChecked } from './checked.ts'
import { freeBytes, mayBegin, type Refused, receive } from './receive.ts'

/** The longest piece that is read in one go; a tile is a tenth of it. */
export const PIECE_BYTES = 256 * 1024
/** Of the sixteen threads that all file work shares. */
const READS_AT_ONCE = 3
const READS_WAITING = 100
const READ_WAIT_MS = 10_000

export type Shelf = {
  /** Null: there is none, or the disk does not say in time. Text: there is one that cannot be used, and why. */
  look(): Promise<Opened | string | null>
  /** Shorter than asked at the end of the file. Null: too many wait already, or the disk does not answer in time. */
  read(opened: Opened, from: number, length: number): Promise<Buffer | null>
  /** Writes beside the file, checks, and only then puts it in its place. Rejects when the body breaks off or the disk refuses. */
  put(body: AsyncIterable<Buffer>, announced: number | null): Promise<{ put: MapFile } | Refused | 'busy'>
  remove(): Promise<void>
  close(): Promise<void>
}

/**
 * @param path of the file, whether it is there or not
 * @param room what is left on the disk of a folder, bytes
 */
export function mapShelf(path: string, clock: Clock, roomOf = freeBytes): Shelf {
  const folder = dirname(path)
  const fresh = `${path}.part`
  const reads = turnstile(READS_AT_ONCE, READS_WAITING)
  const room = () => roomOf(folder)
  /** Undefined: not looked yet, or nothing to be relied on. */
  let known: Promise<Opened | string | null> | undefined
  let putting = false

  async function lookAnew(): Promise<Opened | string | null> {
    try {
      const found = await reads.through(() => openChecked(path))
      return found && 'fault' in found ? found.detail : found
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : String(error)
    }
  }
  /** What is known is forgotten; reads in hand end before their file is closed. */
  async function forget(): Promise<void> {
    const before = await known
    known = undefined
    if (before && typeof before !== 'string') await before.file.close()
  }

  return {
    look() {
      known ??= lookAnew().then((found) => {
        // Only a good file stays known: another may be put there by hand.
        if (typeof found === 'string' || found === null) known = undefined
        return found
      })
      return within(clock, READ_WAIT_MS, known)
    },
    async read({ file }, from, length) {
      const bytes = Buffer.alloc(Math.min(length, PIECE_BYTES))
      const done = await within(
        clock,
        READ_WAIT_MS,
        reads.through(() => file.read(bytes, 0, bytes.length, from)),
      )
      return done && bytes.subarray(0, done.bytesRead)
    },
    async put(body, announced) {
      if (putting) return 'busy'
      putting = true
      try {
        // What a hub that was killed had begun goes first: it may be all that fills the disk.
        await rm(fresh, { force: true })
        const refused = (await mayBegin(announced, room)) ?? (await receive(fresh, body, room))
        if (refused) return refused
        const found = await openChecked(fresh)
        if ('fault' in found) return { refused: found.fault, detail: found.detail }
        await rename(fresh, path)
        await syncFolder(folder)
        await forget()
        known = Promise.resolve(found)
        return { put: found.view }
      } finally {
        putting = false
        await rm(fresh, { force: true }).catch(() => undefined)
      }
    },
    async remove() {
      await rm(path, { force: true })
      await syncFolder(folder)
      await forget()
    },
    close: forget,
  }
}

/** A rename is durable once its folder is (fsync(2), NOTES). */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}
