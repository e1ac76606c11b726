import type { BackupTry } from '../contract/backups.ts'

type WithoutAuthor<T> = T extends { type: string } ? Omit<T, 'by'> : never

/** A line of the errand: what came of one place; `message` is for the log alone, it may name paths. */
export type ErrandSays = WithoutAuthor<BackupTry> & { message?: string }
