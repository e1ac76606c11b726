/** What lies in a folder of phrases: `manifest.json` beside `<id>.wav` and, where they were wanted, `<id>.amr`. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'

const Recording = Type.Object({
  bytes: Type.Integer({ minimum: 1 }),
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
})
export type Format = 'wav' | 'amr'

const ManifestPhrase = Type.Object({
  id: Type.String({ pattern: '^[A-Za-z0-9_-]{1,32}$' }),
  text: Type.String(),
  /** `recording`: a person's voice; kept when the others are made anew. */
  from: Type.Enum(['engine', 'recording']),
  seconds: Type.Number({ minimum: 0 }),
  wav: Recording,
  amr: Type.Optional(Recording),
})
export type ManifestPhrase = Static<typeof ManifestPhrase>

const Manifest = Type.Object({
  language: Type.Enum(['vi', 'en']),
  /** Name and version of what spoke; null: everything was recorded. */
  engine: Type.Union([Type.String(), Type.Null()]),
  phrases: Type.Array(ManifestPhrase),
})
export type Manifest = Static<typeof Manifest>

const NAME = 'manifest.json'

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
export const fileOf = (folder: string, id: string, format: Format): string => join(folder, `${id}.${format}`)

/** Null where there is none. Throws, in words, when it cannot be read. */
export function readManifest(folder: string): Manifest | null {
  const file = join(folder, NAME)
  if (!existsSync(file)) return null
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`)
  }
  if (!Value.Check(Manifest, value)) throw new Error(`${file} is not a manifest of phrases: make it anew with npm run phrases`)
  return value
}

/** Last, so that it never names a file that is not there. */
export function writeManifest(folder: string, manifest: Manifest): void {
  const file = join(folder, NAME)
  writeFileSync(`${file}.new`, `${JSON.stringify(manifest, null, 2)}\n`)
  renameSync(`${file}.new`, file)
}
