/** Backups, from the plan in the registry to what the office can ask and do. */

import { chooseFolder, isSameDisk } from './backup/folder.ts'
import { openBackups } from './backup/live-backup.ts'
import { sorted } from './backup/place.ts'
import { tryRclone } from './backup/rclone.ts'
import { createScheduledBackups } from './backup/scheduled.ts'
import { asTyped, newKey } from './backup/seal.ts'
import type { BackupPlace } from './contract/backup-settings.ts'
import type { Clock } from './desk/clock.ts'
import type { Log } from './desk/log.ts'
import type { Registry } from './desk/ports/registry.ts'
import type { Desk } from './desk/types.ts'
import type { BackupPlans, Backups } from './http/deps.ts'
import { keepBackupPassphrase, type Secrets } from './secrets.ts'

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
  const { dataDir } = deps
  const live = openBackups(deps)
  const scheduled = createScheduledBackups(deps)
  let hasPassphrase = secrets.backupPassphrase !== undefined

  async function choose({ id, kind, path }: BackupPlace) {
    try {
      if (kind === 'folder') await chooseFolder(path, secrets.hubId, id)
      else await tryRclone(path, dataDir)
      return null
    } catch (error) {
      return sorted(error)
    }
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
      isSameDisk: async ({ kind, path }) => kind === 'folder' && isSameDisk(path, dataDir),
    },
    round: scheduled.round,
    async close() {
      live.close()
      await scheduled.close()
    },
  }
}
