/** One command on a fresh box, from an archive that is carried there on a stick; and what it says when it cannot. */
import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { packRelease } from '../../hub/install/pack.ts'
import { currentRelease } from '../../hub/install/places.ts'
import { SUMS } from '../../hub/install/stage.ts'
import { VERSION } from '../../hub/version.ts'
import { signIn } from '../harness/api.ts'
import { temporaryFolder } from '../harness/temporary.ts'
import { installersOf, openBox } from './box.ts'
import { bundle, laterVersion } from './bundle.ts'

const LIMIT = { timeout: 600_000 }
// As it is: how small it gets is looked at nowhere, and a quarter of this file's time went into it.
const LEVEL = 0
/** Where root may mount nothing, a full stick is not tried here. */
const mayMount = process.getuid?.() === 0 && spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0

let work = ''
let archive = ''
/** As `tar xzf` leaves it. */
let unpacked = ''

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'chuong-release-'))
  // Somebody who is not root must find the command too.
  chmodSync(work, 0o755)
  archive = join(work, 'tieng-chuong-offline.tar.gz')
  await packRelease(bundle(join(work, 'tieng-chuong')), archive, 1_700_000_000, LEVEL)
  rmSync(join(work, 'tieng-chuong'), { recursive: true })
  execFileSync('tar', ['-xzf', archive, '-C', work])
  unpacked = join(work, 'tieng-chuong')
}, 300_000)

afterAll(() => rmSync(work, { recursive: true, force: true }))

async function fresh() {
  const box = await openBox()
  onTestFinished(() => box.close())
  return box
}

