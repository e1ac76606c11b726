/** Programs the tests drive that npm cannot bring: found, installed where that is ours to do, or named with the way to get them. */
import { spawn } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** `debian`: its package, and those it needs for what the tests ask of it. */
type Tool = { program: string; debian: string; for: string }

const TOOLS: readonly Tool[] = [
  { program: 'chromium', debian: 'chromium', for: 'the pages in a browser' },
  { program: 'firefox-esr', debian: 'firefox-esr', for: 'web push, from subscription to receipt' },
  { program: 'socat', debian: 'socat', for: 'serial lines without hardware' },
  { program: 'python3', debian: 'python3', for: 'a socket such as systemd’s' },
  { program: 'systemd-notify', debian: 'systemd', for: 'what systemd is told of the hub' },
  { program: 'udevadm', debian: 'udev', for: 'a stick that is plugged into a box of the tests’ own' },
  { program: 'linux.uml', debian: 'user-mode-linux', for: 'a kernel of its own, which knows FAT and whose plug is pulled' },
  { program: 'insmod', debian: 'kmod', for: 'what that kernel knows' },
  { program: 'mkfs.vfat', debian: 'dosfstools', for: 'a stick as it was bought' },
  { program: 'mkfs.exfat', debian: 'exfatprogs', for: 'a larger stick as it was bought' },
  { program: 'mount.exfat-fuse', debian: 'exfat-fuse', for: 'such a stick below a kernel that is made without exFAT' },
  { program: 'rclone', debian: 'rclone', for: 'backups to another server' },
  { program: 'systemd-analyze', debian: 'systemd', for: 'what the units open to the hub' },
  { program: 'unshare', debian: 'util-linux', for: 'a machine of its own for the installer' },
  { program: 'nsenter', debian: 'util-linux', for: 'a disk whose power is cut' },
  { program: 'mkfs.ext4', debian: 'e2fsprogs', for: 'a disk whose power is cut' },
  { program: 'mount', debian: 'mount', for: 'a disk whose power is cut' },
  { program: 'ip', debian: 'iproute2', for: 'a network of its own for a hub that is only tried' },
  { program: 'openssl', debian: 'openssl', for: 'certificates of the tests’ own' },
  { program: 'nginx', debian: 'nginx libnginx-mod-stream', for: 'a proxy before the hub' },
  { program: 'caddy', debian: 'caddy', for: 'another proxy before the hub' },
  { program: 'wg-quick', debian: 'wireguard-tools', for: 'a tunnel between a station and a rented machine' },
  { program: 'wireguard-go', debian: 'wireguard-go', for: 'that tunnel where the kernel has none' },
  { program: 'iptables', debian: 'iptables', for: 'routers that hide a station and a shop' },
  { program: 'certutil', debian: 'libnss3-tools', for: 'a browser that trusts an authority of the station’s own' },
  { program: 'espeak-ng', debian: 'espeak-ng', for: 'what a call says, made by an engine' },
  { program: 'sox', debian: 'sox libsox-fmt-base', for: 'sound as a modem plays it' },
  { program: 'pdftotext', debian: 'poppler-utils', for: 'what a printed page says' },
  { program: 'mosquitto', debian: 'mosquitto', for: 'somebody else’s broker, and the benchmark beside its peer' },
]
const INSTALL_LIMIT_MS = 900_000
/** Debian keeps servers here, and a shell without a login does not look there. */
const ALSO_IN = ['/usr/sbin', '/sbin', '/usr/local/sbin']

function isInstalled({ program }: Tool): boolean {
  return [...(process.env.PATH ?? '').split(delimiter), ...ALSO_IN].some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

/** Installs what is missing as root on Debian; what is missing even then is said, and the tests that need it will fail in words. */
export async function ensureSystemTools(say: (text: string) => void): Promise<void> {
  const missing = () => TOOLS.filter((tool) => !isInstalled(tool))
  const wanted = missing()
  if (wanted.length === 0) return
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    const packages = wanted.flatMap((tool) => tool.debian.split(' '))
    say(`Installing ${packages.join(', ')} …`)
    const install = (...names: string[]) => aptGet('install', '--yes', '--no-install-recommends', ...names)
    // One that this Debian does not have must not keep the others away.
    if ((await aptGet('update')) && !(await install(...packages))) for (const each of new Set(packages)) await install(each)
  }
  const still = missing()
  if (still.length === 0) return
  for (const tool of still) say(`Missing: ${tool.program} (${tool.for})`)
  say(`On Debian or Ubuntu: sudo apt-get install ${still.map((tool) => tool.debian).join(' ')}`)
  say('Elsewhere: install the programs of these names with your own package manager and have them on the PATH.')
}

function aptGet(...args: string[]): Promise<boolean> {
  const child = spawn('apt-get', ['-o', 'Acquire::Retries=3', '-o', 'DPkg::Lock::Timeout=120', ...args], {
    // SYSTEMD_OFFLINE: a package that brings a server (mosquitto on 1883) must not start it here.
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', SYSTEMD_OFFLINE: '1' },
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: INSTALL_LIMIT_MS,
  })
  return new Promise((resolve) => {
    child.once('error', () => resolve(false))
    child.once('close', (code) => resolve(code === 0))
  })
}
