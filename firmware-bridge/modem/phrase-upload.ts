/**
 * Keeps the phrases of a folder (BRIDGE_MODEM_PHRASES) on the modem: what is missing there or has changed is put there, one file at a
 * time and only while no order waits. What the modem has of it is on the bridge's own disk, by the modem's serial number.
 */
import { readFileSync } from 'node:fs'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { AtAnswer } from './at-channel.ts'
import type { Jobs } from './jobs.ts'
import type { Modem } from './modem.ts'
import type { Store } from './phrase-store.ts'
import { fileOf, type ManifestPhrase, readManifest, sha256 } from './phrases/manifest.ts'
import type { ModemTimes } from './times.ts'

export type PhraseUpload = {
  /** The modem has begun anew. */
  ready(): void
  /** False: it is known not to be there whole. What nobody knows of is tried. */
  mayBeThere(phrase: string): boolean
  /** It could not be played: it is looked at again. */
  notThere(phrase: string): void
  /** So many bytes the modem may still wait for: a file had begun, in this life of the bridge or the one before. */
  owed(): number
  /** Null without a folder. */
  counts(): { phrases: number; phrasesMissing: number } | null
  close(): void
}

type Options = {
  folder: string | null
  modem: Pick<Modem, 'send' | 'model'>
  jobs: Pick<Jobs, 'kept' | 'put'>
  clock: Clock
  log: Log
  times: ModemTimes
  /** bit/s: what the line carries. */
  baud: number
  /** Something is to be sent or said, and can be. */
  isBusy(): boolean
}

const NAME = 'phrase:'
const OPEN = 'phrase-open'
const ASK_LIMIT_MS = 10_000
/** A file that ended so many times with a modem that had to be looked for is left alone until the bridge starts anew. */
const MOST_LOSSES = 2
/** A modem that refuses so many one after the other is full. */
const MOST_REFUSALS = 3

type Put = 'there' | 'refused' | 'lost'

