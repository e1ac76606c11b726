/** Whether a backup could be restored, as far as can be said: without its key, that it reads as it was written; with it, everything. */
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fault } from '../program.ts'
import { unpack } from './archive.ts'
import { digestOf } from './names.ts'
import { sha256 } from './read-over.ts'
import { isSealed } from './seal.ts'
import { askedSecret, SECRET_VARIABLE } from './secret-asked.ts'
import { opened } from './unsealed.ts'

/** @param keyFile the secret key, null: none at hand. @returns what was found, in words. @throws fault: it could not be restored */
export async function checkBackup(file: string, keyFile: string | null): Promise<string> {
  if (!existsSync(file)) throw fault('no-input', `There is no file ${file}.`)
  const digest = await digestSays(file)
  const sealed = isSealed(file)
  if (!sealed && !file.endsWith('.chuong')) throw fault('damaged', `${file} is no backup, or its beginning is damaged: take another one.`)
  const hasKey = keyFile !== null || process.env[SECRET_VARIABLE] !== undefined
  if (sealed && !hasKey)
    return digest === 'as written'
      ? `${basename(file)} reads as it was written. It is sealed: that it opens is seen only with the key, --key FILE.`
      : `${basename(file)} looks like a sealed backup. There is no ${basename(digestOf(file))} beside it to compare it with; with the key, --key FILE, it is read to its end.`
  const work = mkdtempSync(join(tmpdir(), 'tieng-chuong-check-'))
  process.once('exit', () => rmSync(work, { recursive: true, force: true }))
  const contents = sealed ? await unpack(file, work, await opened(file, await askedSecret(keyFile))) : await unpack(file, work)
  const { madeAt, madeBy, events, sites, people } = contents
  return `${basename(file)} can be restored: of ${madeAt}, made by hub ${madeBy}: ${events} events, ${sites} sites, ${people} people.`
}

/** @throws fault when it is not what was written */
async function digestSays(file: string): Promise<'as written' | 'unknown'> {
  if (!existsSync(digestOf(file))) return 'unknown'
  const [written] = readFileSync(digestOf(file), 'utf8').split(' ')
  if ((await sha256(createReadStream(file))) === written) return 'as written'
  throw fault('damaged', `${file} is not what was written: its disk is wearing out. Take the backup before it, and another disk.`)
}