it(
  'from an archive to a hub that answers, its first administrator, a backup, an update, and away again with the data left',
  LIMIT,
  async () => {
    const box = await fresh()
    // Killed while it copies, and when everything is in place but started: the same command again goes on from there.
    for (const [program, args] of [['chmod', '.half-'] as const, ['systemctl', 'enable'] as const]) {
      const held = box.hold(program, args)
      const cut = box.begin('sh', join(unpacked, 'install.sh'), '--prefix', box.places.prefix)
      await held.reached()
      cut.kill()
      held.release()
      await cut.ended
    }
    const installed = await box.install(unpacked)
    expect(installed.said).toMatch(/Sẽ làm:[\s\S]*This will be done:[\s\S]*NO signature[\s\S]*Done: Tiếng Chuông/)
    expect(installed.code).toBe(0)
    expect(readdirSync(box.places.releases)).toHaveLength(1)
    expect(box.calls()).toMatch(/daemon-reload[\s\S]*enable tieng-chuong\.service\nstart tieng-chuong\.service/)
    const [, token = ''] = /invite#(\S+)/.exec(installed.said) ?? []
    const accepted = await fetch(`${box.httpUrl}/api/v1/invitations/accept`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, password: 'mat-khau-moi' }),
    })
    expect(accepted.status, 'the link that was printed makes the administrator').toBe(200)
    expect((await fetch(`${box.httpUrl}/duty`)).status, 'the pages came along').toBe(200)
    for (const [path, mode] of [
      [box.places.data, 0o700] as const,
      [box.places.backups, 0o700] as const,
      [box.places.command, 0o755] as const,
    ])
      expect(statSync(path).mode & 0o777, path).toBe(mode)

    const hub = box.pid()
    const again = await box.install(unpacked)
    expect([again.code, box.pid()], 'once more changes nothing').toEqual([0, hub])
    expect(again.said, 'a link that was used is not shown again').not.toContain('/invite#')
    const status = await box.command('status')
    expect(status).toMatchObject({ code: 0, said: expect.stringContaining(`Tiếng Chuông ${VERSION}: `) })
    const file = join(box.root, 'one.chuong')
    expect(await box.command('backup', file)).toMatchObject({ code: 0, said: expect.stringContaining('it was read back and is whole') })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    if (mayMount) {
      const tiny = join(box.root, 'tiny')
      mkdirSync(tiny)
      const asked = 'mount -t tmpfs -o size=4k tmpfs "$1"; echo >"$1/one"; "$2" backup "$1/two.chuong"; echo "code $?, left: $(ls -A "$1")"'
      const full = await box.run('unshare', '--mount', 'sh', '-c', asked, 'sh', tiny, box.places.command)
      expect(full.said, 'half a backup is none').toMatch(/No space left[\s\S]*code 74, left: one\n$/)
    }
    const marked = join(box.places.data, 'of-before')
    writeFileSync(marked, '')
    expect(await box.command('restore', join(box.root, 'none.chuong'))).toMatchObject({ code: 64 })
    const junk = join(box.root, 'junk.chuong')
    writeFileSync(junk, 'no backup')
    expect(await box.command('restore', junk), 'what is no backup changes nothing').not.toMatchObject({ code: 0 })
    expect([existsSync(marked), box.pid()], 'nor takes the hub away for a moment').toEqual([true, hub])
    // Killed when all is read and nothing is changed: the hub has run all the time, and the same command begins anew.
    const stopping = box.hold('systemctl', 'stop')
    const half = box.begin(box.places.command, 'restore', file)
    await stopping.reached()
    expect([existsSync(join(`${box.places.data}-restoring`, 'registry.json')), box.pid()]).toEqual([true, hub])
    expect((await fetch(`${box.httpUrl}/api/v1/health`)).status).toBe(200)
    for (const pid of installersOf(box.places.program)) process.kill(pid, 'SIGKILL')
    stopping.release()
    await half.ended
    expect(existsSync(marked)).toBe(true)
    const restored = await box.command('restore', file)
    expect(restored).toMatchObject({ code: 0, said: expect.stringContaining('this machine has taken over') })
    const [, aside = ''] = /The data from before is in (\S+)\./.exec(restored.said) ?? []
    expect([existsSync(join(aside, 'of-before')), existsSync(marked), readdirSync(box.places.backups)]).toEqual([true, false, []])
    expect([existsSync(`${box.places.data}-restoring`), restored.said.includes('-restoring')]).toEqual([false, false])
    await signIn(box.httpUrl, 'admin', 'mat-khau-moi')
    expect(await box.command('no-such-thing')).toMatchObject({ code: 64 })
    expect((await box.command('help')).said).toMatch(/status[\s\S]*doctor[\s\S]*people[\s\S]*update[\s\S]*go-back[\s\S]*uninstall/)

    const later = join(work, 'later.tar.gz')
    await packRelease(laterVersion(unpacked, join(work, 'later'), '0.9.9'), later, 1_700_000_000, LEVEL)
    expect(await box.command('update', later)).toMatchObject({ code: 0, said: expect.stringContaining('Done: Tiếng Chuông 0.9.9') })
    expect(readdirSync(box.places.program).filter((name) => name.startsWith('unpacked-'))).toEqual([])
    expect(readFileSync(join(box.places.data, 'stop-reason'), 'utf8').trim(), 'a neighbour that watches it is told').toBe('update')
    await signIn(box.httpUrl, 'admin', 'mat-khau-moi')

    // Killed on the way, it is done by the same command.
    const reloading = box.hold('systemctl', 'daemon-reload')
    const cut = box.begin(box.places.command, 'uninstall')
    await reloading.reached()
    for (const pid of installersOf(box.places.program)) process.kill(pid, 'SIGKILL')
    reloading.release()
    await cut.ended
    const removed = await box.command('uninstall')
    expect(removed).toMatchObject({ code: 0, said: expect.stringContaining('NOBODY IS ALERTED') })
    expect([box.pid(), existsSync(box.places.program), existsSync(box.places.command), readdirSync(box.places.units)]).toEqual([
      0,
      false,
      false,
      [],
    ])
    expect(existsSync(join(box.places.data, 'journal.sqlite'))).toBe(true)
    expect(existsSync(box.places.hubEnv)).toBe(true)
  },
)

