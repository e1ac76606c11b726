/** `sudo tieng-chuong …`: what whoever looks after the box does there, without knowing where anything lies. */
import { type StdioOptions, spawnSync } from 'node:child_process'
import { existsSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Health } from '../contract/api.ts'
import { healthWords } from '../contract/health-sentence.ts'
import { asTheMachineSaid } from '../contract/machine-words.ts'
import { statusWords } from '../service-manager.ts'
import { ask } from './ask.ts'
import { withBackup } from './find-backup.ts'
import { goBackByHand } from './go-back-by-hand.ts'
import { askHealth } from './health-check.ts'
import { currentRelease, nodeOf, placesBelow } from './places.ts'
import { programOf } from './rehearse.ts'
import { versionOf } from './releases.ts'
import { restoreBox } from './restore-box.ts'
import { asText, InstallFault, list, type Said, say } from './say.ts'
import { configOf, environmentOf } from './settings.ts'
import { BRIDGES, HUB_UNIT, systemctl } from './systemd.ts'
import { underWay } from './under-way.ts'
import { updateFrom } from './update-archive.ts'
import { setUpStick } from './usb.ts'

/** This file is <prefix>/opt/tieng-chuong/releases/<name>/hub/install/command.ts: Node names a program by where it really lies. */
const places = placesBelow(resolve(import.meta.dirname, '../../../../../..').replace(/^\/$/, ''))
const NOTHING_RUNS = 3
const UNKNOWN = 64
const IO = 74

/** Hands the terminal over. @returns its exit code */
function hand(program: string, args: readonly string[], options: Parameters<typeof spawnSync>[2] = {}): number {
  return spawnSync(program, args, { stdio: 'inherit', ...options }).status ?? 1
}

const COMMANDS: Record<string, { help: Said; run(args: string[]): Promise<number> | number }> = {
  status: { help: ['có báo động được không', 'could an alarm be raised'], run: status },
  log: {
    help: ['xem nhật ký, Ctrl-C để thôi', 'follow the log, Ctrl-C to end'],
    run: (args) =>
      hand('journalctl', [
        '--unit',
        HUB_UNIT,
        '--unit',
        BRIDGES,
        '--output',
        'cat',
        ...(args.length > 0 ? args : ['--lines', '50', '--follow']),
      ]),
  },
  restart: {
    help: ['khởi động lại sau khi sửa cài đặt', 'start anew, after a change of settings'],
    run: () => hand('systemctl', ['restart', HUB_UNIT]),
  },
  backup: {
    help: ['TỆP: sao lưu mọi thứ; --check TỆP: xem còn nguyên không', 'FILE: everything into one file; --check FILE: whether one is whole'],
    run: (args) => (args.includes('--check') ? checked(args) : backup(args)),
  },
  restore: {
    help: ['[TỆP]: máy này thay máy cũ từ bản sao lưu, tự tìm trên USB', '[FILE]: this machine takes over from a backup, found on a stick'],
    run: (args) => withBackup(args, ask, (given) => restoreBox({ places, systemd: systemctl(), script: restoring }, given)),
  },
  usb: {
    help: ['dùng chiếc USB đang cắm để cất bản sao lưu', 'use the stick that is plugged in for backups'],
    run: () => setUpStick(statSync(places.data), ask),
  },
  doctor: { help: ['có gì không ổn, phải làm gì', 'what is not well, and what to do'], run: (args) => script('doctor', args) },
  phrases: {
    help: ['THƯ MỤC: làm các câu mà modem đọc khi gọi', 'FOLDER: makes the phrases that a modem says in a call'],
    run: (args) => script('phrases', args),
  },
  people: {
    help: [
      'list: mọi tên đăng nhập; reset TÊN: liên kết mới cho người không vào được; second-factor-off TÊN: tắt mã thứ hai',
      'list: every user name; reset NAME: a new link for who cannot get in; second-factor-off NAME: without the second code',
    ],
    run: (args) => script('people', args),
  },
  update: { help: ['TỆP.tar.gz: cập nhật từ một bộ cài', 'FILE.tar.gz: update from an archive'], run: (args) => updateFrom(args, places) },
  'go-back': {
    help: ['quay về bản trước lần cập nhật cuối', 'back to the version before the last update'],
    run: (args) => goBackByHand(places, systemctl(), args),
  },
  uninstall: {
    help: ['gỡ chương trình, giữ dữ liệu', 'remove the program, keep the data'],
    run: (args) =>
      hand('sh', [join(places.current, 'install.sh'), '--uninstall', ...(places.prefix ? ['--prefix', places.prefix] : []), ...args]),
  },
  version: {
    help: ['bản đang dùng', 'the version in use'],
    run() {
      process.stdout.write(`${versionOf(currentRelease(places) ?? '?')}\n`)
      return 0
    },
  },
}

async function status(): Promise<number> {
  const how = await askHealth(configOf(places))
  if ('trouble' in how) {
    say(
      `KHÔNG báo động được: máy chủ không trả lời (${how.trouble}). Xem: sudo tieng-chuong log`,
      `NO ALARM can be raised: the hub does not answer (${how.trouble}). Look at: sudo tieng-chuong log`,
    )
    return NOTHING_RUNS
  }
  const { health } = how
  process.stdout.write(`Tiếng Chuông ${health.version}: ${statusWords(health)}\n`)
  if (underWay(places) !== null)
    say(
      'Có một lần cập nhật chưa xong. Nếu không ai đang cập nhật: chạy lại đúng lệnh cập nhật đó.',
      'An update has not come to its end. If nobody is updating now, run that same command again.',
    )
  const faults = notWell(health)
  if (faults.length > 0)
    list(
      ['Chưa ổn:', 'Not well:'],
      faults.map(([part, check]): Said => [`${part}: ${saidBy(check, 'vi')}`, saidBy(check, 'en')]),
    )
  return health.status === 'down' ? NOTHING_RUNS : 0
}

