/**
 * Who made a release: an Ed25519 signature (RFC 8032) over its checksums, which name every file of it. In each release also stand the
 * keys that may sign the ones after it, so that a key can be followed by another (docs/decisions/0039).
 */
import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { InstallFault } from './say.ts'
import { SIGNATURE, SUMS } from './stage.ts'

/** A public key as it is written in files: SubjectPublicKeyInfo (RFC 8410) in base64. */
export type Key = string

/** @param sums the file SHA256SUMS; @returns the text of the file beside it */
export const signatureOf = (sums: Buffer, secret: KeyObject): string =>
  `${keyOf(createPublicKey(secret as unknown as string))}\n${sign(null, sums, secret).toString('base64')}\n`

export const keyOf = (key: KeyObject): Key => key.export({ type: 'spki', format: 'der' }).toString('base64')

/** What two people read to each other: 128 bits of the key's SHA-256. */
export const fingerprintOf = (key: Key): string =>
  (createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 32).match(/.{4}/g) ?? []).join(' ')

/** @param file one key a line; a line that begins with # is for people */
export const keysIn = (file: string): Key[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#'))
    : []

/**
 * The key that signed the release in a folder, every file of which is as it was signed; null: nobody signed it.
 * @throws InstallFault for a file too many, one too few, or one that was changed
 */
export function signerOf(folder: string): Key | null {
  if (!existsSync(join(folder, SIGNATURE))) return null
  const sums = readFileSync(join(folder, SUMS))
  const [key = '', signature = ''] = readFileSync(join(folder, SIGNATURE), 'utf8').split('\n')
  if (!isSignedBy(key, sums, signature)) throw altered(SIGNATURE)
  const strange = notAsListed(folder, sums.toString())
  if (strange !== null) throw altered(strange)
  return key
}

function isSignedBy(key: Key, sums: Buffer, signature: string): boolean {
  try {
    const own = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' })
    return own.asymmetricKeyType === 'ed25519' && verify(null, sums, own, Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}

/** Links are in no list of checksums: the only one that a release has leads to its own Node. */
const LINK = /^node_modules\/\.bin\/node$/
const NODE = /^node_modules\/node-linux-(x64|arm64)\/bin\/node$/

/** The first path that is not what the list says, or that no list says. */
function notAsListed(folder: string, sums: string): string | null {
  const listed = new Map(sums.split('\n').flatMap((line): [string, string][] => (line === '' ? [] : [[line.slice(66), line.slice(0, 64)]])))
  const bringsPackages = [...listed.keys()].some((name) => name.startsWith('node_modules/'))
  const left = new Set(listed.keys())
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const name = relative(folder, path)
    if (entry.isDirectory() || name === SUMS || name === SIGNATURE) continue
    // Fetched by npm, which holds them against the lockfile's own sums.
    if (!bringsPackages && name.startsWith('node_modules/')) continue
    if (entry.isSymbolicLink()) {
      const target = relative(folder, join(dirname(path), readlinkSync(path)))
      if (!LINK.test(name) || !NODE.test(target) || !listed.has(target)) return name
    } else if (!entry.isFile() || createHash('sha256').update(readFileSync(path)).digest('hex') !== listed.get(name)) return name
    left.delete(name)
  }
  return [...left][0] ?? null
}

const altered = (name: string): InstallFault =>
  new InstallFault('untrusted', [
    `Bộ cài đã bị sửa sau khi ký (${name}): KHÔNG dùng. Xin lại bộ cài từ nơi phát hành. Chưa có gì thay đổi.`,
    `This archive was altered after it was signed (${name}): do NOT use it. Ask for it again where it is published. Nothing was changed.`,
  ])
