/**
 * The new version is tried on a copy before anything is exchanged: a backup of the hub that runs is restored by the new version,
 * which reads every event and brings every table up, and the new version is started on it. That start is cut off from every network
 * by the kernel: the copy knows open alarms and everybody's phones, and must not call anyone.
 */
import { mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { chown } from 'node:fs/promises'
import { join } from 'node:path'
import type { Account } from './accounts.ts'
import { nodeOf, type Places } from './places.ts'
import { type Ran, ran } from './programs.ts'
import { InstallFault, say } from './say.ts'
import { environmentOf } from './settings.ts'

/** Packing and reading back years of events on a slow machine. */
const LIMIT_MS = 30 * 60_000
/** Not of the copy: where it is, who else is asked, and doors that the running hub holds open. */
const NOT_OF_THE_COPY = /^HUB_(DATA_DIR|HTTP_|MQTT_|TLS_|HTTPS_|MQTTS_|UPS|LOG_LEVEL)/

/** The file that an npm script of that release starts: programs move from version to version, their names do not. */
export function programOf(release: string, script: string): string | null {
  const { scripts } = JSON.parse(readFileSync(join(release, 'package.json'), 'utf8')) as { scripts?: Record<string, string> }
  return /\bnode (\S+\.ts)/.exec(scripts?.[script] ?? '')?.[1] ?? null
}

function runOf(release: string, script: string, args: readonly string[], env: NodeJS.ProcessEnv, as: Account | null): Promise<Ran> {
  const program = programOf(release, script)
  if (program === null) return Promise.resolve({ code: 127, said: `there is no ${script} in ${release}` })
  return ran(nodeOf(release), [program, ...args], { cwd: release, env: { PATH: process.env.PATH, ...env }, limitMs: LIMIT_MS, ...as })
}

/** By the version that wrote the data. @throws InstallFault */
export async function backUp(old: string, file: string, places: Places, as: Account | null): Promise<void> {
  const { code, said } = await runOf(old, 'backup', [file], { HUB_DATA_DIR: environmentOf(places).HUB_DATA_DIR }, as)
  if (code !== 0) throw refused('Không sao lưu được trước khi cập nhật', 'No backup could be made before the update', said)
}

/** Whole under its name, or not at all. @returns null, or why it could not be read */
export async function restoreInto(folder: string, release: string, backup: string, as: Account | null): Promise<string | null> {
  const part = `${folder}.part`
  rmSync(part, { recursive: true, force: true })
  const { code, said } = await runOf(release, 'restore', [backup], { HUB_DATA_DIR: part }, as)
  if (code !== 0) return said
  renameSync(part, folder)
  return null
}

/** @throws InstallFault when the new version cannot read the data, or does not come up on it */
export async function rehearse(release: string, backup: string, places: Places, as: Account | null): Promise<void> {
  const work = mkdtempSync(join(places.backups, 'rehearsal-'))
  try {
    if (as) await chown(work, as.uid, as.gid)
    const data = join(work, 'data')
    const cannotRead = await restoreInto(data, release, backup, as)
    if (cannotRead !== null)
      throw refused('Bản mới không đọc được dữ liệu của máy này', 'The new version cannot read the data of this machine', cannotRead)
    const alone = await privateNetwork()
    if (alone === null) {
      say(
        'Bản mới đọc được dữ liệu. Máy này không cho chạy thử trong mạng riêng, nên bỏ qua bước chạy thử.',
        'The new version can read the data. This machine allows no private network, so it was not started on the copy.',
      )
      return
    }
    const own = Object.fromEntries(Object.entries(environmentOf(places)).filter(([name]) => !NOT_OF_THE_COPY.test(name)))
    const env = { PATH: process.env.PATH, ...own, HUB_DATA_DIR: data, HUB_HTTP_PORT: '0', HUB_MQTT_PORT: '0' }
    const [program = '', ...args] = [...alone, ...asUser(as), nodeOf(release), 'hub/install/comes-up.ts']
    const { code, said } = await ran(program, args, { cwd: release, env, limitMs: LIMIT_MS })
    if (code !== 0)
      throw refused('Bản mới không chạy được trên bản sao dữ liệu', 'The new version does not run on a copy of the data', said)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

const refused = (vi: string, en: string, said: string) =>
  new InstallFault(
    'unavailable',
    [`${vi}; bản đang chạy vẫn chạy như cũ, chưa có gì thay đổi.`, `${en}; the hub that runs goes on as before, nothing was changed.`],
    [said.split('\n').slice(-5).join('\n'), ''],
  )

/** Begins a command that sees no network but a loopback of its own (network_namespaces(7)); null: not on this machine. */
async function privateNetwork(): Promise<string[] | null> {
  const [program, ...args] = ['unshare', '--net', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'] as const
  const { code } = await ran(program, [...args, 'true'])
  return code === 0 ? [program, ...args] : null
}

/** Within the new network, because only root may make one. */
const asUser = (as: Account | null): string[] =>
  as === null ? [] : ['setpriv', `--reuid=${as.uid}`, `--regid=${as.gid}`, '--clear-groups', '--no-new-privs']
