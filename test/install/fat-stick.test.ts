/**
 * A FAT32 stick as shops sell it, below the real driver of Linux: no owner, no links, times of two seconds, no file of 4 GB; and the plug
 * is pulled without a word. In a kernel of its own (user-mode-linux), because that is what a plug can be pulled of.
 */
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFailed, onTestFinished } from 'vitest'
import { withStick } from '../../hub/install/fstab.ts'
import { until } from '../harness/until.ts'

const ROOT = join(import.meta.dirname, '../..')
const LINUX = '/usr/bin/linux.uml'
const NEEDS = [LINUX, '/usr/sbin/insmod', '/usr/sbin/mkfs.vfat', '/usr/sbin/fsck.vfat']
const missing = whatIsMissing()
const WHY_NOT = missing.length === 0 ? '' : ` (not here: there is no ${missing.join(', no ')})`

function whatIsMissing(): string[] {
  if (process.getuid?.() !== 0) return ['root']
  const programs = NEEDS.filter((path) => !existsSync(path))
  if (programs.length > 0) return programs
  // Without a disk it gives up at once; where tracing is forbidden it does not come that far.
  const home = mkdtempSync(join(tmpdir(), 'chuong-uml-'))
  const given = ['mem=64M', 'con=null', 'con0=null,fd:1', 'root=/dev/none']
  const { stdout } = spawnSync(LINUX, given, {
    encoding: 'utf8',
    timeout: 30_000,
    env: { HOME: home },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  rmSync(home, { recursive: true, force: true })
  return stdout.includes('Unable to mount root') ? [] : ['right to run a kernel of its own']
}
const LONG_MS = 180_000
const OWNER = { uid: 65534, gid: 65534 }

/** What `sudo tieng-chuong usb` writes, but for what is systemd's own. */
function mountOptions(): string {
  const stick = { device: '', uuid: '1234-ABCD', filesystem: 'vfat', label: null, model: null, bytes: 0, mounted: [] }
  const [, , , options = ''] = withStick('', stick, '/media/chuong', OWNER).split(' ')
  return options
    .split(',')
    .filter((each) => each !== 'nofail' && !each.startsWith('x-'))
    .join(',')
}

/** One time that the machine is on, until it says `last`; then its plug is pulled: what it had not written out is gone. */
async function poweredUntil(last: string, base: string, day: string): Promise<string[]> {
  writeFileSync(join(base, 'day.sh'), day)
  const disk = [`ubd0=${join(base, 'stick.img')}`, 'rootfstype=hostfs', 'rootflags=/', 'rw', `init=${join(base, 'init.sh')}`]
  const machine = spawn(LINUX, ['mem=512M', 'quiet', 'con=null', 'con0=fd:0,fd:1', ...disk, `base=${base}`], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    env: { HOME: base, PATH: '/usr/bin:/bin' },
  })
  let said = ''
  for (const stream of [machine.stdout, machine.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  const gone = new Promise((resolve) => machine.once('close', resolve))
  onTestFailed(() => void process.stderr.write(said))
  try {
    await until(`the machine says ${last}`, () => said.includes(last), LONG_MS)
  } finally {
    process.kill(-(machine.pid ?? 0), 'SIGKILL')
    await gone
  }
  return said
    .split(/\r?\n/)
    .filter((line) => line.startsWith('> '))
    .map((line) => line.slice(2))
}

it.skipIf(missing.length > 0)(
  `backups go to a FAT32 stick as it was bought, and those of before a power cut are whole on it${WHY_NOT}`,
  { timeout: 500_000 },
  async () => {
    const base = mkdtempSync(join(tmpdir(), 'chuong-fat-'))
    onTestFinished(() => rmSync(base, { recursive: true, force: true }))
    chmodSync(base, 0o755)
    mkdirSync(join(base, 'test/install'), { recursive: true })
    cpSync(join(ROOT, 'hub'), join(base, 'hub'), { recursive: true })
    for (const name of ['package.json', 'test/install/fat-night.ts']) copyFileSync(join(ROOT, name), join(base, name))
    copyFileSync(process.execPath, join(base, 'node'))
    copyFileSync(join(import.meta.dirname, 'fat-init.sh'), join(base, 'init.sh'))
    for (const name of ['node', 'init.sh']) chmodSync(join(base, name), 0o755)
    writeFileSync(join(base, 'options'), mountOptions())
    const stick = join(base, 'stick.img')
    // More than 4 GB of nothing takes no room on this machine.
    spawnSync('truncate', ['--size=8G', stick])
    expect(spawnSync('/usr/sbin/mkfs.vfat', ['-F', '32', '-n', 'USB', stick]).status).toBe(0)

    const first = await poweredUntil(
      '> half written',
      base,
      `mkdir /mnt/tieng-chuong
echo "> $(hub choose /mnt/tieng-chuong)"
echo "> $(hub night /mnt/tieng-chuong 1)"
echo "> $(hub night /mnt/tieng-chuong 2)"
echo "> $(hub half /mnt/tieng-chuong 3)"
`,
    )
    expect(first).toEqual(['chosen', '1: 1 backups, 0 damaged', '2: 2 backups, 0 damaged', 'half written'])
    const second = await poweredUntil(
      '=== end',
      base,
      `cd /mnt/tieng-chuong
echo "> after the cut: $(sha256sum --check --quiet *.sha256 && ls *.age | wc -l)"
cd /
for day in 3 4 5; do echo "> $(hub night /mnt/tieng-chuong $day)"; done
echo "> $(hub larger /mnt/tieng-chuong 6)"
cd /mnt/tieng-chuong
echo "> left: $(ls | sed -E 's/[0-9]+Z//' | tr '\\n' ' ')"
cd /
umount /mnt && echo "> let go"
`,
    )
    const name = (day: number) => `tieng-chuong-ab12cd34-2026-11-0${day}T.chuong.age`
    expect(second).toEqual([
      'after the cut: 2',
      '3: 3 backups, 0 damaged',
      '4: 3 backups, 0 damaged',
      '5: 3 backups, 0 damaged',
      expect.stringMatching(/^no-room: .*FAT32 holds no file of 4 GB.*exFAT/),
      `left: ${[3, 4, 5].flatMap((day) => [name(day), `${name(day)}.sha256`]).join(' ')} tieng-chuong-backups.txt `,
      'let go',
    ])
  },
)
