/** Backups, from the plan in the registry to what the office can ask and do. */

import { chooseFolder, isSameDisk } from '../backup/folder.ts'
import { openBackups } from '../backup/live-backup.ts'
import { placeTrouble, sorted } from '../backup/place.ts'
import { tryRclone } from '../backup/rclone.ts'
import { createScheduledBackups } from '../backup/scheduled.ts'
import { asTyped, newKey } from '../backup/seal.ts'
import type { BackupPlace } from '../contract/backup-settings.ts'
import type { Clock } from '../desk/clock.ts'
import type { Log } from '../desk/log.ts'
import type { Registry } from '../desk/ports/registry.ts'
import type { Desk } from '../desk/types.ts'
import type { BackupPlans, Backups } from '../http/deps.ts'
import { keepBackupPassphrase, type Secrets } from '../secrets.ts'

const CHOOSE_MS = 90_000

type Deps = {
  dataDir: string
  clock: Clock
  log: Log
  desk: Pick<Desk, 'submit' | 'look'>
  registry: Pick<Registry, 'directory'>
  secrets: Secrets
}

export type WiredBackups = { live: Backups; plans: BackupPlans; round(): Promise<void>; close(): Promise<void> }

export function wireBackups({ secrets, ...deps }: Deps): WiredBackups {
  const { dataDir, clock } = deps
  const live = openBackups(deps)
  const scheduled = createScheduledBackups(deps)
  let hasPassphrase = secrets.backupPassphrase !== undefined

  /** A share whose server is gone answers nothing at all; whoever waits for it hears so. */
  async function choose(place: BackupPlace) {
    const { promise: late, reject } = Promise.withResolvers<never>()
    const timer = clock.after(CHOOSE_MS, () => reject(placeTrouble('not-there', `${place.path} does not answer.`)))
    try {
      return { sameDisk: await Promise.race([tried(place), late]) }
    } catch (error) {
      return sorted(error)
    } finally {
      timer.cancel()
    }
  }

  /** Looked once, when it is chosen: a page that asked the disk each time would hang with it. */
  async function tried({ id, kind, path }: BackupPlace): Promise<boolean> {
    if (kind === 'rclone') await tryRclone(path, dataDir)
    else await chooseFolder(path, secrets.hubId, id)
    return kind === 'folder' && isSameDisk(path, dataDir)
  }

  return {
    live,
    plans: {
      choose,
      newKey,
      run: scheduled.run,
      isRunning: scheduled.isRunning,
      hasPassphrase: () => hasPassphrase,
      keepPassphrase(passphrase) {
        keepBackupPassphrase(dataDir, asTyped(passphrase))
        hasPassphrase = true
      },
    },
    round: scheduled.round,
    async close() {
      live.close()
      await scheduled.close()
    },
  }
}
