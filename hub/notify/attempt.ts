/** One attempt to get a letter to its phone: look at the world again, send, and say what came of it. */
import type { NoticeOutcome } from '../contract/events.ts'
import type { SubscriptionId } from '../contract/ids.ts'
import type { ProbeUrgency } from '../contract/shift-events.ts'
import { assertNever } from '../core/never.ts'
import type { Clock } from '../desk/clock.ts'
import type { Log } from '../desk/log.ts'
import type { PushKeys } from '../desk/ports/registry-change.ts'
import type { Post } from './post.ts'
import type { Troubles } from './troubles.ts'
import type { VapidTokens } from './vapid.ts'
import { verdictOf } from './verdict.ts'

export type Letter = {
  subscription: SubscriptionId
  /** ms since 1970 */
  expiresAt: number
  /** Where it goes now; null: that phone is no longer the person's. */
  address(): PushKeys | null
  /** What to say now; null: nothing any more. */
  write(): { payload: string; topic: string; urgency?: ProbeUrgency } | null
  /** Called once. */
  settle(outcome: NoticeOutcome, status?: number): void
}

export type Attempt = { settled: NoticeOutcome; status?: number } | { again: { holdMs: number | null } }

export type AttemptDeps = {
  clock: Clock
  log: Log
  post: Post['post']
  tokens: VapidTokens
  troubles: Troubles
  /** Whether an answer of any kind came. */
  tried(isReached: boolean): void
  refuseEndpoint(endpoint: string): string | null
  /** The push service says that this subscription is no more. */
  forget(subscription: SubscriptionId): void
}

/** `null` when it cannot be read: such a letter is refused when its turn comes. */
export const originOf = (endpoint: string): string => URL.parse(endpoint)?.origin ?? 'null'

export function createAttempt({ clock, log, post, tokens, troubles, tried, refuseEndpoint, forget }: AttemptDeps) {
  /** An endpoint's path is a secret that lets anyone push: only its origin is ever logged. */
  async function send({ subscription, address, write }: Letter, first: boolean, leftMs: number): Promise<Attempt> {
    const keys = address()
    if (!keys) return { settled: 'gone' }
    const wrong = refuseEndpoint(keys.endpoint)
    if (wrong !== null) {
      log.error({ subscription }, `a phone cannot be told: ${wrong}`)
      return { settled: 'refused' }
    }
    const written = leftMs > 0 ? write() : null
    if (!written) return { settled: 'expired' }

    const origin = originOf(keys.endpoint)
    const ttlSeconds = Math.max(1, Math.floor(leftMs / 1000))
    const reply = await post(keys, { ...written, ttlSeconds, authorization: tokens.authorizationFor(origin) })
    tried(!('failed' in reply))
    const verdict = verdictOf(reply, clock.now())
    const fields = { origin, subscription, ...reply }
    switch (verdict.outcome) {
      case 'accepted':
        troubles.worked(origin)
        return { settled: 'accepted', status: verdict.status }
      case 'gone':
        troubles.worked(origin)
        log.info(fields, 'the push service no longer knows this phone')
        forget(subscription)
        return { settled: 'gone', status: verdict.status }
      case 'refused':
        troubles.failed(origin, `status ${verdict.status}`)
        log.error(fields, verdict.act)
        return { settled: 'refused', status: verdict.status }
      case 'later':
        troubles.failed(origin, verdict.why)
        log[first ? 'warn' : 'debug'](fields, 'a push was not taken; trying again')
        return { again: { holdMs: verdict.holdMs } }
      default:
        return assertNever(verdict)
    }
  }

  /** Never rejects. `first`: the log has not yet heard of this letter. `leftMs`: until it expires. */
  return async (letter: Letter, first: boolean, leftMs: number): Promise<Attempt> => {
    try {
      return await send(letter, first, leftMs)
    } catch (error) {
      log.error({ err: error, subscription: letter.subscription }, 'a push cannot be made for this phone: open the patrol page on it again')
      return { settled: 'refused' }
    }
  }
}
