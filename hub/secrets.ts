/** What the hub itself keeps secret: made at the first start, `secrets.json` in the data folder, readable by its owner alone. */
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { type Static, Type } from 'typebox'
import { Compile } from 'typebox/compile'

const Shape = Type.Object({
  /** Names the session cookie; not a secret, but as lasting as one. */
  hubId: Type.String({ pattern: '^[a-z0-9]{8}$' }),
  vapid: Type.Object({ publicKey: Type.String({ minLength: 80 }), privateKey: Type.String({ minLength: 40 }) }),
  /** base64; signs the receipt tokens that travel in pushes */
  receiptKey: Type.String({ minLength: 40 }),
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

function read(file: string): Secrets {
  let found: unknown
  try {
    found = JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw unusable(file, cause)
  }
  if (!shape.Check(found)) throw unusable(file, shape.Errors(found)[0])
  return found
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
}
