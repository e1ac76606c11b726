/** `sudo tieng-chuong update FILE`: an archive is unpacked, and looked at by the version that is installed, before any of it runs. */
import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readdirSync, readSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { handedOn, holdInstallLock } from './lock.ts'
import { ALLOW_OLDER, mustNotBeOlder } from './older.ts'
import type { Places } from './places.ts'
import { filledUp, mustHaveRoom, SPARE } from './room.ts'
import { InstallFault } from './say.ts'
import { mustBeTrusted } from './trust.ts'
import { sweepUnpacked, unpackedFolder } from './unpacked.ts'

const EX_IOERR = 74

/** @param given a file, and flags for install.sh. @returns its exit code; @throws InstallFault, with nothing changed */
export function updateFrom(given: readonly string[], places: Places): number {
  const file = given.find((each) => !each.startsWith('-'))
  const flags = given.filter((each) => each !== file && each !== ALLOW_OLDER)
  if (!file) throw usage('Cho tên bộ cài: sudo tieng-chuong update TỆP.tar.gz', 'Name the archive: sudo tieng-chuong update FILE.tar.gz')
  const archive = resolve(file)
  if (!existsSync(archive)) throw usage(`Không có tệp ${archive}.`, `There is no file ${archive}.`)
  const lock = holdInstallLock(places.program)
  sweepUnpacked(places)
  if (existsSync(`${archive}.sha256`)) {
    const { status } = spawnSync('sha256sum', ['--check', '--status', `${basename(archive)}.sha256`], { cwd: dirname(archive) })
    if (status !== 0) throw damaged()
  }
  // What was copied in part only says nothing true of how large it is.
  if (spawnSync('gzip', ['--test', '--quiet', archive], { stdio: 'ignore' }).status !== 0) throw damaged()
  // Unpacked, and put among the releases.
  mustHaveRoom([{ folder: places.program, bytes: 2 * unpackedSize(archive) + SPARE }], places)
  const work = unpackedFolder(places)
  try {
    const { status, stderr } = spawnSync('tar', ['-xzf', archive, '-C', work, '--no-same-owner'], { encoding: 'utf8', env: C_LOCALE })
    if (status !== 0) throw /No space left/.test(stderr) ? filledUp() : damaged()
    // A link would lead to files that somebody else can change once they have been looked at.
    const [top] = readdirSync(work, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    const folder = join(work, top?.name ?? '')
    if (top === undefined || !existsSync(join(folder, 'install.sh'))) throw notOne(archive)
    mustBeTrusted(folder, places, flags.includes('--unsigned'))
    mustNotBeOlder(folder, places, given.includes(ALLOW_OLDER))
    const prefix = places.prefix ? ['--prefix', places.prefix] : []
    return spawnSync('sh', [join(folder, 'install.sh'), ...prefix, ...flags], { stdio: 'inherit', ...handedOn(lock) }).status ?? EX_IOERR
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

const C_LOCALE = { ...process.env, LC_ALL: 'C' }

/** The last four bytes of a gzip file (RFC 1952 §2.3.1, ISIZE), which is all of it below 4 GiB. */
function unpackedSize(archive: string): number {
  const size = statSync(archive).size
  const last = Buffer.alloc(4)
  const fd = openSync(archive, 'r')
  try {
    readSync(fd, last, 0, last.length, Math.max(0, size - last.length))
  } finally {
    closeSync(fd)
  }
  return Math.min(last.readUInt32LE(0), 20 * size)
}

const usage = (vi: string, en: string) => new InstallFault('usage', [vi, en])

const damaged = (): InstallFault =>
  new InstallFault('damaged', [
    'Bộ cài bị hỏng: chép lại rồi chạy lại; chưa có gì thay đổi.',
    'The archive is damaged: copy it again and run this again; nothing was changed.',
  ])

const notOne = (archive: string): InstallFault =>
  new InstallFault('damaged', [
    `${archive} không phải bộ cài của Tiếng Chuông. Chưa có gì thay đổi.`,
    `${archive} is no archive of Tiếng Chuông. Nothing was changed.`,
  ])
