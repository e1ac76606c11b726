import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Fsyncs a file, or a folder after a rename in it: the name is on disk only then. */
export function syncPath(path: string): void {
  const fd = openSync(path, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}
