/** When backups are due, which places are owed one, and which have been without a good one too long: from stored times alone. */
import { BACKUP_AT, type BackupPlace, type BackupPlan, KEEP } from '../../contract/backup-settings.ts'
import type { BackupPlaceView } from '../../contract/backups.ts'
import type { Settings } from '../../contract/settings.ts'
import { daily } from '../calendar/daily.ts'
import { iso } from '../incident/timeline.ts'
import type { DeepReadonly, Seen } from '../seen.ts'
import type { BackupRecord } from './backup-record.ts'

/** An alarm that stays open this long is not waited for: a backup is taken beside it, behind everything that answers a press. */
const PUT_OFF_MS = 4 * 3_600_000
/** What may work later is tried again this much later, until the day is over. */
const AGAIN_MS = 2 * 3_600_000
/** A day that was missed once may have been a power cut; two are a fault. */
const OLD_MS = 2 * 24 * 3_600_000
const FAILING = 2

type Asked = DeepReadonly<Pick<Settings, 'backups' | 'timeZone'>>

/** What an administrator finds before anything was planned: no place, and nothing is taken. */
export const NO_PLAN: BackupPlan = { at: BACKUP_AT, seal: { kind: 'none' }, keep: KEEP, places: [] }

const dueOf = ({ backups, timeZone }: Asked, now: number) => daily((backups ?? NO_PLAN).at, timeZone, now)

export function nextBackup(settings: Asked, now: number): number | null {
  return (settings.backups?.places.length ?? 0) > 0 ? dueOf(settings, now).next : null
}

/** A record from a time that has not come yet was made while the clock was wrong. */
function pastOf(record: DeepReadonly<BackupRecord> | undefined, now: number) {
  return { goodAt: record?.good && record.good.at <= now ? record.good.at : null, failed: record?.failed ?? null }
}

/** Ids of the places that are to be tried now. */
export function backupsOwed(state: Pick<Seen, 'backups' | 'incidents'>, settings: Asked, now: number): string[] {
  const due = dueOf(settings, now).last
  const isCalm = [...state.incidents.values()].every(({ answer }) => answer.phase === 'closed')
  if (!isCalm && now - due < PUT_OFF_MS) return []
  return (settings.backups?.places ?? []).filter((place) => isOwed(place)).map(({ id }) => id)

  function isOwed({ id, since }: DeepReadonly<BackupPlace>): boolean {
    const { goodAt, failed } = pastOf(state.backups.get(id), now)
    // What was due before there was a place for it is not.
    const added = Date.parse(since)
    if ((added <= now && due <= added) || (goodAt !== null && goodAt >= due)) return false
    if (!failed || failed.at < due || failed.at > now) return true
    return failed.later && now - failed.at >= AGAIN_MS
  }
}

export function backupTroubleOf(
  { id, since }: DeepReadonly<BackupPlace>,
  state: Pick<Seen, 'backups'>,
  now: number,
): BackupPlaceView['trouble'] {
  const { goodAt, failed } = pastOf(state.backups.get(id), now)
  if (failed && failed.times >= FAILING) return 'failing'
  if (now - (goodAt ?? Date.parse(since)) > OLD_MS) return 'old'
  return (state.backups.get(id)?.good?.damaged ?? 0) > 0 ? 'rotting' : undefined
}

/** Each place as it stands. */
export function backupPlaces(state: Pick<Seen, 'backups'>, settings: Asked, now: number): BackupPlaceView[] {
  return (settings.backups?.places ?? []).map((place) => {
    const { good, failed } = state.backups.get(place.id) ?? {}
    const trouble = backupTroubleOf(place, state, now)
    return {
      ...place,
      ...(good && { good: { ...good, at: iso(good.at) } }),
      ...(failed && { failed: { ...failed, at: iso(failed.at) } }),
      ...(trouble && { trouble }),
    }
  })
}
