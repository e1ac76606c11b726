import type { BoxFacts } from '../../contract/box.ts'
import { type Finding, say } from '../sentences.ts'
import type { World } from '../world.ts'

const DAY_MS = 24 * 3_600_000
const OLD_DAYS = 8

/** The newest that is on record, wherever it was made from, and each place that has something wrong. */
export async function backupCheck({ hub, data, now }: Pick<World, 'hub' | 'data' | 'now'>): Promise<Finding[]> {
  const places = hub.is === 'running' ? (hub.facts.backupTroubles ?? []) : []
  return [...(await newest({ hub, data, now })), ...places.map(troubled)]
}

type Troubled = NonNullable<BoxFacts['backupTroubles']>[number]

/** A folder's failure by what helps; of another server only its own program knows more. */
function troubled({ name, kind, path, why, damaged }: Troubled): Finding {
  if (why === undefined) return say('backup-place-rotting', { name, damaged: damaged ?? 0 })
  if (why === 'not-there' || why === 'not-mounted') return say('backup-place-gone', { name, path })
  if (why === 'off-limits' || why === 'read-only') return say(`backup-place-${why}`, { name, path })
  if (why === 'refused' && kind === 'folder') return say('backup-place-refused', { name, path })
  return say('backup-place-failed', { name, why })
}

async function newest({ hub, data, now }: Pick<World, 'hub' | 'data' | 'now'>): Promise<Finding[]> {
  const at = hub.is === 'running' ? (hub.facts.lastBackupAt ?? null) : ((await data.verify())?.lastBackupAt ?? null)
  if (at === null) return [say('backup-never')]
  const days = Math.max(0, Math.floor((now() - new Date(at).getTime()) / DAY_MS))
  return [say(days >= OLD_DAYS ? 'backup-old' : 'backup-recent', { days })]
}
