/** What every place for backups can do; a folder and rclone are the two there are. */
import type { Readable } from 'node:stream'
import type { BackupTrouble } from '../contract/backups.ts'

export type Place = {
  /** Copies a file there under that name; it is on the medium, as far as that says so, when this resolves. */
  put(file: string, name: string): Promise<void>
  /** From the medium, as far as that can be asked for. */
  read(name: string): Promise<Readable>
  rename(from: string, to: string): Promise<void>
  list(): Promise<string[]>
  remove(name: string): Promise<void>
  /** Whether what lies there can be read over and over; a line that is paid by volume cannot. */
  isNear: boolean
}

/** A failure sorted: `why` is for the record and the page, the message for the log. */
export type PlaceTrouble = Error & { why: BackupTrouble }

export const placeTrouble = (why: BackupTrouble, message: string, cause?: unknown): PlaceTrouble =>
  Object.assign(new Error(message, { cause }), { why })

const BY_CODE: Readonly<Record<string, BackupTrouble>> = {
  ENOENT: 'not-there',
  ENOTDIR: 'not-there',
  ENODEV: 'not-there',
  ENXIO: 'not-there',
  // An automount whose disk does not come says so.
  EHOSTDOWN: 'not-there',
  EACCES: 'refused',
  EPERM: 'refused',
  EROFS: 'read-only',
  ENOSPC: 'no-room',
  EDQUOT: 'no-room',
  EFBIG: 'no-room',
  EIO: 'unreadable',
}

export function sorted(error: unknown): PlaceTrouble {
  if (error instanceof Error && 'why' in error) return error as PlaceTrouble
  const message = error instanceof Error ? error.message : String(error)
  return placeTrouble(BY_CODE[(error as NodeJS.ErrnoException)?.code ?? ''] ?? 'failed', message, error)
}
