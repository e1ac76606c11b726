/** Writing a whole file so that a power cut leaves either the old one or the new one, never half. */
import { copyFile, link, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Nobody but the hub's own user reads credentials, even hashed. */
const MODE = 0o600

/** Puts `text` in the place of `path`, keeping what stood there under `keepAs`. Rejects with the old file in place; when only the folder could not be synced, with either. */
export async function replaceFile(path: string, text: string, keepAs: string | null): Promise<void> {
  const fresh = `${path}.tmp`
  await rm(fresh, { force: true })
  try {
    await writeNewFile(fresh, text)
    if (keepAs !== null) await keepCopy(path, keepAs)
    await rename(fresh, path)
  } catch (error) {
    // On a full disk half a file would only make it fuller.
    await rm(fresh, { force: true }).catch(() => {})
    throw error
  }
  await syncFolder(dirname(path))
}

/** Fails when the file exists. */
export async function writeNewFile(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', MODE)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** By a second name for the same bytes, so that at no instant either name is missing; by a copy where the file system has no links. */
async function keepCopy(path: string, keepAs: string): Promise<void> {
  const spare = `${keepAs}.tmp`
  await rm(spare, { force: true })
  try {
    await link(path, spare)
  } catch (error) {
    // Somebody took the file away: the copy that is there is the best there is, and the new file is still to come.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    await copyFile(path, spare)
    const file = await open(spare, 'r+')
    await file.sync().finally(() => file.close())
  }
  await rename(spare, keepAs)
}

/** A rename is durable once its folder is (fsync(2), NOTES). */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}
