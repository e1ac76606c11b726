/** `sudo tieng-chuong restore FILE`: this box takes over from a backup. The data that was here goes aside and is never thrown away. */
import { chownSync, copyFileSync, existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { systemClock } from '../clock.ts'
import { syncPath } from '../journal/sync-path.ts'
import { type Account, accountOf, HUB_USER } from './accounts.ts'
import { becomesWell } from './health-check.ts'
import { currentRelease, type Places } from './places.ts'
import { versionOf } from './releases.ts'
import { InstallFault, say } from './say.ts'
import { configOf } from './settings.ts'
import type { Systemd } from './systemd.ts'

/** A disk that was mounted for the data brings this along. */
const NOTHING = 'lost+found'

type Box = {
  places: Places
  systemd: Systemd
  /** Runs a program of the release as the hub's own user on this data folder, with the terminal: it asks for the key. @returns its exit code */
  script(name: string, args: string[], dataDir: string): number
}

/**
 * Read and checked into a folder beside: the hub that runs goes on meanwhile, through a search for the key and through a power cut. Only
 * what is whole takes the place of the old, in a moment.
 * @param more what follows the file, such as `--key FILE`; @returns the exit code
 */
export async function restoreBox({ places, systemd, script }: Box, [file, ...more]: string[]): Promise<number> {
  if (!file) throw usage('Cho tên bản sao lưu: sudo tieng-chuong restore TỆP', 'Name the backup: sudo tieng-chuong restore FILE')
  if (!existsSync(file)) throw usage(`Không có tệp ${resolve(file)}.`, `There is no file ${resolve(file)}.`)
  const data = configOf(places).dataDir
  const owner = ownerOf(data)
  const isNew = !existsSync(data) || readdirSync(data).every((name) => name === NOTHING)
  if (!isNew) mustBeMovable(data)
  const into = isNew ? data : `${data}-restoring`
  // Of a restore that was cut short; nobody knows what it lacks.
  if (!isNew) rmSync(into, { recursive: true, force: true })
  made(into, owner)
  // What root may read, on a stick or in a home, the hub's own user may not.
  const copies = [file, ...more].map((each) => (existsSync(each) ? copied(each, places, owner) : each))
  let code = 1
  try {
    code = script('restore', copies, into)
  } finally {
    for (const copy of copies) if (copy.startsWith(places.backups)) rmSync(copy, { force: true })
    if (code !== 0 && !isNew) rmSync(into, { recursive: true, force: true })
  }
  if (code !== 0) {
    say('Chưa phục hồi; dữ liệu cũ nằm nguyên chỗ.', 'Nothing was restored; the data from before is where it was.')
    return code
  }
  if (!isNew) await changeOver(data, into, systemd)
  const trouble =
    (await systemd.start()) ?? (await becomesWell(configOf(places), versionOf(currentRelease(places) ?? ''), () => systemd.hasGivenUp()))
  if (trouble !== null)
    throw new InstallFault('unavailable', [
      `Đã phục hồi, nhưng máy chủ chưa chạy được: ${trouble}`,
      `It is restored, but the hub does not run: ${trouble}`,
    ])
  say('Xong: máy này đã thay máy cũ. Bấm thử một nút để chắc chắn.', 'Done: this machine has taken over. Press one button to be certain.')
  return 0
}

const usage = (vi: string, en: string) => new InstallFault('usage', [vi, en])

function ownerOf(data: string): Account | null {
  if (process.getuid?.() !== 0) return null
  return existsSync(data) ? statSync(data) : accountOf(HUB_USER)
}

/** Known before anybody looks for the key. */
function mustBeMovable(data: string): void {
  if (lstatSync(data).dev === statSync(dirname(data)).dev) return
  throw new InstallFault('io', [
    `${data} là một ổ đĩa gắn riêng, không dời sang bên được: tự chuyển những gì trong đó đi rồi chạy lại. Chưa có gì thay đổi.`,
    `${data} is a disk of its own and cannot be put aside: move what is in it away and run this again. Nothing was changed.`,
  ])
}

function made(folder: string, owner: Account | null): void {
  if (existsSync(folder)) return
  mkdirSync(folder, { mode: 0o700 })
  if (owner) chownSync(folder, owner.uid, owner.gid)
}

/** @throws InstallFault, with the data from before in its place and the hub as it was */
async function changeOver(data: string, restored: string, systemd: Systemd): Promise<void> {
  const wasUp = await systemd.isUp()
  if (wasUp) {
    say('Dừng máy chủ đang chạy…', 'Stopping the hub that runs …')
    await systemd.stop()
  }
  const aside = `${data}-before-restore-${new Date(systemClock.now()).toISOString().replaceAll(/[:.]/g, '-')}`
  try {
    renameSync(data, aside)
    renameSync(restored, data)
  } catch (error) {
    if (!existsSync(data)) renameSync(aside, data)
    if (wasUp) await systemd.start()
    const { message } = error as Error
    throw new InstallFault('io', [
      `Chưa phục hồi, dữ liệu cũ nằm nguyên chỗ: không đổi được ${data} (${message}).`,
      `Nothing was restored, the data from before is where it was: ${data} could not be replaced (${message}).`,
    ])
  }
  syncPath(dirname(data))
  say(`Dữ liệu trước đó ở ${aside}.`, `The data from before is in ${aside}.`)
}

function copied(file: string, { backups }: Places, owner: Account | null): string {
  const copy = join(backups, `${process.pid}-${basename(file)}`)
  copyFileSync(file, copy)
  if (owner) chownSync(copy, owner.uid, owner.gid)
  return copy
}
