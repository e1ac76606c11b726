/** lowdb's adapter: one file, replaced whole and durably; when it is damaged the copy before it is used, loudly. */
import { readFile, rename } from 'node:fs/promises'
import type { Adapter } from 'lowdb'
import type { Clock } from '../desk/clock.ts'
import type { Log } from '../desk/log.ts'
import { replaceFile } from './durable-write.ts'

export type Decoded<T> = { ok: true; data: T } | { ok: false; fault: 'damaged' | 'newer'; detail: string }
export type Codec<T> = { encode(data: T): string; decode(text: string): Decoded<T> }

export type DurableFile<T> = Adapter<T> & {
  /** What the reading found; `previous` says in words what was wrong with the file itself. */
  found(): { what: 'nothing' | 'current' } | { what: 'previous'; detail: string }
}

export function durableFile<T>(options: { path: string; keepPrevious: boolean; codec: Codec<T>; log: Log; clock: Clock }): DurableFile<T> {
  const { path, keepPrevious, codec, log, clock } = options
  const previousPath = `${path}.previous`
  let found: ReturnType<DurableFile<T>['found']> = { what: 'nothing' }
  /** Only a good file may take the place of the copy. */
  let isGood = false

  async function load(from: string): Promise<Decoded<T> | { ok: false; fault: 'missing'; detail: string }> {
    try {
      return codec.decode(await readFile(from, 'utf8'))
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      if (code === 'ENOENT') return { ok: false, fault: 'missing', detail: 'it is missing' }
      if (code === 'EIO') return { ok: false, fault: 'damaged', detail: message }
      throw new Error(`${from} cannot be read (${message}): give it back to the hub's user, or restore a backup`, { cause: error })
    }
  }

  async function setAside(): Promise<string | null> {
    const aside = `${path}.damaged-${new Date(clock.now()).toISOString().replaceAll(':', '-')}`
    try {
      await rename(path, aside)
      return aside
    } catch (error) {
      log.error({ err: error, path }, 'the damaged file could not be set aside')
      return null
    }
  }

  return {
    found: () => found,

    async read() {
      const current = await load(path)
      if (current.ok) {
        isGood = true
        found = { what: 'current' }
        return current.data
      }
      const previous = keepPrevious ? await load(previousPath) : { ok: false as const, fault: 'missing' as const, detail: 'none is kept' }
      for (const [name, file] of [
        [path, current],
        [previousPath, previous],
      ] as const)
        if (!file.ok && file.fault === 'newer')
          throw new Error(
            `${name} was written by a newer version of this program (${file.detail}): start that version, or restore a backup made by this one`,
          )
      if (current.fault === 'missing' && !previous.ok && previous.fault === 'missing') return null
      if (!previous.ok)
        throw new Error(
          `${path} is damaged (${current.detail}) and ${previousPath} cannot take its place (${previous.detail}): repair one of them, or restore a backup into an empty folder`,
        )
      const aside = current.fault === 'missing' ? null : await setAside()
      log.error(
        { path, fault: current.detail, using: previousPath, aside },
        'the file is damaged: the copy before its last change is used, what was changed last must be entered again',
      )
      found = { what: 'previous', detail: current.detail }
      return previous.data
    },

    async write(data) {
      await replaceFile(path, codec.encode(data), keepPrevious && isGood ? previousPath : null)
      isGood = true
    },
  }
}
