/** Who is sending, proved to each push service (RFC 8292). */
import webpush from 'web-push'
import type { Clock } from '../desk/clock.ts'
import type { VapidDetails } from './deps.ts'

/** The library signs for 12 hours; an hour is left for clocks that differ. */
const REUSE_MS = 11 * 3_600_000

export function generateVapidKeys(): { publicKey: string; privateKey: string } {
  return webpush.generateVAPIDKeys()
}

/** A push service wants an address at which the sender can be reached, and a plain http one is no such address. */
export function vapidSubject(publicUrl: string, contact: string): string {
  return publicUrl.startsWith('https://') ? publicUrl : contact
}

/** One signed token per push service, not per phone: signing is the costly part of a push. */
export function createVapidTokens({ clock, vapid }: { clock: Pick<Clock, 'now'>; vapid: VapidDetails }) {
  const tokens = new Map<string, { authorization: string; subject: string; signedAt: number }>()

  return {
    /** @param origin of the push service, as `https://host` */
    authorizationFor(origin: string): string {
      const now = clock.now()
      const subject = vapid.subject()
      const kept = tokens.get(origin)
      // A clock that was set back after the signing makes the token's expiry too far ahead for a push service.
      if (kept?.subject === subject && now >= kept.signedAt && now - kept.signedAt < REUSE_MS) return kept.authorization
      for (const [old, { signedAt }] of tokens) if (now - signedAt >= REUSE_MS) tokens.delete(old)
      const { publicKey, privateKey } = vapid
      const { Authorization } = webpush.getVapidHeaders(origin, subject, publicKey, privateKey, 'aes128gcm')
      tokens.set(origin, { authorization: Authorization, subject, signedAt: now })
      return Authorization
    },
  }
}
export type VapidTokens = ReturnType<typeof createVapidTokens>
