/**
 * `sudo tieng-chuong usb`: a stick becomes a place for backups. Nothing on it is erased: a folder is made, and a line in /etc/fstab, by
 * which it is there whenever it is plugged in. At the end the hub's own user has written on it.
 */
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Account } from './accounts.ts'
import type { Ask } from './ask.ts'
import { linesIn, placeFor, withStick } from './fstab.ts'
import { ran } from './programs.ts'
import { put } from './put-files.ts'
import { InstallFault, say } from './say.ts'
import { KNOWS_NO_OWNER, type Stick, sticksHere } from './sticks.ts'

/** On the stick, beside whatever else is there. */
const FOLDER = 'tieng-chuong'
const FSTAB = '/etc/fstab'

/** @returns the exit code */
export async function setUpStick(hub: Account, ask: Ask): Promise<number> {
  if (process.getuid?.() !== 0)
    throw fault('permission', 'Chạy bằng sudo: sudo tieng-chuong usb', 'Run it with sudo: sudo tieng-chuong usb')
  const { sticks, unusable } = await sticksHere()
  const stick = await chosen(sticks, unusable, ask)
  if (stick === null) return 1
  const fstab = existsSync(FSTAB) ? readFileSync(FSTAB, 'utf8') : ''
  const { at, instead } = placeFor(
    stick,
    fstab,
    sticks.map(({ uuid }) => uuid),
  )
  if (instead !== null)
    say(`Nó thay chiếc ${instead} (không cắm) ở ${at}.`, `It takes the place of ${instead}, which is not plugged in, at ${at}.`)
  // Mounted twice, the second time keeps the owner of the first.
  for (const elsewhere of stick.mounted.filter((each) => each !== at)) await letGo(elsewhere)
  mkdirSync(at, { recursive: true })
  const text = withStick(fstab, stick, at, hub)
  const before = linesIn(fstab).some((line) => line.at === at)
  if (before && text !== fstab) await forget(at)
  put(FSTAB, text, 0o644)
  await must('systemctl', ['daemon-reload'])
  await must('systemctl', ['start', await unitOf(at)])
  const folder = join(at, FOLDER)
  await tryOut(folder, at, stick, hub)
  say(
    `Xong. Trên trang Quản trị → Sao lưu, chọn loại «Thư mục hoặc USB» và đường dẫn: ${folder}`,
    `Done. On the page Admin → Backup choose “Folder or USB stick” and the path: ${folder}`,
  )
  say(
    'Cắm lại là dùng được ngay, cả sau khi khởi động lại. Rút ra khi không sao lưu: chờ một phút sau lần ghi cuối.',
    'Plugged in again it is there at once, after a restart too. To pull it out, wait a minute after the last writing.',
  )
  return 0
}

async function chosen(sticks: readonly Stick[], unusable: readonly string[], ask: Ask): Promise<Stick | null> {
  if (sticks.length === 0)
    throw fault(
      'usage',
      `Không thấy USB nào dùng được${unusable.length ? ` (${unusable.join(', ')})` : ''}. Cắm USB vào, định dạng FAT32, exFAT hoặc ext4 trên một máy tính khác nếu cần, rồi chạy lại.`,
      `There is no stick that can be used${unusable.length ? ` (${unusable.join(', ')})` : ''}. Plug one in; if need be format it with FAT32, exFAT or ext4 on another computer; and run this again.`,
    )
  for (const [n, each] of sticks.entries()) process.stdout.write(`  ${n + 1}. ${nameOf(each)}\n`)
  const one = sticks.length === 1
  const answer = await ask(
    one
      ? ['Dùng USB này để cất bản sao lưu? Không xóa gì trên đó. (c/k)', 'Use this stick for backups? Nothing on it is erased. (y/n)']
      : ['Dùng số mấy? Không xóa gì trên đó. (Enter: thôi)', 'Which number? Nothing on it is erased. (Enter: none)'],
  )
  const at = one && /^(c|y|có|yes)$/i.test(answer) ? 1 : Number(answer)
  return sticks[at - 1] ?? null
}

const nameOf = ({ model, label, device, filesystem, bytes }: Stick) =>
  [model, label && `«${label}»`, device, filesystem, `${(bytes / 1e9).toFixed(1)} GB`].filter(Boolean).join(' · ')

/** By the hub's own user, to the disk, on the stick and not below its empty mount point. */
async function tryOut(folder: string, at: string, { filesystem }: Stick, hub: Account): Promise<void> {
  try {
    mkdirSync(folder, { recursive: true })
    if (statSync(folder).dev === statSync('/').dev) throw new Error(`${at} is not mounted`)
    if (!KNOWS_NO_OWNER.has(filesystem)) {
      chownSync(folder, hub.uid, hub.gid)
      chmodSync(folder, 0o700)
    }
    const file = join(folder, '.thu-ghi')
    const { code, said } = await ran('dd', ['if=/dev/zero', `of=${file}`, 'bs=4096', 'count=1', 'conv=fsync'], hub)
    rmSync(file, { force: true })
    if (code !== 0) throw new Error(said)
  } catch (error) {
    const why = (error as Error).message
    throw fault(
      'io',
      `Không ghi được lên USB (${why}). Gạt chốt chống ghi nếu có, hoặc dùng chiếc khác, rồi chạy lại.`,
      `The stick cannot be written (${why}). Look for a write-protection switch, or take another, and run this again.`,
    )
  }
}

/** Where a desktop has mounted it. */
async function letGo(at: string): Promise<void> {
  const { code, said } = await ran('umount', [at])
  if (code !== 0)
    throw fault(
      'unavailable',
      `USB đang được dùng ở ${at} (${said}). Đóng các cửa sổ đang mở nó, cửa sổ lệnh thì gõ cd rồi Enter, và chạy lại. Chưa có gì thay đổi.`,
      `The stick is in use at ${at} (${said}). Close the windows that show it, type cd and Enter in the terminal, and run this again. Nothing was changed.`,
    )
}

/** What is mounted there is another stick's, or by another line. */
async function forget(at: string): Promise<void> {
  await ran('systemctl', ['stop', await unitOf(at)])
  await ran('umount', [at])
}

const unitOf = async (at: string) => (await must('systemd-escape', ['--path', '--suffix=automount', at])).trim()

async function must(program: string, args: readonly string[]): Promise<string> {
  const { code, said } = await ran(program, args)
  if (code !== 0) throw fault('unavailable', `${program} không làm được: ${said}`, `${program} did not work: ${said}`)
  return said
}

const fault = (why: ConstructorParameters<typeof InstallFault>[0], vi: string, en: string) => new InstallFault(why, [vi, en])
