/**
 * Backups of the running hub, made by the same program as `npm run backup`, in a process of its own: packing and reading back
 * every event takes minutes on a small machine, and not one of them may be taken from a press. One is made at a time and one is
 * kept, for a quarter of an hour, in the data folder: on the hub's own disk, for the hub's own user, and gone with a restart.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock, Timer } from '../desk/clock.ts'
import type { Log } from '../desk/log.ts'
import type { Backups, MadeBackup } from '../http/deps.ts'
import { runProgram } from './run-program.ts'

const KEPT_MS = 15 * 60_000

export function openBackups({ dataDir, clock, log }: { dataDir: string; clock: Clock; log: Log }): Backups & { close(): void } {
  const folder = join(dataDir, 'backup')
  let making: Promise<MadeBackup> | null = null
  let ready: (MadeBackup & { said: string }) | null = null
  let failed: string | null = null
  let forget: Timer | null = null
  let stop: (() => void) | null = null
  const clear = () => rmSync(folder, { recursive: true, force: true })
  clear()

  async function run(): Promise<MadeBackup> {
    drop()
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const madeAt = clock.now()
    const file = join(folder, `${madeAt}.chuong`)
    const program = runProgram('backup.ts', [file], dataDir)
    stop = program.end
    const said = await program.said
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
