/**
 * A stick for backups on an installed box: real systemd, the real unit with all that it closes, a real disk that is plugged in, pulled
 * out and plugged in again. Nobody writes a line of a configuration.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { bundle } from './bundle.ts'

const NAMESPACES = ['--pid', '--mount', '--uts', '--ipc', '--net', '--cgroup', '--fork', '--kill-child', '--propagation', 'slave']

const DAY = `
exec 2>&1
office() { /opt/tieng-chuong/current/node_modules/.bin/node /out/office.ts mat-khau-thu-1 /run/key.txt "$@"; }
plug() { losetup --find --show /out/stick.img >/run/loop; udevadm settle; }
pull() { umount /media/chuong 2>/dev/null; losetup --detach "$(cat /run/loop)"; udevadm settle; }
protect() { mount -o remount,ro /media/chuong; }
open_it() { mount -o remount,rw /media/chuong; }
if [ "$(cat /out/filesystem)" = exfat ]; then
  # Its little switch: what is in user space cannot be mounted anew in place.
  switched() { pull; losetup $1 --find --show /out/stick.img >/run/loop; udevadm settle; }
  protect() { switched --read-only; }
  open_it() { switched; }
  grep -qw exfat /proc/filesystems || ln -sf mount.exfat-fuse /usr/sbin/mount.exfat
fi
trap 'losetup --detach "$(cat /run/loop)" 2>/dev/null' EXIT
systemctl start systemd-udevd
mkdir -p /etc/tieng-chuong
echo HUB_ADMIN_PASSWORD=mat-khau-thu-1 >/etc/tieng-chuong/hub.env
sh /opt/bundle/install.sh >/run/install.log || cat /run/install.log

plug
cp /out/lsblk.sh /usr/local/bin/lsblk
chmod +x /usr/local/bin/lsblk
# A desktop has mounted it, and the terminal was opened from its window.
mkdir -p /mnt/desk
mount "$(cat /run/loop)" /mnt/desk
cd /mnt/desk
echo "in use: $(echo c | tieng-chuong usb 2>&1 | grep -o 'type cd and Enter')"
cd /
echo c | tieng-chuong usb >/run/usb.log; echo "set up: $?"
grep -o '/media/chuong/tieng-chuong' /run/usb.log | sort -u
echo "the stick: $(office choose /media/chuong/tieng-chuong)"
echo "first night: $(office run)"
systemctl restart tieng-chuong
echo "after a restart: $(office run)"
pull
echo "pulled out: $(office run)"
echo "on the system's own disk: $(systemctl stop media-chuong.automount; ls /media/chuong | wc -l)"
systemctl start media-chuong.automount
plug
echo "plugged in again: $(office run)"
echo "on the stick: $(ls /media/chuong/tieng-chuong | grep -c 'chuong.age$')"

mkdir -p /srv/of-root /mnt/empty /home/somebody
chown tieng-chuong /mnt/empty /home/somebody
echo "of root: $(office choose /srv/of-root)"
echo "of the system: $(office choose /usr/share)"
echo "a home: $(office choose /home/somebody)"
echo "the service's own /tmp: $(office choose /tmp)"
echo "an empty mount point: $(office choose /mnt/empty)"
echo "nowhere: $(office choose /srv/nowhere)"
protect
echo "write-protected: $(office choose /media/chuong/tieng-chuong)"
open_it

echo 1 | tieng-chuong restore --key /run/key.txt >/run/restore.log || cat /run/restore.log
tail -2 /run/restore.log
pull
`

/** Sticks as shops sell them are FAT32 (fat-stick.test.ts) or exFAT, larger ones always. */
const FILESYSTEMS = [
  ['ext4', ['mkfs.ext4', '-q', '-F']],
  ['exfat', ['mkfs.exfat']],
] as const

