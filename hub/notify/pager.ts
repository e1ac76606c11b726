/**
 * Tells phones. A follower of every event that carries notices, and the taker-up of what an earlier run left unsent.
 * An accepted push is no more than that: who has seen it is known from the receipt alone.
 */
import type { Notice, NoticeOutcome } from '../contract/events.ts'
import type { IncidentId, NoticeId, PersonId, SubscriptionId } from '../contract/ids.ts'
import type { Follower, Told } from '../desk/follower.ts'
import { createAttempt, originOf } from './attempt.ts'
import type { PagerDeps } from './deps.ts'
import { createGoodbye } from './goodbye.ts'
import { createLostContact } from './lost-contact.ts'
import { incidentMessage, topicOf } from './message.ts'
import { createPhoneChecks, type PhoneChecks } from './phone-check.ts'
import { createPhoneProbe } from './phone-probe.ts'
import { createPhoneTest } from './phone-test.ts'
import { createPost } from './post.ts'
import { createPushAgent } from './push-agent.ts'
import { endpointRule } from './push-hosts.ts'
import { createReceiptTokens, type Receipt } from './receipt-token.ts'
import { createSender, MAX_PER_SERVICE } from './sender.ts'
import { createSettler } from './settler.ts'
import { createTestReminder } from './test-reminder.ts'
import { createTroubleTold } from './trouble-told.ts'
import { createTroubles, type ServiceTrouble, troubleLine } from './troubles.ts'
import { createVapidTokens } from './vapid.ts'

export type PagerHealth = {
  status: 'ok' | 'degraded'
  detail?: string
  /** Notices and tests whose fate is open. */
  waiting: number
  /** Since the start. */
  outcomes: Readonly<Record<NoticeOutcome, number>>
  /** Each push service that does not work just now. */
  troubles: ServiceTrouble[]
}

export type Pager = Follower & {
  publicKey: string
  /** Takes up what an earlier run left; call it once, when the desk knows its state. */
  start(): void
  /** Gives up what is under way; what is unsettled then is taken up at the next start. */
  close(): Promise<void>
  /** Null when a subscription may point there, else what is wrong with it. */
  refuseEndpoint(endpoint: string): string | null
  /** Resolves within 15 s. */
  sendTest(person: PersonId, by: PersonId | null): Promise<{ phones: number; accepted: number }>
  readReceipt(token: string): Receipt | null
  phoneChecks: PhoneChecks
  health(): PagerHealth
}

/** @throws when the extra CA file cannot be read */
export function createPager(deps: PagerDeps): Pager {
  const { clock, log, desk, registry, vapid } = deps
  const refuseEndpoint = endpointRule(deps.pushHosts)
  const receipts = createReceiptTokens({ clock, key: deps.receiptKey })
  const isUsed = (origin: string) => deps.everyPhone().some((id) => originOf(registry.pushKeys(id)?.endpoint ?? '') === origin)
  const troubles = createTroubles({ clock, isUsed })
  const wire = createPost({ clock, agent: createPushAgent(deps.extraCa, MAX_PER_SERVICE) })
  const tokens = createVapidTokens({ clock, vapid })
  const attempt = createAttempt({
    ...{ clock, log, post: wire.post, tokens, troubles, tried: deps.tried, refuseEndpoint },
    forget: (id) => void forget(id),
  })
  const sender = createSender({ clock, attempt })
  const closing = Promise.withResolvers<'expired'>()
  /** From the decision until the desk knows the outcome; a notice is never sent on two ways at once. */
  const inHand = new Set<NoticeId>()
  const settler = createSettler({ clock, log, desk }, (outcomes) => {
    for (const { notice } of outcomes) inHand.delete(notice)
  })
  const outcomes: Record<NoticeOutcome, number> = { accepted: 0, gone: 0, refused: 0, expired: 0 }

  const addressOf = (person: PersonId, subscription: SubscriptionId) =>
    deps.phonesOf(person).includes(subscription) ? registry.pushKeys(subscription) : null
  const context = (receipt: Receipt) => ({
    language: deps.language(),
    timeZone: deps.timeZone(),
    publicUrl: deps.publicUrl(),
    token: receipts.make(receipt),
  })

  const sendTest = createPhoneTest({ clock, log, desk, phonesOf: deps.phonesOf, sender, addressOf, context, closing: closing.promise })

  const remind = createTestReminder({ ...deps, sender, addressOf, context })
  const { probe, call } = createPhoneProbe({ ...deps, sender, addressOf, context })
  const power = createGoodbye({ ...deps, sender, addressOf, context })
  const lostContact = createLostContact({ ...deps, sender, addressOf, context })
  const tellTrouble = createTroubleTold({ clock, log, desk, world: deps.troubles, sender, addressOf, context })

  function take(incident: IncidentId, notice: Notice): void {
    if (inHand.has(notice.id)) return
    inHand.add(notice.id)
    sender.send({
      subscription: notice.subscription,
      expiresAt: notice.expiresAt,
      address: () => addressOf(notice.person, notice.subscription),
      write() {
        if (!deps.stillWanted({ incident, notice })) return null
        const brief = deps.describe(incident)
        if (!brief) {
          log.error({ incident, notice: notice.id }, 'a phone is not told of an incident about which nothing is known')
          return null
        }
        const message = incidentMessage(notice.what, incident, brief, context({ notice: notice.id, incident }))
        return { payload: JSON.stringify(message), topic: topicOf(incident) }
      },
      settle(outcome, status) {
        outcomes[outcome]++
        settler.settle({ notice: notice.id, incident, outcome, ...(status !== undefined && { status }) })
      },
    })
  }

  async function forget(id: SubscriptionId): Promise<void> {
    try {
      await registry.submit({ type: 'ForgetSubscription', at: clock.now(), by: null, id })
    } catch (error) {
      log.warn({ err: error, subscription: id }, 'a phone that is gone stays on the list until the registry can be written')
    }
  }

  return {
    name: 'pager',
    publicKey: vapid.publicKey,
    refuseEndpoint,
    readReceipt: receipts.read,

    told({ recorded }: Told) {
      for (const { event } of recorded) {
        if ('notices' in event) for (const notice of event.notices) take(event.incident, notice)
        if (event.type === 'TestReminded') remind(event)
        if (event.type === 'PhoneProbed') probe(event)
        if (event.type === 'CommandersCalled') call(event)
        if (event.type === 'GoodbyeSaid') power.goodbye(event)
        if (event.type === 'WatchedHubLost') lostContact(event)
        if (event.type === 'MainsBack') power.back(event)
        if (event.type === 'SiteTroubleTold') for (const phone of event.phones) tellTrouble({ ...event, ...phone, told: event.at })
      }
    },

    start() {
      const left = deps.outbox()
      if (left.length > 0) log.info({ notices: left.length }, 'notices of an earlier run are taken up again')
      for (const { incident, notice } of left) take(incident, notice)
      for (const telling of deps.troubles.outbox()) tellTrouble(telling)
    },

    sendTest,
    phoneChecks: createPhoneChecks({ clock, publicKey: vapid.publicKey, sender, context }),

    health() {
      const list = troubles.list()
      const said = { waiting: sender.waiting(), outcomes: { ...outcomes }, troubles: list }
      if (list.length === 0) return { status: 'ok', ...said }
      return { status: 'degraded', detail: list.map(troubleLine).join('; '), ...said }
    },

    async close() {
      closing.resolve('expired')
      sender.close()
      wire.close()
      settler.close()
    },
  }
}
