/** `npm run backup -- FILE`: one file with everything a hub knows, taken from its data folder while it runs. */
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type Contents, FILES, pack, unpack } from './archive.ts'
import { systemClock } from './clock.ts'
import { readConfig } from './config.ts'
import { copyDatabase } from './journal/copy-database.ts'
import { syncPath } from './journal/sync-path.ts'
import { fault, run } from './program.ts'
import { VERSION } from './version.ts'

/** For a checkpoint of the hub; nothing else makes a reader wait. */
const BUSY_TIMEOUT_MS = 10_000

async function backup(dataDir: string, file: string): Promise<Contents> {
  for (const name of Object.values(FILES))
    if (!existsSync(join(dataDir, name)))
      throw fault('no-input', `There is no ${name} in ${dataDir}: set HUB_DATA_DIR to the data folder of a hub that has been started.`)
  if (existsSync(file)) throw fault('cannot-create', `${file} exists already and is left as it is: name another file.`)
  if (!existsSync(dirname(file))) throw fault('cannot-create', `There is no folder ${dirname(file)}: make it, or name another.`)

  // Beside the file: on the same disk, so that at the end it only has to be named.
  const work = mkdtempSync(`${file}.part-`)
  process.once('exit', () => rmSync(work, { recursive: true, force: true }))
  const part = join(work, 'part')
  const copy = join(work, 'copy.sqlite')
  copyJournal(join(dataDir, FILES.journal), copy)
  // The registry after the journal: sites, buttons and people are retired but never removed, and each is in the registry's file
  // before an event can name it. So it holds whatever the copied events speak of. The other way round, an alarm could stand in
  // the backup without its site, and the journal's count of registry changes would run ahead of the registry, whose next
  // changes then went unrecorded.
  const registry = readFileSync(join(dataDir, FILES.registry), 'utf8')
  // Made once, before the first event, and never changed.
  const secrets = readFileSync(join(dataDir, FILES.secrets), 'utf8')
  await pack(copy, { registry, secrets, madeAt: new Date(systemClock.now()).toISOString(), madeBy: VERSION }, part)
  rmSync(copy)
  const contents = await unpack(part, work)
  renameSync(part, file)
  syncPath(dirname(file))
  return contents
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

run('No backup was made', async () => {
  const [file, ...more] = process.argv.slice(2)
  if (!file || more.length > 0) throw fault('usage', 'Name one file: npm run backup -- FILE')
  const { dataDir } = readConfig(process.env)
  const { events, sites, people } = await backup(dataDir, resolve(file))
  return `${resolve(file)} holds ${dataDir}: ${events} events, ${sites} sites, ${people} people; it was read back and is whole.`
})
