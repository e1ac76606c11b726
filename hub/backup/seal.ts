/**
 * A sealed backup is an age file (age-encryption.org/v1, docs/decisions/0033): `age -d` opens it on any machine, also when this
 * program is gone. The format authenticates every 64 KiB and the end, so a cut or changed file opens nowhere.
 */
import { closeSync, createReadStream, createWriteStream, openSync, readSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { syncPath } from '../journal/sync-path.ts'

/** To whom it is sealed. */
export type Seal = { recipient: string } | { passphrase: string }
/** A key (`AGE-SECRET-KEY-1…`) or a passphrase. */
export type Secret = { key: string } | { passphrase: string }

const MAGIC = 'age-encryption.org/v1'
/** 64 MB for a second (RFC 7914 with r = 8): age's own 2^18 takes 256 MB, which a small machine takes from the alarms. */
const SCRYPT_LOG_N = 16
const MODE = 0o600

/**
 * `into` is on disk when this resolves.
 * @returns what opens it. Sealed to a key on paper, that is a second key, made for this one file and kept nowhere: by it the file
 *   can be read back to its last byte before it is called a backup.
 */
export async function seal(file: string, into: string, to: Seal): Promise<Secret> {
  const encrypter = new Encrypter()
  const secret = 'passphrase' in to ? { passphrase: to.passphrase } : { key: await generateX25519Identity() }
  if ('recipient' in to) {
    encrypter.addRecipient(to.recipient)
    encrypter.addRecipient(await identityToRecipient((secret as { key: string }).key))
  } else {
    encrypter.setPassphrase(to.passphrase)
    encrypter.setScryptWorkFactor(SCRYPT_LOG_N)
  }
  const sealed = await encrypter.encrypt(Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>)
  await pipeline(Readable.fromWeb(sealed as never), createWriteStream(into, { flags: 'wx', mode: MODE }))
  syncPath(into)
  return secret
}

/** The bytes as they were before. Rejects, or breaks off with an error, in the words of `whyNot`. */
export async function unseal(source: Readable, secret: Secret): Promise<Readable> {
  const decrypter = new Decrypter()
  if ('key' in secret) decrypter.addIdentity(secret.key)
  else decrypter.addPassphrase(secret.passphrase)
  return Readable.fromWeb((await decrypter.decrypt(Readable.toWeb(source) as ReadableStream<Uint8Array>)) as never)
}

/** One keyboard writes “ế” as one character, another as three (Unicode UAX #15): the same words must open. */
export const asTyped = (passphrase: string): string => passphrase.trim().normalize('NFC')

/** @throws when the key has a typing mistake: it carries a checksum (BIP 173) */
export async function recipientOf(key: string): Promise<string> {
  return identityToRecipient(key)
}

/** For the paper: what opens, and what it is sealed to. */
export async function newKey(): Promise<{ recipient: string; secretKey: string }> {
  const secretKey = await generateX25519Identity()
  return { recipient: await identityToRecipient(secretKey), secretKey }
}

export function isSealed(file: string): boolean {
  const head = Buffer.alloc(MAGIC.length)
  const fd = openSync(file, 'r')
  try {
    readSync(fd, head, 0, head.length, 0)
  } finally {
    closeSync(fd)
  }
  return head.toString('latin1') === MAGIC
}
