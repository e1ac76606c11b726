/** The certificate of the TLS listeners, read again so that a renewed one is in use without a restart. */
import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
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
export type WatchedCertificate = Certificate & { health(): CertificateHealth; close(): void }

const DAY_MS = 24 * 3_600_000
/** A look costs two small reads; renewed weeks before the old one ends, a minute is soon. */
const LOOK_EVERY_MS = 60_000
/** From here on the log says every day that it ends; the health page has said it for weeks. */
const SHOUT_MS = 3 * DAY_MS

/** Throws when the files cannot be read or do not belong together. */
async function load(files: Files): Promise<KeyPair & { validTo: number }> {
  const [cert, key] = await Promise.all([readFile(files.cert), readFile(files.key)])
  createSecureContext({ cert, key })
  return { cert, key, validTo: new X509Certificate(cert).validToDate.getTime() }
}

/**
 * Rejects when there is no usable certificate at the start. Later a pair that cannot be used, as in the middle of
 * being replaced, leaves the one in use as it is and is looked at again.
 */
export async function openCertificate(files: Files, { clock, log }: { clock: Clock; log: Log }): Promise<WatchedCertificate> {
  let inUse = await load(files)
  let problem: string | null = null
  let timer: Timer | null = null
  let shoutedAt = Number.NEGATIVE_INFINITY
  const followers: ((pair: KeyPair) => void)[] = []

  async function look(): Promise<void> {
    try {
      const found = await load(files)
      if (timer === null) return
      problem = null
      if (!found.cert.equals(inUse.cert) || !found.key.equals(inUse.key)) {
        for (const renewed of followers) renewed(found)
        inUse = found
        log.info({ validTo: new Date(found.validTo).toISOString() }, 'a renewed certificate is in use')
      }
    } catch (error) {
      problem = (error as Error).message
      log.error({ err: error }, 'the renewed certificate cannot be used, the old one stays')
    }
    shout()
    if (timer !== null) lookLater()
  }
  function shout(): void {
    const now = clock.now()
    if (inUse.validTo - now > SHOUT_MS || now - shoutedAt < DAY_MS) return
    shoutedAt = now
    log.error({ validTo: new Date(inUse.validTo).toISOString() }, 'the certificate is about to end')
  }
  function lookLater(): void {
    timer = clock.after(LOOK_EVERY_MS, () => void look())
  }
  shout()
  lookLater()

  return {
    pair: inUse,
    follow(call) {
      followers.push(call)
    },
    health: () => ({ validTo: inUse.validTo, problem }),
    close() {
      timer?.cancel()
      timer = null
    },
  }
}