it('the same folder makes the same archive, which tells its own checksum', LIMIT, async () => {
  const folder = join(work, 'small')
  for (const name of ['b', 'a']) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, name), name)
  }
  const [one, two] = [join(work, 'one.tar.gz'), join(work, 'two.tar.gz')]
  await packRelease(folder, one, 1_700_000_000)
  writeFileSync(join(folder, 'a'), 'a', { mode: 0o640 })
  await packRelease(folder, two, 1_700_000_000)
  expect(readFileSync(one).equals(readFileSync(two))).toBe(true)
  execFileSync('sha256sum', ['--check', '--quiet', 'one.tar.gz.sha256'], { cwd: work })
})

it('the lockfile of a release is one that npm takes', LIMIT, () => {
  const folder = temporaryFolder()
  for (const name of ['package.json', 'package-lock.json']) writeFileSync(join(folder, name), readFileSync(join(unpacked, name)))
  const said = execFileSync('npm', ['ci', '--dry-run', '--offline', '--omit=dev', '--ignore-scripts'], { cwd: folder, encoding: 'utf8' })
  expect(said).toMatch(/added \d+ packages/)
})

it('what stands in the way is said, with what to do, and nothing is changed', LIMIT, async () => {
  const box = await fresh()
  const blocker = createServer().listen(box.ports.mqtt, '127.0.0.1')
  await new Promise((resolve) => blocker.once('listening', resolve))
  onTestFinished(() => void blocker.close())
  const taken = await box.install(unpacked)
  expect(taken).toMatchObject({ code: 69, said: expect.stringContaining(`Port ${box.ports.mqtt} (127.0.0.1) is taken`) })
  expect(await box.install(unpacked, '--sideways')).toMatchObject({ code: 64, said: expect.stringContaining('Usage:') })

  const damaged = laterVersion(unpacked, join(work, 'damaged'), VERSION)
  rmSync(join(damaged, 'hub/hub.ts'))
  writeFileSync(join(damaged, 'hub/hub.ts'), 'half a fi')
  expect(await box.install(damaged)).toMatchObject({
    code: 65,
    said: expect.stringContaining('The archive is damaged (hub/hub.ts: FAILED)'),
  })

  // Which folder of Node it is says for which machine.
  const foreign = join(work, 'foreign')
  mkdirSync(join(foreign, 'node_modules/node-linux-sparc'), { recursive: true })
  for (const name of ['install.sh', 'package.json']) symlinkSync(join(unpacked, name), join(foreign, name))
  writeFileSync(join(foreign, SUMS), `${'0'.repeat(64)}  node_modules/node-linux-sparc/bin/node\n`)
  expect(await box.run('sh', join(foreign, 'install.sh'), '--prefix', box.places.prefix)).toMatchObject({
    code: 69,
    said: expect.stringContaining('another kind of machine'),
  })
  // FAT keeps no links, and what a desktop mounts runs nothing.
  const onStick = join(work, 'on-the-stick')
  const node = `node_modules/node-linux-${process.arch}/bin/node`
  mkdirSync(join(onStick, node, '..'), { recursive: true })
  for (const name of ['install.sh', 'package.json']) symlinkSync(join(unpacked, name), join(onStick, name))
  writeFileSync(join(onStick, SUMS), `${'0'.repeat(64)}  ${node}\n`)
  for (const mode of [0o644, 0o755]) {
    writeFileSync(join(onStick, node), '', { mode })
    chmodSync(join(onStick, node), mode)
    expect(await box.run('sh', join(onStick, 'install.sh'), '--prefix', box.places.prefix)).toMatchObject({
      code: 69,
      said: expect.stringMatching(/giải nén ngay trên USB[\s\S]*unpacked on the stick itself[\s\S]*-C \/tmp/),
    })
  }
  if (process.getuid?.() === 0)
    expect(await box.run('setpriv', '--reuid=65534', '--clear-groups', 'sh', join(unpacked, 'install.sh'))).toMatchObject({
      code: 77,
      said: expect.stringContaining('sudo sh install.sh'),
    })
  writeFileSync(box.places.hubEnv, 'HUB_LOG_LEVEL=loud\n')
  expect(await box.install(unpacked)).toMatchObject({ code: 78, said: expect.stringContaining('HUB_LOG_LEVEL="loud"') })
  expect([existsSync(box.places.program), existsSync(box.places.units), currentRelease(box.places)]).toEqual([false, false, null])
})
