/** An update that has begun: enough for the next run to bring it to an end when this one was killed. */
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { syncPath } from '../journal/sync-path.ts'
import type { Account } from './accounts.ts'
import type { Places } from './places.ts'
import { put } from './put-files.ts'

/** `back`: it is being undone, because of `why` or because somebody wants it so; `aside`: where the newer version's data go, once the older cannot read them. */
export type UnderWay = { from: string; to: string; back?: { why: string | null; aside?: string } }

/** Wishes that before-update.sh fulfils, and the copy it makes. */
const WISH_COPY = 'wish-copy'
const WISH_PUT_BACK = 'wish-put-back'
const COPY = 'data-before-update'
/** What an installer that was killed leaves among the backups: copies of everything the hub knows. Never the hub's own half-made ones. */
const HALF_MADE = /^(rehearsal-|before-.*\.chuong\.part-)/
/** Of `tieng-chuong backup` and `restore`, which hold no lock: named by their process. */
const HANDED_OVER = /^(\d+)-.*\.chuong/
const KEPT_BACKUPS = 3

export const copyOf = ({ backups }: Places): string => join(backups, COPY)

export function begin(places: Places, update: UnderWay, hub: Account | null): void {
  rmSync(copyOf(places), { recursive: true, force: true })
  // First what the next run would look for: a wish that nobody knows of would be fulfilled at any start.
  note(places, update)
  wish(places, WISH_COPY, '', hub)
}

export const note = (places: Places, update: UnderWay): void => void put(places.underWay, `${JSON.stringify(update)}\n`, 0o644)

export function underWay({ underWay }: Places): UnderWay | null {
  return existsSync(underWay) ? (JSON.parse(readFileSync(underWay, 'utf8')) as UnderWay) : null
}

/** The next start puts the copy in the data's place; what is there goes to `aside`, below the backups. */
export const wishPutBack = (places: Places, aside: string, hub: Account | null): void => wish(places, WISH_PUT_BACK, aside, hub)

/** The hub was stopped and there was no room for the copy: the new version runs without one. */
export const isCopyMissing = (places: Places): boolean => existsSync(join(places.backups, WISH_COPY))

/** For good before the next thing is done: a wish that a power cut brings back would be fulfilled once more, over what came since. */
export function end({ backups, underWay, program }: Places): void {
  for (const name of [WISH_COPY, WISH_PUT_BACK, `${WISH_COPY}.new`, `${WISH_PUT_BACK}.new`, `${COPY}.part`, COPY])
    rmSync(join(backups, name), { recursive: true, force: true })
  syncPath(backups)
  rmSync(underWay, { force: true })
  syncPath(program)
}

/** On disk before it counts, and whole: after a power cut the next start still knows what is wanted of it. */
function wish({ backups }: Places, name: string, text: string, hub: Account | null): void {
  mkdirSync(backups, { recursive: true, mode: 0o700 })
  const part = join(backups, `${name}.new`)
  writeFileSync(part, text, { mode: 0o600 })
  if (hub) chownSync(part, hub.uid, hub.gid)
  syncPath(part)
  renameSync(part, join(backups, name))
  syncPath(backups)
}

/** Only by whoever holds the lock: nobody else's are among them. */
export function sweepBackups({ backups }: Places): void {
  for (const name of readdirSync(backups)) {
    const pid = HANDED_OVER.exec(name)?.[1]
    if (HALF_MADE.test(name) || (pid !== undefined && !existsSync(`/proc/${pid}`)))
      rmSync(join(backups, name), { recursive: true, force: true })
  }
}

/** Of the backups that updates made only the last few: each is as large as everything the hub knows. */
export function pruneBackups({ backups }: Places): void {
  for (const path of backupsOf(backups, 'before-').slice(KEPT_BACKUPS)) rmSync(path)
}

/** The backup that was made before this version came; null: it is gone. */
export const backupBefore = ({ backups }: Places, version: string): string | null => backupsOf(backups, `before-${version}-`)[0] ?? null

/** Newest first. */
const backupsOf = (backups: string, begins: string): string[] =>
  readdirSync(backups)
    .filter((name) => name.startsWith(begins) && name.endsWith('.chuong'))
    .map((name) => ({ path: join(backups, name), at: statSync(join(backups, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at)
    .map(({ path }) => path)
