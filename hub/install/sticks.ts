/** Which of the disks that the kernel sees are sticks for backups, as lsblk(8) tells. */

import { ran } from './programs.ts'
import { InstallFault } from './say.ts'

const LSBLK_CHARS = 1_000_000
/** What lsblk is asked for, as JSON with sizes in bytes. */
const LSBLK = ['--json', '--bytes', '--output', 'PATH,TYPE,FSTYPE,LABEL,UUID,SIZE,RM,HOTPLUG,TRAN,MODEL,MOUNTPOINTS']

export type Stick = {
  device: string
  uuid: string
  filesystem: string
  label: string | null
  model: string | null
  bytes: number
  mounted: string[]
}

export type Sticks = { sticks: Stick[]; unusable: string[] }

type Block = {
  path: string
  type: string
  fstype: string | null
  label: string | null
  uuid: string | null
  size: number
  rm: boolean
  hotplug: boolean
  tran: string | null
  model: string | null
  mountpoints: (string | null)[]
  children?: Block[]
}

/** FAT and exFAT know no owner: one is named where they are mounted. */
export const KNOWS_NO_OWNER = new Set(['vfat', 'exfat'])
/** Those that Debian writes without another program. */
const USABLE = new Set([...KNOWS_NO_OWNER, 'ext2', 'ext3', 'ext4', 'xfs', 'btrfs'])
/** Never the system's own, also where it runs from a stick. */
const OF_THE_SYSTEM = /^\/($|boot|usr|var|etc|opt|home|srv$)|^\[SWAP\]$/

/** Of this machine, now. @throws InstallFault where lsblk cannot say */
export async function sticksHere(): Promise<Sticks> {
  const { code, said } = await ran('lsblk', LSBLK, { saidChars: LSBLK_CHARS })
  if (code !== 0) throw new InstallFault('unavailable', [`lsblk không trả lời: ${said}`, `lsblk did not answer: ${said}`])
  return sticksOf(said)
}

/** @returns `unusable`: sticks whose filesystem cannot be written, or that have none, by the words for people */
export function sticksOf(lsblk: string): Sticks {
  const { blockdevices } = JSON.parse(lsblk) as { blockdevices: Block[] }
  const outside = blockdevices.filter((disk) => (disk.tran === 'usb' || disk.hotplug || disk.rm) && disk.type === 'disk')
  const sticks: Stick[] = []
  const unusable: string[] = []
  for (const disk of outside) {
    const parts = partsOf(disk)
    if (parts.some(({ mountpoints }) => mountpoints.some((at) => at !== null && OF_THE_SYSTEM.test(at)))) continue
    const usable = parts.filter(({ fstype, uuid }) => uuid !== null && USABLE.has(fstype ?? ''))
    if (usable.length === 0 && disk.size > 0)
      unusable.push([disk.model?.trim(), disk.path, parts.find(({ fstype }) => fstype)?.fstype ?? '?'].filter(Boolean).join(' '))
    for (const { path, uuid, fstype, label, size, mountpoints } of usable)
      sticks.push({
        ...{ device: path, uuid: uuid ?? '', filesystem: fstype ?? '', label, model: disk.model?.trim() || null, bytes: size },
        mounted: mountpoints.filter((at) => at !== null),
      })
  }
  return { sticks, unusable }
}

const partsOf = (block: Block): Block[] => [block, ...(block.children ?? []).flatMap(partsOf)]
