/** The lines of /etc/fstab that are the hub's: one for each stick, known by its UUID, mounted when somebody looks. */
import type { Account } from './accounts.ts'
import { KNOWS_NO_OWNER, type Stick } from './sticks.ts'

/** Where sticks appear: the first without a number. */
export const mountPoint = (n: number): string => (n === 1 ? '/media/chuong' : `/media/chuong-${n}`)

/** systemd.automount(5): mounted at the first look, and let go a minute after the last, so that it may be pulled out. */
const ALWAYS = [
  ...['nofail', 'noatime', 'nodev', 'nosuid', 'noexec'],
  ...['x-systemd.automount', 'x-systemd.idle-timeout=60', 'x-systemd.device-timeout=5s'],
]

export type Line = { uuid: string; at: string }

/** The sticks that are set up already. */
export function linesIn(fstab: string): Line[] {
  return fstab.split('\n').flatMap((line) => {
    const [, uuid, at] = /^UUID=(\S+)\s+(\/media\/chuong(?:-\d+)?)\s/.exec(line) ?? []
    return uuid !== undefined && at !== undefined ? [{ uuid, at }] : []
  })
}

/**
 * Where this stick goes: its own place from before; that of one which is not plugged in, which it takes over; or a new one.
 * @param present the UUIDs of what is plugged in
 */
export function placeFor({ uuid }: Pick<Stick, 'uuid'>, fstab: string, present: readonly string[]): { at: string; instead: string | null } {
  const lines = linesIn(fstab)
  const own = lines.find((line) => line.uuid === uuid)
  if (own) return { at: own.at, instead: null }
  const absent = lines.find((line) => !present.includes(line.uuid))
  if (absent) return { at: absent.at, instead: absent.uuid }
  let n = 1
  while (lines.some(({ at }) => at === mountPoint(n))) n += 1
  return { at: mountPoint(n), instead: null }
}

/** Every other line stays as it is. */
export function withStick(fstab: string, { uuid, filesystem }: Stick, at: string, owner: Account): string {
  const others = fstab.split('\n').filter((line) => !new RegExp(`^UUID=\\S+\\s+${at}\\s`).test(line))
  while (others.at(-1) === '') others.pop()
  const own = KNOWS_NO_OWNER.has(filesystem) ? [`uid=${owner.uid}`, `gid=${owner.gid}`, 'umask=0077'] : []
  return `${[...others, `UUID=${uuid} ${at} ${filesystem} ${[...ALWAYS, ...own].join(',')} 0 0`].join('\n')}\n`
}
