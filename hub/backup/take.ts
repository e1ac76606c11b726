/** One file with everything a hub knows, taken from its data folder while it runs, and read back before it gets its name. */
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { copyDatabase } from '../journal/copy-database.ts'
import { syncPath } from '../journal/sync-path.ts'
import { fault } from '../program.ts'
import { VERSION } from '../version.ts'
import { type Contents, FILES, pack, unpack } from './archive.ts'

/** For a checkpoint of the hub; nothing else makes a reader wait. */
const BUSY_TIMEOUT_MS = 10_000
/** The copy, what is packed of it, and what is read back stand beside one another for a moment. */
const ROOM = 3

/**
 * @param file must not exist; nothing half done stays beside it, also when the process is told to end
 * @param madeAt ms since 1970
 * @throws fault, in words that say what to do
 */
export async function takeBackup(dataDir: string, file: string, madeAt: number): Promise<Contents> {
  for (const name of Object.values(FILES))
    if (!existsSync(join(dataDir, name)))
      throw fault('no-input', `There is no ${name} in ${dataDir}: set HUB_DATA_DIR to the data folder of a hub that has been started.`)
  if (existsSync(file)) throw fault('cannot-create', `${file} exists already and is left as it is: name another file.`)
  if (!existsSync(dirname(file))) throw fault('cannot-create', `There is no folder ${dirname(file)}: make it, or name another.`)
  mustHaveRoom(dataDir, dirname(file))

  // Beside the file: on the same disk, so that at the end it only has to be named.
  const work = mkdtempSync(`${file}.part-`)
  const clear = () => rmSync(work, { recursive: true, force: true })
  process.once('exit', clear)
  try {
    const part = join(work, 'part')
    const copy = join(work, 'copy.sqlite')
    copyJournal(join(dataDir, FILES.journal), copy)
    // The registry after the journal: sites, buttons and people are retired but never removed, and each is in the registry's file
    // before an event can name it. So it holds whatever the copied events speak of. The other way round, an alarm could stand in
    // the backup without its site, and the journal's count of registry changes would run ahead of the registry, whose next
    // changes then went unrecorded.
    const registry = readFileSync(join(dataDir, FILES.registry), 'utf8')
    const secrets = readFileSync(join(dataDir, FILES.secrets), 'utf8')
    await pack(copy, { registry, secrets, madeAt: new Date(madeAt).toISOString(), madeBy: VERSION }, part)
    rmSync(copy)
    const contents = await unpack(part, work)
    renameSync(part, file)
    syncPath(dirname(file))
    return contents
  } finally {
    clear()
    process.off('exit', clear)
  }
}

/** Said before hours of copying, and before a hub finds its own disk full of half a backup. */
function mustHaveRoom(dataDir: string, folder: string): void {
  const names = [FILES.journal, `${FILES.journal}-wal`].map((name) => join(dataDir, name))
  const bytes = names.reduce((sum, name) => sum + (statSync(name, { throwIfNoEntry: false })?.size ?? 0), 0)
  const disk = statfsSync(folder)
  if (disk.bavail * disk.bsize < ROOM * bytes)
    throw fault('no-room', `The disk of ${folder} has no room for a backup: ${Math.ceil((ROOM * bytes) / 1e6)} MB must be free.`)
}

/** By a reader of its own, beside the hub that writes: in WAL mode neither waits for the other (sqlite.org/wal.html §2.2). */
function copyJournal(journal: string, copy: string): void {
  const db = new DatabaseSync(journal, { readOnly: true, timeout: BUSY_TIMEOUT_MS })
  try {
    copyDatabase(db, copy)
  } finally {
    db.close()
  }
}
