import type { BackupTrouble } from '../../contract/backups.ts'

/** Of one place. */
export type BackupRecord = {
  good: { at: number; file: string; bytes: number; sealed: boolean; damaged?: number } | null
  /** Null: the last try was good. `times`: in a row. */
  failed: { at: number; times: number; why: BackupTrouble; later: boolean } | null
}
