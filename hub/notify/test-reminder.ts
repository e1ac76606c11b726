/** Tells the people of a shop that today is its day. Once, without a sound, and never while an alarm is open there. */
import type { EventOf } from '../contract/events.ts'
import type { PersonId, SubscriptionId } from '../contract/ids.ts'
import type { PushKeys } from '../desk/ports/registry-change.ts'
import type { PagerDeps } from './deps.ts'
import { type MessageContext, reminderMessage, topicOf } from './message.ts'
import type { Receipt } from './receipt-token.ts'
import type { createSender } from './sender.ts'

/** A phone that comes back later than this finds it on the shop's page. */
const REMINDER_LIFE_MS = 2 * 3_600_000

type Deps = Pick<PagerDeps, 'clock' | 'log' | 'phonesOf' | 'siteToRemind'> & {
  sender: Pick<ReturnType<typeof createSender>, 'send'>
  addressOf(person: PersonId, subscription: SubscriptionId): PushKeys | null
  context(receipt: Receipt): MessageContext
}

export function createTestReminder({ clock, log, phonesOf, siteToRemind, sender, addressOf, context }: Deps) {
  return ({ site, people }: EventOf<'TestReminded'>): void => {
    for (const person of people)
      for (const subscription of phonesOf(person))
        sender.send({
          subscription,
          expiresAt: clock.now() + REMINDER_LIFE_MS,
          address: () => addressOf(person, subscription),
          write() {
            // Asked again just before each try: an alarm may have begun since, and a phone in that shop stays as it is.
            const known = siteToRemind(person, site)
            if (!known) return null
            const message = reminderMessage(site, known.siteName, context({ test: person, subscription }))
            return { payload: JSON.stringify(message), topic: topicOf(`rota-${site}`) }
          },
          settle: (outcome) => log.debug({ person, site, outcome }, 'a shop was reminded of its test'),
        })
  }
}
