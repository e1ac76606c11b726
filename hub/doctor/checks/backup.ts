import { type Finding, say } from '../sentences.ts'
import type { World } from '../world.ts'

const DAY_MS = 24 * 3_600_000
const OLD_DAYS = 8

/** The newest that is on record, wherever it was made from. */
export async function backupCheck({ hub, data, now }: Pick<World, 'hub' | 'data' | 'now'>): Promise<Finding[]> {
  const at = hub.is === 'running' ? (hub.facts.lastBackupAt ?? null) : ((await data.verify())?.lastBackupAt ?? null)
  if (at === null) return [say('backup-never')]
  const days = Math.max(0, Math.floor((now() - new Date(at).getTime()) / DAY_MS))
  return [say(days >= OLD_DAYS ? 'backup-old' : 'backup-recent', { days })]
}
