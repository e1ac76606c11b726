/** A test of somebody's phones: on the record, sent to each, and proved only by what each of them then shows. */
import type { NoticeOutcome } from '../contract/events.ts'
import type { PersonId, SubscriptionId } from '../contract/ids.ts'
import type { Command } from '../core/commands.ts'
import type { PushKeys } from '../desk/ports/registry-change.ts'
import type { PagerDeps } from './deps.ts'
import { type MessageContext, testMessage, topicOf } from './message.ts'
import type { Receipt } from './receipt-token.ts'
import type { createSender } from './sender.ts'

/** A test that has not arrived by then says what it was asked. */
const TEST_LIFE_MS = 10_000

type Deps = Pick<PagerDeps, 'clock' | 'log' | 'desk' | 'phonesOf'> & {
  sender: Pick<ReturnType<typeof createSender>, 'send'>
  addressOf(person: PersonId, subscription: SubscriptionId): PushKeys | null
  context(receipt: Receipt): MessageContext
  closing: Promise<NoticeOutcome>
}

export function createPhoneTest({ clock, log, desk, phonesOf, sender, addressOf, context, closing }: Deps) {
  /** The test itself goes out whether or not the record can be written. */
  async function record(command: Command): Promise<void> {
    try {
      const answer = await desk.submit(command)
      if (!answer.ok) log.warn({ refusal: answer.refusal }, 'a test of phones is not on the record')
    } catch (error) {
      log.error({ err: error }, 'a test of phones is not on the record')
    }
  }

  /** Resolves within 15 s. */
  return async (person: PersonId, by: PersonId | null): Promise<{ phones: number; accepted: number }> => {
    const phones = phonesOf(person)
    if (phones.length > 0) await record({ type: 'TestPhones', at: clock.now(), person, by, phones })
    const results = phones.map((subscription) => {
      const { promise, resolve } = Promise.withResolvers<NoticeOutcome>()
      sender.send({
        subscription,
        expiresAt: clock.now() + TEST_LIFE_MS,
        address: () => addressOf(person, subscription),
        write: () => ({ payload: JSON.stringify(testMessage(context({ test: person, subscription }))), topic: topicOf('test') }),
        settle(outcome, status) {
          const settled = { person, subscription, outcome, ...(status !== undefined && { status }) }
          void record({ type: 'SettlePhoneTest', at: clock.now(), ...settled })
          resolve(outcome)
        },
      })
      return promise
    })
    const settled = await Promise.all(results.map((result) => Promise.race([result, closing])))
    return { phones: phones.length, accepted: settled.filter((outcome) => outcome === 'accepted').length }
  }
}
