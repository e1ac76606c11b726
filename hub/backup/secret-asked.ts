/** The key or the passphrase of a sealed backup: from a file, from the environment, or from whoever sits there. */
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { fault } from '../program.ts'
import { asTyped, recipientOf, type Secret } from './seal.ts'

/** For a machine that restores by itself, as a drill does. */
export const SECRET_VARIABLE = 'RESTORE_SECRET'
const KEY = /AGE-SECRET-KEY-1[0-9A-Z]+/
const PREFIX = 'AGE-SECRET-KEY-1'
const KEY_LENGTH = 74
/** A line like this is meant to be a key, whatever is wrong with it. */
const LIKE_A_KEY = /^(AGE|.*SECRET-?KEY|[0-9A-Z]{58}$)/
const TRIES = 5
const ASK = `Bản sao lưu này đã niêm phong. Gõ khóa ghi trên giấy (AGE-SECRET-KEY-1…) hoặc mật khẩu sao lưu; khi gõ màn hình không hiện gì.
This backup is sealed. Type the key from the paper (AGE-SECRET-KEY-1…) or the passphrase: `
const HOW = `Name the file with the key (--key FILE), set ${SECRET_VARIABLE}, or start the command where it can be typed.`

/** @throws fault, in words that say what to do */
export async function askedSecret(keyFile: string | null): Promise<Secret> {
  if (keyFile !== null) return secretIn(readKeyFile(keyFile), keyFile)
  const given = process.env[SECRET_VARIABLE]?.trim()
  for (let tries = 1; ; tries += 1) {
    const text = given || (await typed())
    if (!text) throw fault('usage', `This backup is sealed, and nothing was given to open it. ${HOW}`)
    try {
      return await secretIn(text, 'what was given')
    } catch (error) {
      // Whoever types 74 characters at night need not begin with everything anew.
      if (given || tries >= TRIES) throw error
      process.stderr.write(`${(error as Error).message}\n`)
    }
  }
}

function readKeyFile(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw fault('no-input', `The key cannot be read: ${error instanceof Error ? error.message : String(error)}`, error)
  }
}

/** A key may be typed in small letters, with spaces, and its file may hold remarks, as age-keygen writes them. */
async function secretIn(text: string, where: string): Promise<Secret> {
  const lines = text.split('\n').filter((line) => !line.trimStart().startsWith('#'))
  const close = lines.join('').replaceAll(/\s/g, '').toUpperCase()
  const [found] = KEY.exec(close) ?? []
  if (found === undefined && LIKE_A_KEY.test(close)) throw mistyped(where, `Khóa bắt đầu bằng ${PREFIX}.`, `A key begins with ${PREFIX}.`)
  if (found === undefined) return { passphrase: asTyped(text.replace(/\r?\n$/, '')) }
  const key = asMeant(found)
  await recipientOf(key).catch((error: unknown) => {
    const isWhole = key.length === KEY_LENGTH
    throw mistyped(
      where,
      `${isWhole ? '' : `Khóa có ${KEY_LENGTH} ký tự, đây mới có ${key.length}. `}Đọc lại trên giấy, gõ chậm hơn.`,
      `${isWhole ? '' : `It has ${KEY_LENGTH} characters, and these are ${key.length}. `}It carries a checksum, and that does not fit. Read it once more.`,
      error,
    )
  })
  return { key }
}

/** BIP 173 has no 1, B, I and O after the prefix, because they are taken for L, 8, L and 0: so they are. */
const asMeant = (key: string): string =>
  PREFIX + key.slice(PREFIX.length).replaceAll(/[1BIO]/g, (each) => ({ '1': 'L', B: '8', I: 'L', O: '0' })[each] ?? each)

const mistyped = (where: string, vi: string, en: string, cause?: unknown) =>
  fault('usage', `Khóa gõ sai. ${vi}\nThe key in ${where} has a typing mistake. ${en}`, cause)

/** Nothing of it is shown; null where nobody can type. */
async function typed(): Promise<string | null> {
  if (!process.stdin.isTTY) return null
  process.stderr.write(ASK)
  const silent = new Writable({ write: (_bytes, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true })
  lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'))
  const answer = await lines.question('').finally(() => lines.close())
  process.stderr.write('\n')
  return answer.trim()
}