/** Times are the machine's: which zone is the hub's own is not asked for one line. */
function saidBy(check: Health['checks'][string], language: 'vi' | 'en'): string {
  const time = (iso: string) => new Date(iso).toLocaleString(language === 'vi' ? 'vi' : 'en-GB', { timeZoneName: 'short' })
  return healthWords(check, { language, time }, (raw) => asTheMachineSaid(raw, language)) || check.status
}

const notWell = ({ checks }: Health) => Object.entries(checks).filter(([, check]) => check.status !== 'ok')

/** As the hub's own user, whose files they are; what it makes goes where only root may write, such as a stick. */
function backup([file, ...more]: string[]): number {
  if (!file || more.length > 0)
    throw new InstallFault('usage', ['Cho một tên tệp: sudo tieng-chuong backup TỆP', 'Name one file: sudo tieng-chuong backup FILE'])
  const into = resolve(file)
  if (existsSync(into))
    throw new InstallFault('usage', [
      `${into} đã có, không ghi đè: cho tên khác.`,
      `${into} exists already and is left as it is: name another file.`,
    ])
  if (!existsSync(dirname(into)))
    throw new InstallFault('usage', [`Không có thư mục ${dirname(into)}.`, `There is no folder ${dirname(into)}.`])
  const made = join(places.backups, `${process.pid}-${basename(into)}`)
  try {
    // Where it lies for a moment is nobody's business.
    const code = script('backup', [made], { told: (said) => said.replaceAll(made, into) })
    if (code !== 0) return code
    // Neither its owner nor its mode: a stick has none to give.
    process.umask(0o077)
    if (hand('cp', ['--no-clobber', made, into]) !== 0 || hand('sync', ['--file-system', into]) !== 0) {
      // A stick that was pulled out, is full, or takes no file of 4 GB: half of one must not look like a backup.
      rmSync(into, { force: true })
      return IO
    }
    say(`Bản sao lưu ở ${into}. Giữ nó như giữ chìa khóa nhà.`, `The backup is ${into}. Keep it as you keep the keys of the house.`)
    return 0
  } finally {
    rmSync(made, { force: true })
  }
}

/** As who typed it: a backup on a stick belongs to root, and the hub's own user may not read it. */
function checked(args: string[]): number {
  const files = args.map((each) => (existsSync(each) ? resolve(each) : each))
  return script('backup', files, { as: {} })
}

/** Into a folder that will have the data folder's name. */
const restoring = (name: string, args: string[], into: string): number =>
  script(name, args, { dataDir: into, told: (said) => said.replaceAll(into, configOf(places).dataDir) })

/** The hub's own user; {}: who typed it. */
type Identity = { uid?: number; gid?: number }

function ownUser(): Identity {
  const { uid, gid } = statSync(places.data)
  return process.getuid?.() === 0 ? { uid, gid } : {}
}

type How = {
  /** What it said, as it is to be shown. */
  told?(said: string): string
  as?: Identity
  /** Another than the hub's own. */
  dataDir?: string
}

/** Whatever else the release has a script for (`doctor`, …): as the hub's own user, with the hub's settings. */
function script(name: string, args: string[], { told, as = ownUser(), dataDir }: How = {}): number {
  const program = programOf(places.current, name)
  if (program === null) {
    process.stderr.write(
      asText([`Không có lệnh “${name}”: xem sudo tieng-chuong help`, `There is no command “${name}”: sudo tieng-chuong help`]),
    )
    return UNKNOWN
  }
  const env = {
    ...{ PATH: process.env.PATH, TIENG_CHUONG_BOX: '1', ...environmentOf(places) },
    ...(dataDir !== undefined && { HUB_DATA_DIR: dataDir }),
  }
  const how = { stdio: ['inherit', told ? 'pipe' : 'inherit', 'inherit'] as StdioOptions, cwd: places.current, env, ...as }
  const { status, stdout } = spawnSync(nodeOf(places.current), [program, ...args], how)
  if (told) process.stdout.write(told(String(stdout)))
  return status ?? 1
}

function help(): number {
  list(
    ['Cách dùng: sudo tieng-chuong LỆNH', 'Usage: sudo tieng-chuong COMMAND'],
    Object.entries(COMMANDS).map(
      ([
        name,
        {
          help: [vi, en],
        },
      ]) => [`${name}  ${vi}`, en],
    ),
  )
  return 0
}

async function main([name = 'help', ...args]: string[]): Promise<number> {
  if (['help', '--help', '-h'].includes(name)) return help()
  if (process.getuid?.() !== 0 && places.prefix === '')
    throw new InstallFault('permission', [
      `Chạy lại với sudo: sudo tieng-chuong ${name}`,
      `Run it again with sudo: sudo tieng-chuong ${name}`,
    ])
  return (await COMMANDS[name]?.run(args)) ?? script(name, args)
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    if (!(error instanceof InstallFault)) throw error
    for (const said of error.said) process.stderr.write(asText(said))
    process.exitCode = error.exitCode
  },
)
