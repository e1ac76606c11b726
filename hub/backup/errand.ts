/**
 * The program the hub sends out with its backups, beside itself and behind everything that answers a press: takes one, seals it,
 * opens the seal again, and brings it to each place named. Says what came of each on a line of its own, as JSON.
 *   node errand.ts AT PLACE…   AT: when it began, ms since 1970; what PLACE means stands in the registry
 */
import { createReadStream, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '../config.ts'
import type { BackupPlace, BackupPlan } from '../contract/backup-settings.ts'
import { type BackupTrouble, mayWorkLater } from '../contract/backups.ts'
import { fault, run } from '../program.ts'
import { registryCodec } from '../registry/shape.ts'
import { parseSecrets } from '../secrets.ts'
import { FILES } from './archive.ts'
import { deliver } from './deliver.ts'
import type { ErrandSays } from './errand-says.ts'
import { openFolder } from './folder.ts'
import { backupName } from './names.ts'
import { type Place, placeTrouble, sorted } from './place.ts'
import { openRclone } from './rclone.ts'
import { sha256 } from './read-over.ts'
import { type Seal, seal, unseal } from './seal.ts'
import { takeBackup } from './take.ts'
import { whyNot } from './why-not.ts'

/** In the data folder; the hub clears it when it starts. */
const WORK = 'backup-work'

run('No backup was made', async () => {
  const [at, ...ids] = process.argv.slice(2)
  if (at === undefined || ids.length === 0) throw fault('usage', 'errand.ts AT PLACE…')
  const { dataDir } = readConfig(process.env)
  const registry = registryCodec.decode(readFileSync(join(dataDir, FILES.registry), 'utf8'))
  if (!registry.ok) throw fault('damaged', `the registry is ${registry.fault}, ${registry.detail}`)
  const { backups: plan, timeZone } = registry.data.settings
  const places = plan?.places.filter(({ id }) => ids.includes(id)) ?? []
  if (!plan || places.length === 0) throw fault('usage', 'none of these places is in the plan')
  const work = join(dataDir, WORK)
  process.once('exit', () => rmSync(work, { recursive: true, force: true }))
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work, { mode: 0o700 })
  const secrets = parseSecrets(readFileSync(join(dataDir, FILES.secrets), 'utf8'))
  const { hubId } = secrets
  const name = backupName(hubId, Number(at), plan.seal.kind !== 'none')
  const made = await make(dataDir, work, Number(at), sealOf(plan, secrets.backupPassphrase)).catch((error: unknown) => sortedOf(error))
  for (const each of places) {
    const said = 'why' in made ? failed(each, made.why, made.message) : await bring(each, made)
    process.stdout.write(`${JSON.stringify(said)}\n`)
  }
  return ''

  async function bring(each: BackupPlace, { file, bytes, sealed }: Made): Promise<ErrandSays> {
    try {
      const parcel = { file, name, hubId, keep: plan?.keep as BackupPlan['keep'], timeZone, at: Number(at) }
      const { removed, damaged } = await deliver(await open(each), parcel)
      const stored = { place: each.id, name: each.name, file: name, bytes, sealed, removed }
      return { type: 'BackupStored', ...stored, ...(damaged > 0 && { damaged }) }
    } catch (error) {
      const { why, message } = each.kind === 'folder' ? await whyNot(each.path, error) : sorted(error)
      return failed(each, why, message)
    }
  }
  async function open({ id, kind, path }: BackupPlace): Promise<Place> {
    return kind === 'folder' ? openFolder(path, hubId, id) : openRclone(path, dataDir)
  }
})

type Made = { file: string; bytes: number; sealed: boolean }

async function make(dataDir: string, work: string, at: number, to: Seal | 'no-key' | null): Promise<Made> {
  if (to === 'no-key') throw placeTrouble('no-key', 'there is no passphrase: set it anew in the office')
  const plain = join(work, 'whole')
  await takeBackup(dataDir, plain, at)
  if (to === null) return { file: plain, bytes: sizeOf(plain), sealed: false }
  const sealed = join(work, 'sealed')
  const secret = await seal(plain, sealed, to)
  // By whoever restores it, in years, on paper: so it is opened once before it is called a backup.
  const [before, after] = await Promise.all([sha256(createReadStream(plain)), unseal(createReadStream(sealed), secret).then(sha256)])
  if (before !== after) throw placeTrouble('damaged', 'what was sealed does not open to what it was')
  rmSync(plain)
  return { file: sealed, bytes: sizeOf(sealed), sealed: true }
}

function sealOf({ seal: to }: BackupPlan, passphrase: string | undefined): Seal | 'no-key' | null {
  switch (to.kind) {
    case 'none':
      return null
    case 'key':
      return { recipient: to.recipient }
    case 'passphrase':
      return passphrase === undefined ? 'no-key' : { passphrase }
  }
}

const FAULTS: Readonly<Record<string, BackupTrouble>> = { damaged: 'damaged', 'no-input': 'damaged', 'no-room': 'no-room' }

function sortedOf(error: unknown): { why: BackupTrouble; message: string } {
  const { why, message } = sorted(error)
  const kind = error instanceof Error && 'kind' in error ? String(error.kind) : ''
  // A file that is not there is one of the hub's own.
  return { why: FAULTS[kind] ?? (why === 'not-there' ? 'damaged' : why), message }
}

const failed = ({ id, name }: BackupPlace, why: BackupTrouble, message: string): ErrandSays => ({
  type: 'BackupFailed',
  place: id,
  name,
  why,
  later: mayWorkLater(why),
  message,
})

const sizeOf = (file: string): number => statSync(file).size
