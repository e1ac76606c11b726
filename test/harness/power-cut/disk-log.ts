/** What reached a disk, in its order, and what a power cut at one moment leaves of it. */
import { execFileSync } from 'node:child_process'
import { closeSync, existsSync, fstatSync, openSync, readSync, writeSync } from 'node:fs'

const HEAD = 16
const SECTOR = 512
const KINDS = ['write', 'flush'] as const
type Kind = (typeof KINDS)[number]
/** `at`: where its data stand in the log; `end`: the length of the log once it was in. */
type Entry = { kind: Kind; offset: number; length: number; at: number; end: number }

export function recordHead(kind: Kind, offset: number, length: number): Buffer {
  const head = Buffer.alloc(HEAD)
  head.writeUInt32LE(KINDS.indexOf(kind), 0)
  head.writeUInt32LE(length, 4)
  head.writeBigUInt64LE(BigInt(offset), 8)
  return head
}

/**
 * What a disk with a write cache does with the writes that no FLUSH has followed: it may have kept all of them; none; or any of them, in
 * any order, of one only some sectors. What came before the last FLUSH is there in every case: of a disk that lies about that nothing is
 * promised (docs/decisions/0043).
 */
export type Unflushed = 'all' | 'none' | 'any'

export type DiskLog = ReturnType<typeof readDiskLog>

/** @param chance 0 … 1 */
export function readDiskLog(log: string, base: string, chance: () => number) {
  const fd = openSync(log, 'r')
  const entries: Entry[] = []
  const durable = `${base}.durable`
  /** So many entries are in `durable`. */
  let applied = 0

  function readOn(): void {
    const head = Buffer.alloc(HEAD)
    const { size } = fstatSync(fd)
    for (let from = entries.at(-1)?.end ?? 0; from + HEAD <= size; from = entries.at(-1)?.end ?? size) {
      readSync(fd, head, 0, HEAD, from)
      const length = head.readUInt32LE(4)
      const end = from + HEAD + length
      if (end > size) break
      entries.push({ kind: KINDS[head.readUInt32LE(0)] as Kind, offset: Number(head.readBigUInt64LE(8)), length, at: from + HEAD, end })
    }
  }

  function dataOf({ at, length }: Entry): Buffer {
    const data = Buffer.alloc(length)
    readSync(fd, data, 0, length, at)
    return data
  }

  function write(image: number, entry: Entry, isKept: () => boolean): void {
    const data = dataOf(entry)
    for (let from = 0; from < data.length; from += SECTOR) {
      // A sector is whole or not written at all; more than that no disk says.
      if (isKept()) writeSync(image, data, from, Math.min(SECTOR, data.length - from), entry.offset + from)
    }
  }

  return {
    /** Of the log: how much has reached the disk by now, bytes. */
    now: () => fstatSync(fd).size,
    flushes: () => entries.filter(({ kind }) => kind === 'flush').length,
    /** Makes `into` the disk as a cut at that moment leaves it. Ask for later moments later. @returns how many writes were in doubt */
    cut(moment: number, unflushed: Unflushed, into: string): number {
      readOn()
      const past = entries.filter(({ end }) => end <= moment).length
      const flushed = entries.slice(0, past).findLastIndex(({ kind }) => kind === 'flush') + 1
      if (flushed < applied) throw new Error('a moment before the last one')
      if (!existsSync(durable)) execFileSync('cp', ['--sparse=always', base, durable])
      const image = openSync(durable, 'r+')
      for (const entry of entries.slice(applied, flushed)) {
        if (entry.kind === 'write') writeSync(image, dataOf(entry), 0, entry.length, entry.offset)
      }
      closeSync(image)
      applied = flushed
      execFileSync('cp', ['--sparse=always', durable, into])
      const doubtful = entries.slice(flushed, past).filter(({ kind }) => kind === 'write')
      const cut = openSync(into, 'r+')
      for (const entry of doubtful) {
        const whole = chance()
        const isKept = unflushed === 'all' || (unflushed === 'any' && whole < 0.4)
        const isTorn = unflushed === 'any' && whole > 0.8
        if (isKept || isTorn) write(cut, entry, () => isKept || chance() < 0.5)
      }
      closeSync(cut)
      return doubtful.length
    },
    close: () => closeSync(fd),
  }
}
