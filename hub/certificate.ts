/** The certificate of the TLS listeners, read again so that a renewed one is in use without a restart. */
import { X509Certificate } from 'node:crypto'
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createSecureContext } from 'node:tls'
import type { Clock, Timer } from './desk/clock.ts'
import type { Log } from './desk/log.ts'
import type { Certificate, KeyPair } from './desk/ports/certificate.ts'

type Files = { cert: string; key: string }
export type CertificateHealth = {
  /** ms since 1970 */
  validTo: number
  /** Why a renewed certificate is not in use, or null. */
  problem: string | null
}
export type WatchedCertificate = Certificate & {
  health(): CertificateHealth
  /** Looks no more; resolves when a look in hand is over, which a disk that hangs may hold. */
  close(): Promise<void>
}

const DAY_MS = 24 * 3_600_000
/** A look costs two small reads; renewed weeks before the old one ends, a minute is soon. */
const LOOK_EVERY_MS = 60_000
/** From here on the log says every day that it ends; the health page has said it for weeks. */
const SHOUT_MS = 3 * DAY_MS

type Loaded = KeyPair & { validFrom: number; validTo: number }

/** Throws when the files cannot be read or do not belong together. */
async function load(files: Files): Promise<Loaded> {
  const [cert, key] = await Promise.all([readFile(files.cert), readFile(files.key)])
  return checked({ cert, key })
}

function checked({ cert, key }: KeyPair): Loaded {
  createSecureContext({ cert, key })
  const { validFromDate, validToDate } = new X509Certificate(cert)
  return { cert, key, validFrom: validFromDate.getTime(), validTo: validToDate.getTime() }
}

/** Why one that serves is not to be given up for this one; null: it may be used. */
function refused(found: Loaded, inUse: Loaded, now: number): string | null {
  if (now < inUse.validFrom || now >= inUse.validTo) return null
  if (now >= found.validTo) return `it ended on ${new Date(found.validTo).toISOString()}`
  return now < found.validFrom ? `it begins on ${new Date(found.validFrom).toISOString()}` : null
}

/** The pair that was in use last, for a start that finds its files unusable: emptied by a power cut, or given to another user. */
function lastGood(folder: string) {
  const file = join(folder, 'certificate.last.json')
  /** Of a hub of before, which kept the two in files of their own. */
  const before = { cert: join(folder, 'certificate.last.pem'), key: join(folder, 'certificate.last.key') }
  return {
    async load(): Promise<Loaded> {
      const text = await readFile(file, 'utf8').catch(() => null)
      if (text === null) return load(before)
      const { cert, key } = JSON.parse(text) as { cert: string; key: string }
      return checked({ cert: Buffer.from(cert), key: Buffer.from(key) })
    },
    /** Both in one file, replaced whole: whenever the power fails, the two in it belong together. */
    async keep({ cert, key }: KeyPair): Promise<void> {
      const text = JSON.stringify({ cert: cert.toString(), key: key.toString() })
      if ((await readFile(file, 'utf8').catch(() => null)) === text) return
      // Anew: a mode counts only for a file that is made.
      await rm(`${file}.new`, { force: true })
      await writeFile(`${file}.new`, text, { mode: 0o600, flush: true })
      await rename(`${file}.new`, file)
      // A rename is durable once its folder is (fsync(2), NOTES).
      const names = await open(folder, 'r')
      await names.sync().finally(() => names.close())
      for (const old of Object.values(before)) await rm(old, { force: true })
    },
  }
}

/**
 * Rejects when there is no usable certificate at the start, and never was. A pair that cannot be used, as in the middle of
 * being replaced, leaves the one in use as it is and is looked at again.
 * @param folder where the one in use is kept for the next start
 */
export async function openCertificate(
  files: Files,
  { clock, log, folder }: { clock: Clock; log: Log; folder: string },
): Promise<WatchedCertificate> {
  const last = lastGood(folder)
  let problem: string | null = null
  let inUse = await load(files).catch(async (error: Error) => {
    const kept = await last.load().catch(() => null)
    if (kept === null) throw error
    problem = error.message
    log.error({ err: error }, 'the certificate cannot be used: the one of before the start is')
    return kept
  })
  await keep(inUse)
  let timer: Timer | null = null
  let looking: Promise<void> | null = null
  let shoutedAt = Number.NEGATIVE_INFINITY
  const followers: ((pair: KeyPair) => void)[] = []

  async function look(): Promise<void> {
    try {
      const found = await load(files)
      if (timer === null) return
      const why = refused(found, inUse, clock.now())
      if (why !== null) throw new Error(why)
      problem = null
      if (!found.cert.equals(inUse.cert) || !found.key.equals(inUse.key)) {
        for (const renewed of followers) renewed(found)
        inUse = found
        log.info({ validTo: new Date(found.validTo).toISOString() }, 'a renewed certificate is in use')
        await keep(found)
      }
    } catch (error) {
      // Looked at every minute, and told once.
      if (problem !== (error as Error).message) log.error({ err: error }, 'the renewed certificate cannot be used, the old one stays')
      problem = (error as Error).message
    }
    shout()
    if (timer !== null) lookLater()
  }
  /** Without it the hub serves as well; only a start with unusable files would not. */
  async function keep(pair: KeyPair): Promise<void> {
    await last.keep(pair).catch((error: unknown) => log.warn({ err: error }, 'the certificate in use could not be kept for the next start'))
  }
  function shout(): void {
    const now = clock.now()
    if (inUse.validTo - now > SHOUT_MS || now - shoutedAt < DAY_MS) return
    shoutedAt = now
    log.error({ validTo: new Date(inUse.validTo).toISOString() }, 'the certificate is about to end')
  }
  function lookLater(): void {
    timer = clock.after(LOOK_EVERY_MS, () => {
      looking = look()
    })
  }
  shout()
  lookLater()

  return {
    // Asked for when a listener opens, which may be minutes later: the one of then.
    get pair() {
      return inUse
    },
    follow(call) {
      followers.push(call)
    },
    health: () => ({ validTo: inUse.validTo, problem }),
    async close() {
      timer?.cancel()
      timer = null
      await looking
    },
  }
}
