/** Is there room on the disks? Asked before anything is written, and told in figures and with what to do. */
import { existsSync, readdirSync, statfsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { InstallFault, type Said } from './say.ts'

const MEGABYTE = 1024 ** 2
/** The record goes on growing after the installation. */
export const SPARE = 200 * MEGABYTE

export type Need = { folder: string; bytes: number }

/** Folders on one disk share what is left there. @returns a sentence for each disk that is too small */
export function roomFaults(needs: readonly Need[], { backups }: { backups: string }): Said[] {
  const disks = Map.groupBy(
    needs.map((need) => ({ ...need, there: nearest(need.folder) })),
    ({ there }) => statSync(there).dev,
  )
  return [...disks.values()].flatMap((on): Said[] => {
    const needed = on.reduce((sum, { bytes }) => sum + bytes, 0)
    const free = freeBytes(on[0]?.there ?? '/')
    if (free >= needed) return []
    const [has, needs, lacks] = [free, needed, needed - free].map((bytes) => Math.ceil(bytes / MEGABYTE))
    const folders = on.map(({ folder }) => folder).join(', ')
    return [
      [
        `Ổ đĩa chứa ${folders} còn trống ${has} MB, việc này cần ${needs} MB: thiếu ${lacks} MB. Chưa có gì thay đổi. Lấy thêm chỗ: chép các bản sao lưu cũ trong ${backups} ra USB rồi xóa đi; sudo apt clean; sudo journalctl --vacuum-size=200M. Rồi chạy lại.`,
        `The disk of ${folders} has ${has} MB free, ${needs} MB are needed: ${lacks} MB too few. Nothing was changed. To make room: carry old backups in ${backups} away on a stick and delete them; sudo apt clean; sudo journalctl --vacuum-size=200M. Then run this again.`,
      ],
    ]
  })
}

/** @throws InstallFault */
export function mustHaveRoom(needs: readonly Need[], places: { backups: string }): void {
  const faults = roomFaults(needs, places)
  if (faults.length > 0) throw new InstallFault('unavailable', ...faults)
}

export const diskIsFull = (error: unknown): boolean => (error as NodeJS.ErrnoException | null)?.code === 'ENOSPC'

/** It filled up on the way, whatever was counted before. */
export const filledUp = (): InstallFault =>
  new InstallFault('io', [
    'Ổ đĩa đầy giữa chừng, nên dừng lại. Bản đang chạy vẫn chạy như cũ, phần làm dở đã xóa. Lấy thêm chỗ (df -h cho biết ổ nào đầy), rồi chạy lại.',
    'The disk filled up on the way, so this ended. The hub that runs goes on as before, and what was half done is gone. Make room (df -h tells which disk is full), then run this again.',
  ])

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

/** What will be the folder's parent, as long as the folder is not there. */
function nearest(folder: string): string {
  let there = folder
  while (!existsSync(there)) there = dirname(there)
  return there
}

/** What is not copied at an update (before-update.sh): the map is large, and no version changes it. */
const STAYS = /^(map\.pmtiles.*|backup|lost\+found)$/

/** Bytes of what an update copies of a data folder. */
export const dataSize = (folder: string): number =>
  (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => !STAYS.test(name))
    .reduce((bytes, name) => bytes + sizeOf(join(folder, name)), 0)

/** Bytes of a file, or of a folder with all below it; 0 when it is not there. */
export function sizeOf(folder: string): number {
  const there = statSync(folder, { throwIfNoEntry: false })
  if (!there?.isDirectory()) return there?.size ?? 0
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((bytes, entry) => bytes + (statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0), 0)
}
