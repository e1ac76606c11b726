/** Passwords and PINs of people: argon2id (RFC 9106) in PHC string form, computed on the thread pool. */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

/** OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 }
const TAG_BYTES = 32
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

const compute = promisify(argon2)
const base64 = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '')
const phc = (salt: Buffer, tag: Buffer) =>
  `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${base64(salt)}$${base64(tag)}`
/** Composed and decomposed Vietnamese letters are one password (NIST SP 800-63B §5.1.1.2). */
const bytesOf = (text: string) => Buffer.from(text.normalize('NFKC'))

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  return phc(salt, await compute('argon2id', { ...COST, message: bytesOf(password), nonce: salt, tagLength: TAG_BYTES }))
}

export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt = '', tag = ''] = PHC.exec(hash) ?? []
  if (!tag) throw new Error('a stored password hash is not argon2id in PHC form')
  const expected = Buffer.from(tag, 'base64')
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) }
  const nonce = Buffer.from(salt, 'base64')
  return timingSafeEqual(expected, await compute('argon2id', { ...cost, message: bytesOf(password), nonce, tagLength: expected.length }))
}

/** Costs what a real one costs and fits no password: for who is not known, so that the answer takes as long. */
export const hashOfNobody = (): string => phc(randomBytes(16), randomBytes(TAG_BYTES))
