/** Takes an upload to the disk, gently: an alarm's own write waits for a few megabytes at most, and always finds room. */
import { type FileHandle, open, statfs } from 'node:fs/promises'
import { MAP_MAX_BYTES } from '../../contract/map.ts'
import { HEADER_BYTES, type MapFault, readHeader } from './header.ts'

export type Refused = { refused: MapFault['fault'] | 'map-too-large' | 'no-room'; detail: string }

/** What is on its way to the disk at most. */
const SYNC_EVERY_BYTES = 4 * 1024 * 1024
/** A map must not take the room that alarms are written into. */
const RESERVE_BYTES = 512 * 1024 * 1024
/** Nobody but the hub's own user reads what lies beside the keys. */
const MODE = 0o600

const TOO_LARGE: Refused = { refused: 'map-too-large', detail: `A map file may have ${MAP_MAX_BYTES} bytes at most.` }
const NO_ROOM: Refused = { refused: 'no-room', detail: 'The disk of the data folder has no room for it: alarms need what is left.' }

export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/** @param announced what the sender said it will send, bytes */
export async function mayBegin(announced: number | null, room: () => Promise<number>): Promise<Refused | null> {
  if (announced !== null && announced > MAP_MAX_BYTES) return TOO_LARGE
  return (await room()) - (announced ?? 0) < RESERVE_BYTES ? NO_ROOM : null
}

/** The file is whole and on the disk when this is null. Rejects when the body breaks off or the disk refuses; what was written stays. */
export async function receive(path: string, body: AsyncIterable<Buffer>, room: () => Promise<number>): Promise<Refused | null> {
  const file = await open(path, 'wx', MODE)
  try {
    let [size, unsynced] = [0, 0]
    let head = Buffer.alloc(0)
    for await (const piece of body) {
      if (head.length < HEADER_BYTES) {
        head = Buffer.concat([head, piece.subarray(0, HEADER_BYTES)])
        const header = head.length < HEADER_BYTES ? null : readHeader(head)
        // The wrong file is refused at its first bytes, not after an hour.
        if (header && 'fault' in header) return { refused: header.fault, detail: header.detail }
      }
      size += piece.length
      if (size > MAP_MAX_BYTES) return TOO_LARGE
      await writeAll(file, piece)
      unsynced += piece.length
      if (unsynced < SYNC_EVERY_BYTES) continue
      unsynced = 0
      await file.datasync()
      if ((await room()) < RESERVE_BYTES) return NO_ROOM
    }
    await file.sync()
    return null
  } finally {
    await file.close()
  }
}

async function writeAll(file: FileHandle, piece: Buffer): Promise<void> {
  for (let done = 0; done < piece.length; ) done += (await file.write(piece, done)).bytesWritten
}
