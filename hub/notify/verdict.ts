/** What an answer of a push service means: it has it, it may work later, or it will not until someone acts. */

import type { Reply } from './post.ts'
import { retryAfterMs } from './retry-after.ts'

export type Verdict =
  | { outcome: 'accepted' | 'gone'; status: number }
  /** `act`: what somebody must do. */
  | { outcome: 'refused'; status: number; act: string }
  /** `holdMs`: how long the push service asks to be left alone about this phone, null: it did not say. */
  | { outcome: 'later'; why: string; holdMs: number | null }

export function verdictOf(reply: Reply, now: number): Verdict {
  if ('failed' in reply) return { outcome: 'later', why: whyFailed(reply.failed), holdMs: null }
  const { status } = reply
  if (status >= 200 && status < 300) return { outcome: 'accepted', status }
  // RFC 8030 §7.3: only these two say that the subscription is no more.
  if (status === 404 || status === 410) return { outcome: 'gone', status }
  if (status === 429 || status === 408 || status >= 500)
    return { outcome: 'later', why: `status ${status}`, holdMs: retryAfterMs(reply.retryAfter, now) }
  return { outcome: 'refused', status, act: whatToDo(status) }
}

/** OpenSSL's names for a certificate that was read and not believed. */
const UNTRUSTED = /CERT|SIGNATURE/

function whyFailed(code: string): string {
  return UNTRUSTED.test(code) ? `${code} (its certificate is not trusted here: see HUB_PUSH_CA)` : code
}

function whatToDo(status: number): string {
  switch (status) {
    case 401:
    case 403:
      return (
        'the push service does not accept this hub: check that HUB_PUBLIC_URL or HUB_CONTACT is a real https or mailto address, ' +
        "that this machine's clock is right, and that its VAPID keys are those the phone subscribed with (if not, open the patrol page on the phone again)"
      )
    case 413:
      return 'the push service finds the message too long: report this as a fault of the hub'
    default:
      return status >= 300 && status < 400
        ? 'the push service sends us elsewhere, and a push is never sent where no subscription points: check HUB_PUSH_HOSTS and what stands between this hub and the internet'
        : 'the push service does not understand the message: open the patrol page on the phone again, and if it goes on, report this as a fault of the hub'
  }
}
