/** `sudo tieng-chuong restore FILE`: this box takes over from a backup. The data that was here goes aside and is never thrown away. */
import { chownSync, copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { systemClock } from '../clock.ts'
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
  /** Runs a program of the release as the hub's own user, with the terminal: it asks for the key. @returns its exit code */
  script(name: string, args: string[]): number
}

/** @param more what follows the file, such as `--key FILE`; @returns the exit code */
export async function restoreBox({ places, systemd, script }: Box, [file, ...more]: string[]): Promise<number> {
  if (!file) throw usage('Cho tên bản sao lưu: sudo tieng-chuong restore TỆP', 'Name the backup: sudo tieng-chuong restore FILE')
  if (!existsSync(file)) throw usage(`Không có tệp ${resolve(file)}.`, `There is no file ${resolve(file)}.`)
  const data = configOf(places).dataDir
  const owner = ownerOf(data)
  const wasUp = await systemd.isUp()
  if (wasUp) {
    say('Dừng máy chủ đang chạy…', 'Stopping the hub that runs …')
    await systemd.stop()
  }
  const aside = putAside(data, owner)
  // What root may read, on a stick or in a home, the hub's own user may not.
  const copies = [file, ...more].map((each) => (existsSync(each) ? copied(each, places, owner) : each))
  let code = 1
  try {
    code = script('restore', copies)
  } finally {
    for (const copy of copies) if (copy.startsWith(places.backups)) rmSync(copy, { force: true })
    if (code !== 0) {
      takeBack(data, aside)
      if (wasUp) await systemd.start()
    }
  }
  if (code !== 0) {
    say('Chưa phục hồi; dữ liệu cũ nằm nguyên chỗ.', 'Nothing was restored; the data from before is where it was.')
    return code
  }
  if (aside !== null) say(`Dữ liệu trước đó ở ${aside}.`, `The data from before is in ${aside}.`)
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

/** Null: there was nothing. */
function putAside(data: string, owner: Account | null): string | null {
  const isEmpty = !existsSync(data) || readdirSync(data).every((name) => name === NOTHING)
  const aside = isEmpty ? null : `${data}-before-restore-${new Date(systemClock.now()).toISOString().replaceAll(/[:.]/g, '-')}`
  if (aside !== null)
    try {
      renameSync(data, aside)
    } catch (error) {
      throw new InstallFault('io', [
        `Không dời được ${data} sang bên (${(error as Error).message}). Nếu đó là một ổ đĩa gắn riêng: tự chuyển những gì trong đó đi rồi chạy lại.`,
        `${data} could not be put aside. If a disk of its own is mounted there, move what is in it away and run this again.`,
      ])
    }
  if (!existsSync(data)) {
    mkdirSync(data, { mode: 0o700 })
    if (owner) chownSync(data, owner.uid, owner.gid)
  }
  return aside
}

function takeBack(data: string, aside: string | null): void {
  if (aside === null) return
  rmdirSync(data)
  renameSync(aside, data)
}

function copied(file: string, { backups }: Places, owner: Account | null): string {
  const copy = join(backups, `${process.pid}-${basename(file)}`)
  copyFileSync(file, copy)
  if (owner) chownSync(copy, owner.uid, owner.gid)
  return copy
}
