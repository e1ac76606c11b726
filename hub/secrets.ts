/** What the hub itself keeps secret: made at the first start, `secrets.json` in the data folder, readable by its owner alone. */
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Static, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { syncPath } from './journal/sync-path.ts'

const Shape = Type.Object({
  /** Names the session cookie; not a secret, but as lasting as one. */
  hubId: Type.String({ pattern: '^[a-z0-9]{8}$' }),
  vapid: Type.Object({ publicKey: Type.String({ minLength: 80 }), privateKey: Type.String({ minLength: 40 }) }),
  /** base64; signs the receipt tokens that travel in pushes */
  receiptKey: Type.String({ minLength: 40 }),
  /** What the hub's own backups are sealed with, where that is no key on paper. */
  backupPassphrase: Type.Optional(Type.String({ minLength: 1 })),
})
export type Secrets = Static<typeof Shape>
const shape = Compile(Shape)

/**
 * @throws when the file is there and cannot be used: new keys would silently cut off every phone that has subscribed
 */
export function openSecrets(dataDir: string, makeVapid: () => Secrets['vapid']): Secrets {
  const file = join(dataDir, 'secrets.json')
  if (existsSync(file)) return read(file)
  const secrets: Secrets = {
    hubId: randomBytes(4).toString('hex'),
    vapid: makeVapid(),
    receiptKey: randomBytes(32).toString('base64'),
  }
  write(file, JSON.stringify(secrets, null, 2))
  return secrets
}

/** Kept for the backups to come; everything else stays as it was made. */
export function keepBackupPassphrase(dataDir: string, backupPassphrase: string): void {
  const file = join(dataDir, 'secrets.json')
  write(file, JSON.stringify({ ...read(file), backupPassphrase }, null, 2))
}

/** @throws when the text is not what `secrets.json` holds */
export function parseSecrets(text: string): Secrets {
  const found: unknown = JSON.parse(text)
  if (shape.Check(found)) return found
  const [first] = shape.Errors(found)
  throw new Error(`${first?.instancePath || '/'} ${first?.message}`)
}

function read(file: string): Secrets {
  try {
    return parseSecrets(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw unusable(file, cause)
  }
}

const unusable = (file: string, cause: unknown) =>
  new Error(
    `${file} cannot be used: put back the copy from your last backup. Deleting it makes new keys, and every phone must subscribe again.`,
    { cause },
  )

function write(file: string, text: string): void {
  const temporary = `${file}.new`
  const handle = openSync(temporary, 'w', 0o600)
  writeSync(handle, text)
  fsyncSync(handle)
  closeSync(handle)
  renameSync(temporary, file)
  // A rename is durable once its folder is (fsync(2), NOTES).
  syncPath(dirname(file))
}
