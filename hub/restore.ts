/** `npm run restore -- FILE`: a backup becomes the data folder of a hub that has not been started yet. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type Contents, FILES, unpack } from './archive.ts'
import { readConfig } from './config.ts'
import { syncPath } from './journal/sync-path.ts'
import { fault, run } from './program.ts'

/** Where it is unpacked and checked: on the same disk, so that what is whole only has to be named. */
const WORK = 'restoring'
/** A disk mounted for the purpose brings this along. */
const NOTHING = 'lost+found'

async function restore(file: string, dataDir: string): Promise<Contents> {
  if (!existsSync(file)) throw fault('no-input', `There is no file ${file}.`)
  const isNew = !existsSync(dataDir)
  if (!isNew) mustBeEmpty(dataDir)
  const work = join(dataDir, WORK)
  process.once('exit', () => {
    rmSync(work, { recursive: true, force: true })
    if (isNew && existsSync(dataDir) && readdirSync(dataDir).length === 0) rmdirSync(dataDir)
  })
  // What an interrupted restore left behind was never named.
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work, { recursive: true, mode: 0o700 })
  const contents = await unpack(file, work)
  for (const name of Object.values(FILES)) syncPath(join(work, name))
  // Unpacking takes a while: a hub may have been started there.
  mustBeEmpty(dataDir)
  // The registry last: a hub on a folder that a power cut left half restored knows no account, which is seen at once.
  for (const name of [FILES.journal, FILES.secrets, FILES.registry]) renameSync(join(work, name), join(dataDir, name))
  rmdirSync(work)
  for (const folder of [dataDir, dirname(dataDir)]) syncPath(folder)
  return contents
}

function mustBeEmpty(dataDir: string): void {
  const there = readdirSync(dataDir).find((name) => name !== NOTHING && name !== WORK)
  if (there === undefined) return
  const what = 'Stop the hub and move its folder aside, or set HUB_DATA_DIR to an empty one.'
  throw fault('cannot-create', `${dataDir} is not empty (${there}), and a backup never overwrites a hub. ${what}`)
}

run('Nothing was restored', async () => {
  const [file, ...more] = process.argv.slice(2)
  if (!file || more.length > 0) throw fault('usage', 'Name one file: npm run restore -- FILE')
  const { dataDir } = readConfig(process.env)
  const { madeAt, madeBy, events, lastEventAt, sites, people } = await restore(resolve(file), dataDir)
  const last = lastEventAt === null ? 'none yet' : `the last of ${new Date(lastEventAt).toISOString()}`
  return [
    `${dataDir} is restored from the backup of ${madeAt}, made by hub ${madeBy}:`,
    `${events} events (${last}), ${sites} sites, ${people} people. Everybody signs in anew. Now: npm start`,
  ].join('\n')
})
