/** What came of the last backup at each place: enough to say how old the last good one is, and whether one is owed. */
import type { Event } from '../../contract/events.ts'
import type { State } from '../state.ts'
import type { BackupRecord } from './backup-record.ts'

/** Places come and go; what nobody asks for any more is forgotten, the oldest first. */
const PLACES_KEPT = 50

export function evolveBackups(state: State, event: Event): void {
  switch (event.type) {
    case 'BackupTaken':
      state.lastBackup = { at: event.at, by: event.by, bytes: event.bytes }
      return
    case 'BackupStored': {
      const { at, place, file, bytes, sealed, damaged } = event
      return keep(state, place, { good: { at, file, bytes, sealed, ...(damaged !== undefined && { damaged }) }, failed: null })
    }
    case 'BackupFailed': {
      const { at, place, why, later } = event
      const before = state.backups.get(place)
      return keep(state, place, { good: before?.good ?? null, failed: { at, times: (before?.failed?.times ?? 0) + 1, why, later } })
    }
    default:
      return
  }
}

function keep({ backups }: State, place: string, record: BackupRecord): void {
  backups.delete(place)
  backups.set(place, record)
  const [oldest] = backups.size > PLACES_KEPT ? backups.keys() : []
  if (oldest !== undefined) backups.delete(oldest)
}
