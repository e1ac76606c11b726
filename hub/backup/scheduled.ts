/** The hub's side of its own backups: looks what is owed, sends the errand, and puts what came of it on the record. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { type BackupTrouble, mayWorkLater } from '../contract/backups.ts'
import type { PersonId } from '../contract/ids.ts'
import { backupsOwed } from '../core/backup/backup-view.ts'
import type { Clock } from '../desk/clock.ts'
import type { Log } from '../desk/log.ts'
import type { Registry } from '../desk/ports/registry.ts'
import type { Desk } from '../desk/types.ts'
import type { ErrandSays } from './errand-says.ts'
import { type Program, runProgram } from './run-program.ts'

/** A slow line and a large hub; beyond it something hangs that nobody will see. */
const LIMIT_MS = 6 * 3_600_000

type Deps = {
  dataDir: string
  clock: Clock
  log: Log
  desk: Pick<Desk, 'submit' | 'look'>
  registry: Pick<Registry, 'directory'>
}

export function createScheduledBackups({ dataDir, clock, log, desk, registry }: Deps) {
  let running: { program: Program; ended: Promise<void> } | null = null
  let closed = false
  // What a power cut left half done.
  rmSync(join(dataDir, 'backup-work'), { recursive: true, force: true })

  async function record(by: PersonId | null, { message, ...tried }: ErrandSays): Promise<void> {
    if (tried.type === 'BackupFailed') log.error({ place: tried.place, why: tried.why, said: message }, 'a place for backups got none')
    else log.info({ place: tried.place, file: tried.file, bytes: tried.bytes, removed: tried.removed }, 'a backup was stored and read back')
    await desk.submit({ type: 'RecordBackupTry', at: clock.now(), tried: { ...tried, by } })
  }

  async function errand(by: PersonId | null, ids: readonly string[]): Promise<void> {
    const missing = new Set(ids)
    const records: Promise<void>[] = []
    const keep = (says: ErrandSays) => {
      missing.delete(says.place)
      records.push(record(by, says).catch((error: unknown) => log.error({ err: error }, 'what came of a backup is not on the record')))
    }
    const program = runProgram('errand.ts', [String(clock.now()), ...ids], dataDir, (line) => keep(JSON.parse(line) as ErrandSays))
    const limit = clock.after(LIMIT_MS, program.end)
    const ended = program.said
      .then(
        () => 'failed' as const,
        (error: unknown) => {
          if (!closed) log.error({ err: error }, 'the backup broke off')
          return 'stopped' as const
        },
      )
      .then(async (why: BackupTrouble) => {
        limit.cancel()
        // What a stop of the hub cut off is owed still, and the next start makes up for it.
        const names = new Map(registry.directory().settings.backups?.places.map(({ id, name }) => [id, name]))
        for (const place of closed ? [] : missing)
          keep({ type: 'BackupFailed', place, name: names.get(place) ?? place, why, later: mayWorkLater(why) })
        await Promise.all(records)
      })
    running = { program, ended }
    await ended.finally(() => {
      running = null
    })
  }

  return {
    isRunning: () => running !== null,
    /** To every place of the plan, now; the one that runs is not joined by another. Never rejects. */
    async run(by: PersonId | null): Promise<void> {
      const ids = registry.directory().settings.backups?.places.map(({ id }) => id) ?? []
      if (!closed && running === null && ids.length > 0) await errand(by, ids)
    },
    /** What is owed; how late the round comes does not matter. */
    async round(): Promise<void> {
      if (closed || running !== null) return
      const ids = desk.look((state) => backupsOwed(state, registry.directory().settings, clock.now()))
      if (ids.length > 0) await errand(null, ids)
    },
    async close(): Promise<void> {
      closed = true
      running?.program.end()
      await running?.ended
    },
  }
}