export function createPhraseUpload({ folder, modem, jobs, clock, log, times, baud, isBusy }: Options): PhraseUpload {
  /** sha256 of what lies whole on a modem, by its serial number and the phrase. */
  const there = new Map([...jobs.kept].filter(([key]) => key.startsWith(NAME)).map(([key, print]) => [key.slice(NAME.length), print]))
  const losses = new Map<string, number>()
  let wanted: ManifestPhrase[] = []
  let serial: string | null = null
  let open = Number(jobs.kept.get(OPEN) ?? 0)
  /** A later pass ends the one before, and begins when that has ended. */
  let pass = 0
  let isRunning = false
  let isClosed = false
  let timer: { cancel(): unknown } | null = null

  const keyOf = (phrase: string) => `${serial} ${phrase}`
  async function remember(phrase: string, print: string | null): Promise<void> {
    if (print === null) there.delete(keyOf(phrase))
    else there.set(keyOf(phrase), print)
    // What the disk does not take is put there once more after a restart.
    await jobs.put(`${NAME}${keyOf(phrase)}`, print).catch(() => {})
  }

  async function begun(bytes: number): Promise<void> {
    if (open === bytes) return
    open = bytes
    await jobs.put(OPEN, bytes === 0 ? null : String(bytes)).catch(() => {})
  }

  const isLost = (answer: AtAnswer) => !answer.ok && (answer.why === 'lost' || answer.why === 'timeout')
  const ask = (text: string, accepts?: RegExp) => modem.send({ text, limitMs: ASK_LIMIT_MS, ...(accepts && { accepts }) })

  async function sizeOf({ size }: Store, phrase: string): Promise<number | null | 'lost'> {
    const answer = await ask(size.ask(phrase), size.answer)
    if (isLost(answer)) return 'lost'
    const found = size.answer.exec(answer.lines[0] ?? '')?.[1]
    return answer.ok && found !== undefined ? Number(found) : null
  }

  async function put(store: Store, phrase: string, bytes: Uint8Array): Promise<Put> {
    await remember(phrase, null)
    // Whatever is there of it; a name must be free, and one that is free already is no fault.
    if (isLost(await ask(store.remove(phrase)))) return 'lost'
    const { pace } = store
    await begun(bytes.length)
    for (const { text, raw } of store.put(phrase, bytes)) {
      const atOnce = Math.max(1, Math.min(pace.bytes, Math.round((baud / 10) * (pace.everyMs / 1_000))))
      const needsMs = Math.ceil((raw?.length ?? 0) / atOnce) * pace.everyMs * 2
      const answer = await modem.send({
        text,
        limitMs: times.uploadMs + needsMs,
        ...(raw && { raw: { bytes: raw, atOnce, everyMs: pace.everyMs } }),
      })
      if (isLost(answer)) return 'lost'
      if (answer.ok) continue
      await begun(0)
      return 'refused'
    }
    await begun(0)
    const size = await sizeOf(store, phrase)
    if (size === 'lost') return 'lost'
    if (size !== bytes.length) return 'refused'
    await remember(phrase, sha256(bytes))
    return 'there'
  }

  const free = (mine: number) => new Promise<void>((resolve) => waitUntilFree(mine, resolve))
  function waitUntilFree(mine: number, done: () => void): void {
    if (!isBusy() || mine !== pass) return done()
    timer = clock.after(times.uploadWaitMs, () => waitUntilFree(mine, done))
  }

  async function all(store: Store, mine: number): Promise<void> {
    const isOver = () => mine !== pass
    let refused = 0
    let count = 0
    for (const phrase of wanted) {
      const { id } = phrase
      const recording = phrase[store.format]
      if (!recording || (losses.get(id) ?? 0) >= MOST_LOSSES) continue
      await free(mine)
      if (isOver()) return
      if (there.get(keyOf(id)) === recording.sha256) {
        const size = await sizeOf(store, id)
        if (size === 'lost' || isOver()) return
        if (size === recording.bytes) continue
      }
      const bytes = bytesOf(phrase, store)
      if (!bytes) continue
      const how = await put(store, id, bytes)
      if (how === 'lost') return void losses.set(id, (losses.get(id) ?? 0) + 1)
      if (isOver()) return
      if (how === 'there') count += 1
      else log('warn', 'the modem has not taken a phrase', { phrase: id, bytes: bytes.length })
      refused = how === 'there' ? 0 : refused + 1
      if (refused < MOST_REFUSALS) continue
      log('error', 'the modem takes no more phrases: is it full?', counts() ?? {})
      return
    }
    if (count > 0) log('info', 'the phrases are on the modem', { put: count, ...counts() })
  }

  /** Null, and said, when the folder is not what its manifest says: it may be in the middle of being made. */
  function bytesOf({ id, ...phrase }: ManifestPhrase, { format }: Store): Buffer | null {
    try {
      const bytes = readFileSync(fileOf(folder ?? '', id, format))
      if (sha256(bytes) === phrase[format]?.sha256) return bytes
      log('warn', 'a phrase is not what the manifest says: it is not put on the modem', { phrase: id })
    } catch (error) {
      log('warn', 'a phrase cannot be read', { phrase: id, why: (error as Error).message })
    }
    return null
  }

  async function run(): Promise<void> {
    pass += 1
    if (isRunning || isClosed) return
    isRunning = true
    for (let mine = -1; mine !== pass && !isClosed; ) {
      mine = pass
      await begin(mine)
    }
    isRunning = false
  }

  async function begin(mine: number): Promise<void> {
    // It answers, so it waits for nothing.
    await begun(0)
    const { speech, name } = modem.model()
    if (folder === null || speech === null) return
    try {
      wanted = readManifest(folder)?.phrases ?? []
    } catch (error) {
      return log('error', 'the phrases cannot be read', { why: (error as Error).message })
    }
    const { store } = speech
    if (wanted.some((phrase) => !phrase[store.format]))
      log('error', `this modem plays ${store.format.toUpperCase()}: make the phrases again with --${store.format}`, { model: name })
    const answer = await ask('AT+CGSN', /^\d{14,17}$/)
    if (isLost(answer) || mine !== pass) return
    serial = answer.lines[0] ?? 'unknown'
    if (store.enter !== null && isLost(await ask(store.enter, /^\+FSCD:/))) return
    if (mine === pass) await all(store, mine)
  }

  function counts() {
    if (folder === null) return null
    const phrases = wanted.filter(({ id }) => there.has(keyOf(id))).length
    return { phrases, phrasesMissing: wanted.length - phrases }
  }

  return {
    ready: () => void run(),
    mayBeThere: (phrase) => serial === null || there.has(keyOf(phrase)) || !wanted.some(({ id }) => id === phrase),
    notThere(phrase) {
      if (!isRunning && there.has(keyOf(phrase))) void run()
    },
    owed: () => open,
    counts,
    close() {
      isClosed = true
      pass += 1
      timer?.cancel()
    },
  }
}
