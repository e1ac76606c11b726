/** Makes a folder of phrases: each from a person's recording where there is one, and by the engine where there is none. */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join, parse } from 'node:path'
import { isOfSite, PHRASES } from '../../../hub/contract/phrases.ts'
import { type Format, fileOf, type Manifest, type ManifestPhrase, readManifest, sha256, writeManifest } from './manifest.ts'
import type { SiteName } from './sites.ts'
import { engineName, speak, ToolMissing, toAmr, toWav } from './tools.ts'
import { isPlain, readWav } from './wav.ts'

export type Wanted = {
  folder: string
  language: 'vi' | 'en'
  /** A folder of recordings, each named by its phrase. */
  own: string | null
  amr: boolean
  /** Null: those of the last time. */
  sites: readonly SiteName[] | null
}
export type Made = {
  recorded: number
  spoken: number
  /** Phrases there is no sound for. */
  missing: string[]
  /** Recordings that cannot be used, and why; the engine speaks in their place. */
  faults: string[]
  /** Why the engine said nothing; null: it was not needed, or did. */
  silent: string | null
}

/** A modem takes a file while nothing else can be asked of it, and a person listens thrice. */
export const MOST_SECONDS = 6

/** Rejects, in words, when the folder or a program cannot be used. */
export async function makePhrases({ folder, language, own, amr, sites }: Wanted): Promise<Made> {
  mkdirSync(folder, { recursive: true })
  const before = new Map((readManifest(folder)?.phrases ?? []).map((phrase) => [phrase.id, phrase]))
  const work = mkdtempSync(join(folder, '.making-'))
  const made: Made = { recorded: 0, spoken: 0, missing: [], faults: [], silent: null }
  const names = sites ?? [...before.values()].filter(({ id }) => isOfSite(id))
  const texts = [...Object.entries(PHRASES).map(([id, text]) => ({ id, text: text[language] })), ...names]
  const recordings = own === null ? new Map<string, string>() : recordingsIn(own, texts, made.faults)
  const engine = await engineName().catch((error: Error) => {
    made.silent = error.message
    return null
  })
  const phrases: ManifestPhrase[] = []

  async function add(id: string, text: string, from: ManifestPhrase['from'], wav: string): Promise<boolean> {
    const facts = readWav(readFileSync(wav))
    if (!facts || !isPlain(facts)) throw new Error(`${id}: what was made is no WAV of 8 kHz, one channel, 16 bits`)
    const [heard, most] = [facts.seconds.toFixed(1), MOST_SECONDS]
    if (facts.seconds > most || facts.seconds < 0.05) {
      made.faults.push(`${id}: it lasts ${heard} s, and a phrase lasts up to ${most} s`)
      return false
    }
    const keep = (made: string, format: Format) => {
      const bytes = readFileSync(made)
      renameSync(made, fileOf(folder, id, format))
      return { bytes: bytes.length, sha256: sha256(bytes) }
    }
    const second = join(work, `${id}.amr`)
    if (amr) await toAmr(wav, second)
    phrases.push({
      id,
      text,
      from,
      seconds: Number(facts.seconds.toFixed(2)),
      wav: keep(wav, 'wav'),
      ...(amr && { amr: keep(second, 'amr') }),
    })
    return true
  }

  async function oneOf({ id, text }: { id: string; text: string }): Promise<void> {
    const wav = join(work, `${id}.wav`)
    const recording = recordings.get(id) ?? keptRecording(folder, before.get(id))
    if (recording !== null && (await toPlain(recording, wav, id, made.faults)) && (await add(id, text, 'recording', wav))) {
      made.recorded += 1
      return
    }
    if (engine === null) return void made.missing.push(id)
    const spoken = join(work, `${id}.spoken.wav`)
    await speak(text, language, spoken)
    await toWav(spoken, wav)
    if (await add(id, text, 'engine', wav)) made.spoken += 1
    else made.missing.push(id)
  }

  try {
    for (const text of texts) await oneOf(text)
    const manifest: Manifest = { language, engine: made.spoken > 0 ? engine : null, phrases }
    writeManifest(folder, manifest)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  return made
}

function recordingsIn(own: string, texts: readonly { id: string }[], faults: string[]): Map<string, string> {
  const known = new Set(texts.map(({ id }) => id))
  const found = new Map<string, string>()
  for (const name of readdirSync(own).sort()) {
    const { name: id, ext } = parse(name)
    if (name === 'manifest.json' || name.startsWith('.') || ext === '.amr') continue
    if (known.has(id)) found.set(id, join(own, name))
    else faults.push(`${name}: there is no phrase ${id}`)
  }
  return found
}

/** A person's voice outlives a run that does not name its folder. */
function keptRecording(folder: string, phrase: ManifestPhrase | undefined): string | null {
  if (phrase?.from !== 'recording') return null
  const file = fileOf(folder, phrase.id, 'wav')
  return existsSync(file) && sha256(readFileSync(file)) === phrase.wav.sha256 ? file : null
}

/** Copied as it is where it is right; else converted. False: it cannot be, and why is among the faults. */
async function toPlain(from: string, to: string, id: string, faults: string[]): Promise<boolean> {
  const facts = readWav(readFileSync(from))
  if (facts && isPlain(facts)) {
    copyFileSync(from, to)
    return true
  }
  try {
    await toWav(from, to)
    return true
  } catch (error) {
    if (error instanceof ToolMissing)
      throw new Error(`${from} is not 8 kHz, one channel, 16 bits, and has to be converted: ${error.message}`)
    faults.push(`${id}: ${(error as Error).message}`)
    return false
  }
}
