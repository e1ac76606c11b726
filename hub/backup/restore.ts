/** `npm run restore -- FILE`: a backup, sealed or not, becomes the data folder of a hub that has not been started yet. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { syncPath } from '../journal/sync-path.ts'
import { fault, run } from '../program.ts'
import { type Contents, FILES, unpack } from './archive.ts'
import { isSealed, type Secret } from './seal.ts'
import { askedSecret } from './secret-asked.ts'
import { opened } from './unsealed.ts'

/** Where it is unpacked and checked: on the same disk, so that what is whole only has to be named. */
const WORK = 'restoring'
/** A disk mounted for the purpose brings this along. */
const NOTHING = 'lost+found'
const USAGE = 'Name one file: npm run restore -- FILE, and where it is sealed, the file with its key: --key FILE'

async function restore(file: string, dataDir: string, secret: Secret | null): Promise<Contents> {
  const isNew = !existsSync(dataDir)
  if (!isNew) mustBeEmpty(dataDir)
  const work = join(dataDir, WORK)
  process.once('exit', () => {
    rmSync(work, { recursive: true, force: true })
    if (isNew && existsSync(dataDir) && readdirSync(dataDir).length === 0) rmdirSync(dataDir)
  })
  // What an interrupted restore left behind was never named.
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work, { recursive: true, mode: 0o700 })
  // What is sealed is opened on its way: nothing of it stands on the disk but in the folder it is for.
  const contents = secret ? await unpack(file, work, await opened(file, secret)) : await unpack(file, work)
  for (const name of Object.values(FILES)) syncPath(join(work, name))
  // Unpacking takes a while: a hub may have been started there.
  mustBeEmpty(dataDir)
  // The registry last: a hub on a folder that a power cut left half restored knows no account, which is seen at once.
  for (const name of [FILES.journal, FILES.secrets, FILES.registry]) renameSync(join(work, name), join(dataDir, name))
  rmdirSync(work)
  for (const folder of [dataDir, dirname(dataDir)]) syncPath(folder)
  return contents
}

function mustBeEmpty(dataDir: string): void {
  const there = readdirSync(dataDir).find((name) => name !== NOTHING && name !== WORK)
  if (there === undefined) return
  const what = 'Stop the hub and move its folder aside, or set HUB_DATA_DIR to an empty one.'
  throw fault('cannot-create', `${dataDir} is not empty (${there}), and a backup never overwrites a hub. ${what}`)
}

/** Vietnam has one time zone; the page of who restores speaks of its clock. */
const inVietnam = (at: number): string =>
  new Date(at).toLocaleString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short', timeStyle: 'short' })

function asked(): { file: string; key: string | null } {
  try {
    const { positionals, values } = parseArgs({ allowPositionals: true, options: { key: { type: 'string' } } })
    const [file, ...more] = positionals
    if (file && more.length === 0) return { file: resolve(file), key: values.key === undefined ? null : resolve(values.key) }
  } catch {}
  throw fault('usage', USAGE)
}

run('Nothing was restored', async () => {
  const { file, key } = asked()
  const { dataDir } = readConfig(process.env)
  if (!existsSync(file)) throw fault('no-input', `There is no file ${file}.`)
  const secret = isSealed(file) ? await askedSecret(key) : null
  const { madeAt, madeBy, events, lastEventAt, sites, people } = await restore(file, dataDir, secret)
  const last = lastEventAt === null ? 'none yet' : `the last of ${new Date(lastEventAt).toISOString()}`
  return [
    `Đã phục hồi: ${events} sự kiện${lastEventAt === null ? '' : `, sự kiện cuối lúc ${inVietnam(lastEventAt)}`}; ${sites} cơ sở, ${people} người dùng.`,
    'Bây giờ, khi máy cũ đã rút dây mạng:',
    '1. Cho máy này đúng tên hoặc địa chỉ mà nút và điện thoại vẫn gọi, và chứng thư của nó.',
    '2. Máy chạy rồi thì đăng nhập lại: mọi người đều phải, một lần này.',
    '3. Bấm thử một nút, thấy báo động ở bàn trực và trên điện thoại. Chưa thấy thì chưa có gì chắc.',
    '4. Trang quản trị, Sao lưu: chọn lại nơi cất, rồi sao lưu ngay.',
    '',
    `${dataDir} is restored from the backup of ${madeAt}, made by hub ${madeBy}:`,
    `${events} events (${last}), ${sites} sites, ${people} people.`,
    'Now, with the old machine off the network:',
    '1. Give this machine the name or the address that buttons and phones call, and its certificate. They know it as the same hub.',
    '2. Start it: npm start. Everybody signs in anew.',
    '3. Press one button, and see the alarm on the desk and on a phone. Until then nothing is proved.',
    '4. In the office, Backup: choose the places anew, and back up now.',
  ].join('\n')
})
