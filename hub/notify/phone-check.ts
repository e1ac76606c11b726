/**
 * One phone of nobody is tried end to end. All of it is memory: the subscription is in no registry, so that no alarm ever goes
 * there, and a restart or a quarter of an hour ends it.
 */
import { randomBytes } from 'node:crypto'
import type { SubscriptionId } from '../contract/ids.ts'
import type { PhoneCheck, PhoneCheckBody, PhoneStep } from '../contract/phone-check.ts'
import type { Clock } from '../desk/clock.ts'
import type { PushKeys } from '../desk/ports/registry-change.ts'
import { type MessageContext, testMessage, topicOf } from './message.ts'
import type { Receipt } from './receipt-token.ts'
import type { createSender } from './sender.ts'

const CHECK_MS = 15 * 60_000
/** A phone that has just been given permission is awake. */
const PUSH_LIFE_MS = 60_000

type Check = {
  id: string
  token: string
  until: number
  /** The page that opened the link first; null: none yet. */
  phone: string | null
  /** Push services take one push for one touch. */
  sending: boolean
  steps: Map<PhoneStep, { ok: boolean; at: number; why?: string }>
}

export type PhoneChecks = {
  begin(): { token: string; until: number }
  /** Null: there is none now. */
  current(): PhoneCheck | null
  /** @param wrong with the subscription's endpoint, or null */
  take(body: PhoneCheckBody, wrong: string | null): Promise<PhoneCheck | 'void' | 'taken'>
  /** The phone's worker has shown the push of the check of this id. */
  shown(id: string): void
}

type Deps = {
  clock: Clock
  publicKey: string
  sender: Pick<ReturnType<typeof createSender>, 'send'>
  context(receipt: Receipt): MessageContext
}

export function createPhoneChecks({ clock, publicKey, sender, context }: Deps): PhoneChecks {
  let check: Check | null = null
  const live = () => (check !== null && clock.now() < check.until ? check : null)
  const view = ({ until, steps }: Check): PhoneCheck => ({
    ...{ until: new Date(until).toISOString(), publicKey },
    steps: [...steps].map(([step, { at, ...came }]) => ({ step, ...came, at: new Date(at).toISOString() })),
  })
  function note(of: Check, step: PhoneStep, ok: boolean, why?: string): void {
    // Proved once is proved: a page that is loaded anew takes nothing back.
    if (!of.steps.get(step)?.ok) of.steps.set(step, { ok, at: clock.now(), ...(why !== undefined && { why }) })
  }

  /** Resolves when the push service has said what it makes of it. */
  async function push(of: Check, { endpoint, keys }: NonNullable<PhoneCheckBody['subscription']>): Promise<void> {
    const address: PushKeys = { endpoint, ...keys }
    const message = testMessage(context({ check: of.id }))
    const { promise, resolve } = Promise.withResolvers<void>()
    of.sending = true
    sender.send({
      subscription: `phone-check-${of.id}` as SubscriptionId,
      expiresAt: clock.now() + PUSH_LIFE_MS,
      address: () => address,
      write() {
        const navigate = message.notification.navigate.replace(/\/patrol$/, '/phone-check')
        return { payload: JSON.stringify({ ...message, notification: { ...message.notification, navigate } }), topic: topicOf('test') }
      },
      settle(outcome, status) {
        note(of, 'accepted', outcome === 'accepted', outcome === 'accepted' ? undefined : `${outcome}${status ? ` (${status})` : ''}`)
        of.sending = false
        resolve()
      },
    })
    await promise
  }

  return {
    begin() {
      const token = randomBytes(24).toString('base64url')
      const until = clock.now() + CHECK_MS
      check = { id: randomBytes(12).toString('hex'), token, until, phone: null, sending: false, steps: new Map() }
      return { token, until }
    },
    current() {
      const now = live()
      return now && view(now)
    },
    async take({ token, phone, did, subscription }, wrong) {
      const now = live()
      if (now === null || token !== now.token) return 'void'
      now.phone ??= phone
      if (now.phone !== phone) return 'taken'
      if (did) note(now, did.step, did.ok, did.why)
      if (subscription && wrong !== null) note(now, 'accepted', false, wrong)
      else if (subscription && !now.sending) await push(now, subscription)
      return view(now)
    },
    shown(id) {
      const now = live()
      if (now?.id === id) note(now, 'shown', true)
    },
  }
}
