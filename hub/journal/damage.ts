/** What an error of SQLite means, and what a person can do about a damaged journal. */
import { dirname } from 'node:path'

const SQLITE_CORRUPT = 11
const SQLITE_NOTADB = 26

/** The primary result code (sqlite.org/rescode.html), or null when the error is not SQLite's. */
export const sqliteCode = (error: unknown): number | null =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : null

export function isDamage(error: unknown): boolean {
  const code = sqliteCode(error)
  return code === SQLITE_CORRUPT || code === SQLITE_NOTADB
}

export const damaged = (file: string, what: string, cause?: unknown): Error =>
  new Error(
    `the journal ${file} is damaged: ${what}. Nothing in it was changed. ` +
      `Move the folder ${dirname(file)} aside, and restore the last backup: npm run restore -- FILE`,
    { cause },
  )

/** The error itself, unless it means damage: then one that says what to do. */
export const explained = (file: string, error: unknown): unknown =>
  isDamage(error) && error instanceof Error ? damaged(file, error.message, error) : error
