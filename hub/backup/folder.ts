/**
 * A folder: of a second disk, a USB stick, a share. A mark in it says that it is the one that was chosen: where a stick is not
 * plugged in, its empty mount point looks just the same, and a year of backups would go to the disk they are to outlive.
 */
import { execFile } from 'node:child_process'
import { constants, createReadStream } from 'node:fs'
import { access, copyFile, open, readdir, readFile, rename, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { dirname, isAbsolute, join } from 'node:path'
import { syncPath } from '../journal/sync-path.ts'
import { type Place, placeTrouble } from './place.ts'
import { mustOutlive, whyNot } from './why-not.ts'

/** With a name that people see, and that tells what it is for. */
export const MARK = 'tieng-chuong-backups.txt'
const FORGET_MS = 60_000
/** statfs(2): every kind of FAT. Its sizes are of 32 bits. */
const MSDOS_SUPER_MAGIC = 0x4d44
const FAT_LARGEST = 2 ** 32 - 1
const WORDS = 'Here the hub named below puts its backups. Without this file it puts none.'

export async function openFolder(path: string, hubId: string, placeId: string): Promise<Place> {
  const mark = await readFile(join(path, MARK), 'utf8').catch(async (error: unknown) => {
    const { why, message } = await whyNot(path, error)
    throw placeTrouble(why, `${path} has no ${MARK}: is the disk there? (${message})`, error)
  })
  await mustOutlive(path)
  if (!mark.split('\n').includes(lineOf(hubId, placeId)))
    throw placeTrouble('not-ours', `${path} was chosen for another hub, or another place of this one: choose it anew in the office.`)
  return {
    async put(file, name) {
      const [{ size }, disk] = await Promise.all([stat(file), statfs(path)])
      if (disk.type === MSDOS_SUPER_MAGIC && size > FAT_LARGEST)
        throw placeTrouble('no-room', `${path}: FAT32 holds no file of 4 GB, and the backup is larger: take a stick with exFAT.`)
      if (disk.bavail * disk.bsize < size) throw placeTrouble('no-room', `${path} has no room: ${Math.ceil(size / 1e6)} MB must be free.`)
      await rm(join(path, name), { force: true })
      await copyFile(file, join(path, name), constants.COPYFILE_EXCL)
      const handle = await open(join(path, name), 'r+')
      await handle.sync().finally(() => handle.close())
    },
    async read(name) {
      await forgetCached(join(path, name))
      return createReadStream(join(path, name))
    },
    async rename(from, to) {
      await rename(join(path, from), join(path, to))
      // FAT keeps with the name where a file begins and how long it is, and writes that for a new name with the file, not with the folder.
      syncPath(join(path, to))
      syncNames(path)
    },
    list: () => readdir(path),
    remove: (name) => rm(join(path, name), { force: true }),
    isNear: true,
  }
}

/**
 * Names on disk, on FAT too: Linux counts the first blocks of a folder there to the folder above, in which it was made, and until it is
 * mounted anew writes them with that one only.
 */
function syncNames(folder: string): void {
  syncPath(folder)
  try {
    syncPath(dirname(folder))
  } catch {
    // Above a stick's own first folder is nothing of it, and it may be nobody's to read.
  }
}

/**
 * Or what is read back comes out of memory, and says nothing of the stick. By dd of coreutils (`iflag=nocache`, posix_fadvise(3)); where
 * that cannot be had it is read all the same.
 */
function forgetCached(file: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  execFile('dd', [`if=${file}`, 'iflag=nocache', 'count=0', 'status=none'], { timeout: FORGET_MS }, () => resolve())
  return promise
}

/** Marks a folder as chosen. @throws PlaceTrouble when it cannot be written, or carries another hub's mark */
export async function chooseFolder(path: string, hubId: string, placeId: string): Promise<void> {
  if (!isAbsolute(path)) throw placeTrouble('not-there', `${path} is no path from the root: write it like /media/usb/backups.`)
  try {
    await access(path, constants.W_OK)
    await mustOutlive(path)
    const before = await readFile(join(path, MARK), 'utf8').catch(() => '')
    const other = /^hub (\S+) place /m.exec(before)?.[1]
    if (other !== undefined && other !== hubId)
      throw placeTrouble(
        'not-ours',
        `${path} is where another hub (${other}) puts its backups: choose another folder, or take ${MARK} away.`,
      )
    await writeFile(join(path, MARK), `${WORDS}\n${lineOf(hubId, placeId)}\n`, { flush: true })
    // FAT does not take the name along with the file, as a journal would.
    syncNames(path)
  } catch (error) {
    throw await whyNot(path, error)
  }
}

/** Whether both are on one disk; false where nobody can say. */
export async function isSameDisk(path: string, dataDir: string): Promise<boolean> {
  const [one, other] = await Promise.all([path, dataDir].map((each) => stat(each).catch(() => null)))
  return one?.dev !== undefined && one.dev === other?.dev
}

const lineOf = (hubId: string, placeId: string) => `hub ${hubId} place ${placeId}`
