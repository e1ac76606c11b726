/** `sudo tieng-chuong restore` without a file: whoever does that at night need not know where anything lies. */
import { mkdtempSync, readdirSync, rmdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Ask } from './ask.ts'
import { ran } from './programs.ts'
import { InstallFault, say } from './say.ts'
import { type Stick, sticksHere } from './sticks.ts'

/** hub/backup/names.ts: whose, and when in UTC. */
const BACKUP = /^tieng-chuong-(\w+)-(\d{4})-(\d\d)-(\d\d)T(\d\d)(\d\d)(\d\d)Z\.chuong(\.age)?$/
const SHOWN = 10
const HOUR_MS = 3_600_000
/** Vietnam has one time zone, and no summer time. */
const VIETNAM_MS = 7 * HOUR_MS

export type Found = { file: string; hub: string; at: number; bytes: number }

/** Runs `then` with the arguments there are, or with the backup that was chosen from the sticks; they are let go again. */
export async function withBackup(args: string[], ask: Ask, then: (args: string[]) => Promise<number>): Promise<number> {
  const [first] = args
  if (first !== undefined && !first.startsWith('-')) return then(args)
  const { sticks } = await sticksHere()
  const opened: string[] = []
  try {
    const found: Found[] = []
    for (const stick of sticks) found.push(...backupsBelow(await reached(stick, opened)))
    const file = await chosen(found, sticks.length, ask)
    return file === null ? 1 : await then([file, ...args])
  } finally {
    for (const folder of opened) {
      await ran('umount', [folder])
      rmdirSync(folder)
    }
  }
}

/** Where it is mounted, or is from now on, without writing to it. */
async function reached({ device, mounted: [at] }: Stick, opened: string[]): Promise<string> {
  if (at !== undefined) return at
  const folder = mkdtempSync(join(tmpdir(), 'tieng-chuong-usb-'))
  const { code, said } = await ran('mount', ['-o', 'ro,nodev,nosuid,noexec', device, folder])
  if (code === 0) opened.push(folder)
  else {
    say(`Không đọc được ${device}: ${said}`, `${device} cannot be read: ${said}`)
    rmdirSync(folder)
  }
  return folder
}

/** On it, and in its folders; the newest first. */
export function backupsBelow(folder: string): Found[] {
  const entries = listed(folder)
  const folders = [folder, ...entries.filter((each) => each.isDirectory()).map(({ name }) => join(folder, name))]
  return folders.flatMap((each) => listed(each).flatMap(({ name }) => foundOf(each, name))).sort((a, b) => b.at - a.at)
}

function listed(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}

function foundOf(folder: string, name: string): Found[] {
  const [, hub, year, month, day, hours, minutes, seconds] = BACKUP.exec(name) ?? []
  if (hub === undefined) return []
  const file = join(folder, name)
  return [{ file, hub, at: Date.parse(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`), bytes: statSync(file).size }]
}

async function chosen(found: readonly Found[], sticks: number, ask: Ask): Promise<string | null> {
  const all = [...found].sort((a, b) => b.at - a.at).slice(0, SHOWN)
  if (all.length === 0)
    throw new InstallFault('usage', [
      sticks === 0
        ? 'Không thấy USB nào. Cắm USB có bản sao lưu vào rồi chạy lại, hoặc cho tên tệp: sudo tieng-chuong restore TỆP'
        : 'Trên USB không có bản sao lưu nào. Thử chiếc khác, hoặc cho tên tệp: sudo tieng-chuong restore TỆP',
      sticks === 0
        ? 'There is no stick. Plug in the one with the backups and run this again, or name the file: sudo tieng-chuong restore FILE'
        : 'There is no backup on the stick. Try another, or name the file: sudo tieng-chuong restore FILE',
    ])
  for (const [n, { at, hub, bytes }] of all.entries())
    process.stdout.write(`  ${n + 1}. ${vietnamTime(at)} · ${hub} · ${(bytes / 1e6).toFixed(1)} MB\n`)
  const answer = await ask([
    'Lấy số mấy? Số 1 mới nhất (giờ Việt Nam). Enter: thôi.',
    'Which number? 1 is the newest (Vietnam time). Enter: none.',
  ])
  return all[Number(answer) - 1]?.file ?? null
}

/** 27/11/2026 03:30 */
function vietnamTime(at: number): string {
  const [day = '', time = ''] = new Date(at + VIETNAM_MS).toISOString().split('T')
  return `${day.split('-').reverse().join('/')} ${time.slice(0, 5)}`
}
