/** An update that has begun: enough for the next run to bring it to an end when this one was killed. */
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Account } from './accounts.ts'
import type { Places } from './places.ts'
import { put } from './put-files.ts'

export type UnderWay = { from: string; to: string }

/** Wishes that before-update.sh fulfils, and the copy it makes. */
const WISH_COPY = 'wish-copy'
const WISH_PUT_BACK = 'wish-put-back'
const COPY = 'data-before-update'
const KEPT_BACKUPS = 3

export const copyOf = ({ backups }: Places): string => join(backups, COPY)

export function begin(places: Places, update: UnderWay, hub: Account | null): void {
  rmSync(copyOf(places), { recursive: true, force: true })
  wish(places, WISH_COPY, '', hub)
  put(places.underWay, `${JSON.stringify(update)}\n`, 0o644)
}

export function underWay({ underWay }: Places): UnderWay | null {
  return existsSync(underWay) ? (JSON.parse(readFileSync(underWay, 'utf8')) as UnderWay) : null
}

/** The next start puts the copy in the data's place; what is there goes to `aside`, below the backups. */
export const wishPutBack = (places: Places, aside: string, hub: Account | null): void => wish(places, WISH_PUT_BACK, aside, hub)
export const isPuttingBack = ({ backups }: Places): boolean => existsSync(join(backups, WISH_PUT_BACK))

export function end(places: Places): void {
  for (const name of [WISH_COPY, WISH_PUT_BACK, `${COPY}.part`, COPY]) rmSync(join(places.backups, name), { recursive: true, force: true })
  rmSync(places.underWay, { force: true })
}

function wish({ backups }: Places, name: string, text: string, hub: Account | null): void {
  mkdirSync(backups, { recursive: true, mode: 0o700 })
  const file = join(backups, name)
  writeFileSync(file, text, { mode: 0o600 })
  if (hub) chownSync(file, hub.uid, hub.gid)
}

/** Of the backups that updates made only the last few: each is as large as everything the hub knows. */
export function pruneBackups({ backups }: Places): void {
  const made = readdirSync(backups)
    .filter((name) => /^before-.*\.chuong$/.test(name))
    .map((name) => ({ path: join(backups, name), at: statSync(join(backups, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at)
  for (const { path } of made.slice(KEPT_BACKUPS)) rmSync(path)
}
