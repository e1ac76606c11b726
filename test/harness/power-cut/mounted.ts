/** A disk of a test's own, mounted where only the programs see it that are started on it: in a mount namespace that goes with the test. */
import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const PATH = `/usr/sbin:/sbin:${process.env.PATH}`
const NAMESPACE = ['--mount', '--propagation', 'private']
/** The kindness of ext4 to programs that rename without fsync (ext4(5), auto_da_alloc) is off: other file systems have none. */
const OPTIONS = 'loop,noauto_da_alloc'
const PLAIN = `set -e
mount -o ${OPTIONS} "$1" "$2"
echo ready
cat >/dev/null
umount --lazy "$2"`
const RECORDED = `set -e
"$4" "$5" "$1" "$3" "$1.device" >"$1.said" &
until grep -q ready "$1.said"; do kill -0 $!; sleep 0.02; done
mount -o ${OPTIONS} "$1.device" "$2"
echo ready
cat >/dev/null
umount --lazy "$2"
umount --lazy "$1.device"
kill $!`

export type Mounted = {
  /** The mount point, as programs on the disk name it. */
  at: string
  /** The same, or a path below it, for who stands outside. */
  seen(...path: string[]): string
  spawn(program: string, args: readonly string[], options?: SpawnOptions): ChildProcess
  run(program: string, args: readonly string[], env?: NodeJS.ProcessEnv): Promise<{ code: number | null; said: string }>
  /** Whatever still runs on it is killed. */
  close(): Promise<void>
}

/** An empty disk in a file. */
export function makeDisk(file: string, megabytes: number): void {
  const quick = ['-q', '-F', '-E', 'nodiscard,lazy_itable_init=0,lazy_journal_init=0']
  for (const [program, ...args] of [
    ['truncate', `--size=${megabytes}M`, file],
    ['mkfs.ext4', ...quick, file],
  ] as const) {
    const { status, stderr } = spawnSync(program, args, { env: { PATH }, encoding: 'utf8' })
    if (status !== 0) throw new Error(`${program}: ${stderr}`)
  }
}

/** @param at what a program finds it as; another disk may be mounted there for others */
export const mount = (image: string, at = `${image}.at`): Promise<Mounted> => begin(image, at, PLAIN, [])

/** What reaches it is in `log`. */
export function mountRecorded(image: string, log: string): Promise<Mounted> {
  for (const file of [`${image}.device`, `${image}.said`, log]) writeFileSync(file, '')
  return begin(image, `${image}.at`, RECORDED, [log, process.execPath, join(import.meta.dirname, 'recording-disk.ts')])
}

async function begin(image: string, at: string, script: string, more: readonly string[]): Promise<Mounted> {
  mkdirSync(at, { recursive: true })
  const keeper = spawn('unshare', [...NAMESPACE, 'sh', '-c', script, 'sh', image, at, ...more], {
    env: { ...process.env, PATH },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let said = ''
  keeper.stderr.on('data', (text: Buffer) => {
    said += text
  })
  const ended = once(keeper, 'close')
  let isReady = false
  for await (const line of createInterface({ input: keeper.stdout })) {
    isReady = line === 'ready'
    if (isReady) break
  }
  if (!isReady) throw new Error(`${image} is not mounted: ${said}`)
  const children = new Set<ChildProcess>()
  const self: Mounted = {
    at,
    seen: (...path) => join(`/proc/${keeper.pid}/root`, at, ...path),
    spawn(program, args, options = {}) {
      const child = spawn('nsenter', [`--mount=/proc/${keeper.pid}/ns/mnt`, '--', program, ...args], options)
      children.add(child)
      child.once('close', () => children.delete(child))
      return child
    },
    async run(program, args, env = {}) {
      const child = self.spawn(program, args, { env: { PATH, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
      let said = ''
      for (const stream of [child.stdout, child.stderr])
        stream?.setEncoding('utf8').on('data', (text: string) => {
          said += text
        })
      const [code] = await once(child, 'close')
      return { code, said }
    },
    async close() {
      const gone = [...children].map((child) => once(child, 'close'))
      for (const child of children) child.kill('SIGKILL')
      await Promise.all(gone)
      keeper.stdin.end()
      await ended
    },
  }
  return self
}

/** Null: power may be cut here. Otherwise what this machine does not allow. */
async function whyNoCuts(): Promise<string | null> {
  if (process.getuid?.() !== 0) return 'only root may mount a disk'
  for (const device of ['/dev/fuse', '/dev/loop-control']) if (!existsSync(device)) return `there is no ${device}`
  const work = mkdtempSync(join(tmpdir(), 'chuong-cut-'))
  try {
    const image = join(work, 'disk')
    makeDisk(image, 8)
    await (await mountRecorded(image, join(work, 'log'))).close()
    return null
  } catch (error) {
    return (error as Error).message
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

export const WHY_NO_CUTS = await whyNoCuts()
/** For the name of a test that is skipped. */
export const NOT_HERE = WHY_NO_CUTS === null ? '' : ` (not here: ${WHY_NO_CUTS})`