/** By the kernel, or in user space by exfat-fuse where its kernel is made without. */
function mounts(filesystem: string): boolean {
  const kernel = new RegExp(`\\b${filesystem}$`, 'm')
  return kernel.test(readFileSync('/proc/filesystems', 'utf8')) || (existsSync('/usr/sbin/mount.exfat-fuse') && existsSync('/dev/fuse'))
}

function boots(work: string): boolean {
  const needs = ['/lib/systemd/systemd', '/lib/systemd/systemd-udevd', '/dev/autofs', '/dev/loop0', '/sys/fs/cgroup/systemd']
  if (process.getuid?.() !== 0 || !needs.every((path) => existsSync(path))) return false
  const layers =
    'mount -t tmpfs tmpfs "$0"; mkdir "$0/a" "$0/b" "$0/c"; mount -t overlay overlay -o "lowerdir=/,upperdir=$0/a,workdir=$0/b" "$0/c"'
  return spawnSync('unshare', [...NAMESPACES, 'sh', '-ec', layers, work], { stdio: 'ignore' }).status === 0
}

const probe = mkdtempSync(join(tmpdir(), 'chuong-boots-'))
const isPossible = boots(probe)
rmSync(probe, { recursive: true, force: true })
const whyNot = (filesystem: string) =>
  !isPossible
    ? ' (not here: root may boot no systemd in namespaces of its own)'
    : mounts(filesystem)
      ? ''
      : ` (not here: neither this kernel nor exfat-fuse mounts ${filesystem})`

for (const [filesystem, [mkfs, ...how]] of FILESYSTEMS)
  it.skipIf(whyNot(filesystem) !== '')(
    `a stick with ${filesystem} is a place by one command, whenever it is plugged in, and everywhere else the page says what to do${whyNot(filesystem)}`,
    { timeout: 600_000 },
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'chuong-stick-'))
      onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
      chmodSync(folder, 0o755)
      const [work, out] = [join(folder, 'work'), join(folder, 'out')]
      for (const each of [work, out]) mkdirSync(each, { mode: 0o755 })
      writeFileSync(join(out, 'day.sh'), DAY)
      for (const name of ['office.ts', 'lsblk.sh']) copyFileSync(join(import.meta.dirname, name), join(out, name))
      spawnSync('truncate', ['--size=64M', join(out, 'stick.img')])
      writeFileSync(join(out, 'filesystem'), filesystem)
      expect(spawnSync(mkfs, [...how, join(out, 'stick.img')]).status).toBe(0)
      const env = { PATH: '/usr/sbin:/sbin:/usr/bin:/bin', WORK: work, OUT: out, BUNDLE: bundle(join(folder, 'bundle')) }
      spawnSync('unshare', [...NAMESPACES, 'sh', join(import.meta.dirname, 'systemd-box.sh')], {
        env,
        stdio: 'ignore',
        timeout: 500_000,
        killSignal: 'SIGKILL',
      })
      const said = existsSync(join(out, 'said')) ? readFileSync(join(out, 'said'), 'utf8') : readFileSync(join(out, 'console'), 'utf8')
      const FILE = /tieng-chuong-\w+-\S+\.chuong\.age/.source
      expect(said.replaceAll(new RegExp(FILE, 'g'), 'FILE').trim().split('\n')).toEqual([
        'in use: type cd and Enter',
        'set up: 0',
        '/media/chuong/tieng-chuong',
        'the stick: 200',
        'first night: good FILE',
        'after a restart: good FILE',
        'pulled out: failed not-there',
        "on the system's own disk: 0",
        'plugged in again: good FILE',
        'on the stick: 1',
        'of root: 409 refused',
        'of the system: 409 off-limits',
        'a home: 409 off-limits',
        "the service's own /tmp: 409 off-limits",
        'an empty mount point: 409 not-mounted',
        'nowhere: 409 not-there',
        'write-protected: 409 read-only',
        'Xong: máy này đã thay máy cũ. Bấm thử một nút để chắc chắn.',
        '    Done: this machine has taken over. Press one button to be certain.',
      ])
    },
  )
