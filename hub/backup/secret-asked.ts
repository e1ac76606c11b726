/** The key or the passphrase of a sealed backup: from a file, from the environment, or from whoever sits there. */
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { fault } from '../program.ts'
import { asTyped, recipientOf, type Secret } from './seal.ts'

/** For a machine that restores by itself, as a drill does. */
export const SECRET_VARIABLE = 'RESTORE_SECRET'
const KEY = /AGE-SECRET-KEY-1[0-9A-Z]+/
const ASK = 'This backup is sealed. Type the key from the paper (AGE-SECRET-KEY-1…) or the passphrase: '
const HOW = `Name the file with the key (--key FILE), set ${SECRET_VARIABLE}, or start the command where it can be typed.`

/** @throws fault, in words that say what to do */
export async function askedSecret(keyFile: string | null): Promise<Secret> {
  if (keyFile !== null) return secretIn(readKeyFile(keyFile), keyFile)
  const given = process.env[SECRET_VARIABLE]?.trim() || (await typed())
  if (!given) throw fault('usage', `This backup is sealed, and nothing was given to open it. ${HOW}`)
  return secretIn(given, 'what was given')
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
  const [key] = KEY.exec(lines.join('').replaceAll(/\s/g, '').toUpperCase()) ?? []
  if (key === undefined) return { passphrase: asTyped(text.replace(/\r?\n$/, '')) }
  await recipientOf(key).catch((error: unknown) => {
    throw fault(
      'usage',
      `The key in ${where} has a typing mistake: it carries a checksum, and that does not fit. Read it once more.`,
      error,
    )
  })
  return { key }
}

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
