/**
 * Why a folder cannot be written, told apart by what helps: the hub runs with most of the machine closed to it (docs/deploy), and there
 * a change of owner, which is what a refusal asks for, would change nothing.
 */
import { readFile, stat } from 'node:fs/promises'
import { type PlaceTrouble, placeTrouble, sorted } from './place.ts'

/** Where disks and sticks are mounted (FHS 3.0 §3.11, §3.12, and udisks). */
const FOR_MOUNTS = /^\/(media|mnt|run\/media)(\/|$)/
/** `ProtectHome=` of the unit hides these, whoever owns what is in them (systemd.exec(5)). */
const HOMES = /^\/(home|root|run\/user)(\/|$)/

/** A line of /proc/self/mountinfo (proc(5)): where, which part of the disk, and whether the mount or the disk itself takes no writing. */
type Mount = { at: string; root: string; isClosed: boolean; isReadOnly: boolean }

export function mountOf(path: string, mountinfo: string): Mount | null {
  let found: Mount | null = null
  for (const line of mountinfo.split('\n')) {
    const [own = '', disk = ''] = line.split(' - ')
    const [, , , root = '', at = '', options = ''] = own.split(' ').map(unescaped)
    const isAbove = at !== '' && (at === '/' || path === at || path.startsWith(`${at}/`))
    // The later of two at one place lies over the earlier.
    if (!isAbove || at.length < (found?.at.length ?? 0)) continue
    found = { at, root, isClosed: has(options, 'ro'), isReadOnly: has(disk.split(' ')[2] ?? '', 'ro') }
  }
  return found
}

/** A failure at that folder, sorted; `error` is what a call on it was rejected with. */
export async function whyNot(path: string, error: unknown): Promise<PlaceTrouble> {
  const trouble = sorted(error)
  const mount = mountOf(path, await readFile('/proc/self/mountinfo', 'utf8').catch(() => ''))
  switch (trouble.why) {
    case 'refused':
    case 'read-only':
      if (mount?.isReadOnly) return placeTrouble('read-only', `${path}: its disk takes no writing (${trouble.message})`, error)
      if (mount?.isClosed || HOMES.test(path)) return offLimits(path, error)
      return trouble
    case 'not-there':
      return HOMES.test(path) || isOfOneService(mount) ? offLimits(path, error) : trouble
    default:
      return trouble
  }
}

/** @throws PlaceTrouble: an empty mount point, or a folder that is gone when the service stops */
export async function mustOutlive(path: string): Promise<void> {
  if (isOfOneService(mountOf(path, await readFile('/proc/self/mountinfo', 'utf8').catch(() => '')))) throw offLimits(path)
  if (!FOR_MOUNTS.test(path)) return
  const [here, system] = await Promise.all([stat(path), stat('/')])
  if (here.dev === system.dev)
    throw placeTrouble(
      'not-mounted',
      `${path} is on the system's own disk: no stick or disk is mounted there. On the box: tieng-chuong usb`,
    )
}

/** `PrivateTmp=`: a /tmp that nobody else sees. */
const isOfOneService = (mount: Mount | null) => mount?.root.includes('/systemd-private-') ?? false
const offLimits = (path: string, cause?: unknown) =>
  placeTrouble(
    'off-limits',
    `${path} is closed to the service: choose a folder below /media, /mnt, /srv or /var/backups/tieng-chuong.`,
    cause,
  )
const has = (options: string, one: string) => options.split(',').includes(one)
const unescaped = (field: string) => field.replaceAll(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))
