/**
 * Backups of the running hub, made by the same program as `npm run backup`, in a process of its own: packing and reading back
 * every event takes minutes on a small machine, and not one of them may be taken from a press. One is made at a time and one is
 * kept, for a quarter of an hour, in the data folder: on the hub's own disk, for the hub's own user, and gone with a restart.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { stat, statfs } from 'node:fs/promises'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import { FILES } from './archive.ts'
import type { Clock, Timer } from './desk/clock.ts'
import type { Log } from './desk/log.ts'
import type { Backups, MadeBackup } from './http/deps.ts'

const KEPT_MS = 15 * 60_000
/** The copy, what is packed of it, and what is read back stand beside one another for a moment. */
const ROOM = 3
const SAID_CHARS = 500

export function openBackups({ dataDir, clock, log }: { dataDir: string; clock: Clock; log: Log }): Backups & { close(): void } {
  const folder = join(dataDir, 'backup')
  let making: Promise<MadeBackup> | null = null
  let ready: (MadeBackup & { said: string }) | null = null
  let failed: string | null = null
  let forget: Timer | null = null
  let stop: (() => void) | null = null
  const clear = () => rmSync(folder, { recursive: true, force: true })
  clear()

  async function roomFor(): Promise<void> {
    const [journal, disk] = await Promise.all([stat(join(dataDir, FILES.journal)), statfs(dataDir)])
    if (disk.bavail * disk.bsize < ROOM * journal.size)
      throw new Error(`The disk has no room for a backup: ${Math.ceil((ROOM * journal.size) / 1e6)} MB must be free.`)
  }

  async function run(): Promise<MadeBackup> {
    await roomFor()
    drop()
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const madeAt = clock.now()
    const file = join(folder, `${madeAt}.chuong`)
    const said = await program(file, dataDir, (end) => {
      stop = end
    })
    const { size: bytes } = await stat(file)
    ready = { file, bytes, madeAt, said }
    forget = clock.after(KEPT_MS, drop)
    return ready
  }

  function drop(): void {
    forget?.cancel()
    ready = null
    clear()
  }

  return {
    async make() {
      if (ready) return { ...ready, isNew: false }
      const isNew = making === null
      making ??= run()
        .then(
          (made) => {
            failed = null
            return made
          },
          (error: unknown) => {
            failed = error instanceof Error ? error.message : String(error)
            log.error({ err: error }, 'no backup was made')
            clear()
            throw error
          },
        )
        .finally(() => {
          making = null
          stop = null
        })
      return { ...(await making), isNew }
    },
    state() {
      if (making !== null) return { state: 'making' }
      if (ready) return { state: 'ready', madeAt: ready.madeAt, bytes: ready.bytes, said: ready.said }
      return failed === null ? { state: 'none' } : { state: 'failed', said: failed }
    },
    handedOver(file) {
      if (ready?.file === file) drop()
    },
    close() {
      stop?.()
      drop()
    },
  }
}

/** What the program said; rejects with what it said of its failure. */
function program(file: string, dataDir: string, started: (end: () => void) => void): Promise<string> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'backup.ts'), file], {
    env: { HUB_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started(() => child.kill())
  // Behind everything that answers a press; where that is not allowed it runs all the same.
  try {
    if (child.pid !== undefined) setPriority(child.pid, 10)
  } catch {}
  let said = ''
  const listen = (bytes: Buffer) => {
    said = (said + bytes).slice(-SAID_CHARS)
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) =>
      code === 0 ? resolve(said.trim()) : reject(new Error(said.trim() || `the backup ended with code ${code}`)),
    )
  })
}
