/**
 * Stands in for systemd where a test cannot have one: started as `systemctl` and `journalctl` from the PATH of the installer, which
 * does not know. It does with the unit that was really installed what systemd would: its user, its environment, what runs before,
 * the program, ready or not. What it does not do is start a hub again that fell over: it says "failed" at once.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'

const { STAND_IN = '', STAND_IN_PREFIX = '' } = process.env
const [name = '', verb = '', ...words] = process.argv.slice(2)
const pidFile = join(STAND_IN, 'pid')
const log = join(STAND_IN, 'log')
const READY_MS = 120_000

const unit = () => {
  const lines = readFileSync(join(STAND_IN_PREFIX || '/', 'etc/systemd/system/tieng-chuong.service'), 'utf8').split('\n')
  const below = (text: string) => text.replaceAll(/(?<![\w/])\/(opt|etc|var)\//g, `${STAND_IN_PREFIX}/$1/`)
  const all = (key: string) =>
    lines.filter((line) => line.startsWith(`${key}=`)).map((line) => below(line.slice(key.length + 1).replace(/^-/, '')))
  return { all, one: (key: string) => all(key)[0] ?? '' }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 20))
const pid = (): number => (existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8')) : 0)
function isAlive(): boolean {
  try {
    process.kill(pid(), 0)
    // One that has ended and that nobody has asked about is still in the table (proc(5): Z).
    return pid() > 0 && !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid()}/stat`, 'utf8'))
  } catch {
    return false
  }
}

async function stop(): Promise<void> {
  if (isAlive()) process.kill(pid(), 'SIGTERM')
  for (const end = performance.now() + READY_MS; isAlive() && performance.now() < end; ) await pause()
  rmSync(pidFile, { force: true })
}

async function start(): Promise<number> {
  if (isAlive()) return 0
  const { all, one } = unit()
  const own = all('EnvironmentFile').map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : ''))
  const env = { PATH: process.env.PATH, ...parseEnv([...all('Environment'), ...own].join('\n')) }
  const [, , uid, gid] = (
    STAND_IN_PREFIX
      ? ''
      : (readFileSync('/etc/passwd', 'utf8')
          .split('\n')
          .find((line) => line.startsWith(`${one('User')}:`)) ?? '')
  ).split(':')
  const as = uid ? { uid: Number(uid), gid: Number(gid) } : {}
  const options = { cwd: one('WorkingDirectory'), env, ...as }
  process.umask(Number.parseInt(one('UMask'), 8))
  for (const before of all('ExecStartPre')) {
    const [program = '', ...args] = before.split(' ')
    const { stderr } = spawnSync(program, args, { ...options, encoding: 'utf8' })
    appendFileSync(log, stderr)
  }
  const from = existsSync(log) ? statSync(log).size : 0
  const out = openSync(log, 'a')
  const [program = '', ...args] = one('ExecStart').split(' ')
  const child: ChildProcess = spawn(program, args, { ...options, stdio: ['ignore', out, out], detached: true })
  child.unref()
  writeFileSync(pidFile, String(child.pid))
  for (const end = performance.now() + READY_MS; performance.now() < end; await pause()) {
    if (readFileSync(log).subarray(from).includes('"msg":"ready"')) return 0
    if (!isAlive()) break
  }
  process.stderr.write('Job for tieng-chuong.service failed because the control process exited with error code.\n')
  return 1
}

/** A test that wants to look before it goes on: at every restart, or at the one whose number it wrote. */
function isHeld(): boolean {
  const restarts = readFileSync(join(STAND_IN, 'calls'), 'utf8').match(/^restart tieng-chuong/gm)?.length ?? 0
  try {
    return ['', String(restarts)].includes(readFileSync(join(STAND_IN, 'hold'), 'utf8'))
  } catch {
    // Taken away, perhaps this very moment.
    return false
  }
}

async function main(): Promise<number> {
  if (name === 'journalctl') {
    process.stdout.write(existsSync(log) ? readFileSync(log, 'utf8') : '')
    return 0
  }
  appendFileSync(join(STAND_IN, 'calls'), `${[verb, ...words].join(' ')}\n`)
  const isHub = words.includes('tieng-chuong.service')
  switch (verb) {
    case 'is-system-running':
      process.stdout.write('running\n')
      return 0
    case 'is-active':
      process.stdout.write(isAlive() ? 'active\n' : 'failed\n')
      return isAlive() ? 0 : 3
    case 'show':
      process.stdout.write(`ActiveState=${isAlive() ? 'active' : 'failed'}\nNRestarts=0\n`)
      return 0
    case 'start':
      return isHub ? start() : 0
    case 'restart':
      while (isHeld()) await pause()
      await stop()
      return start()
    case 'stop':
    case 'disable':
      if (isHub) await stop()
      return 0
    default:
      return 0
  }
}

process.exitCode = await main()
