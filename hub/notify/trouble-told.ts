/** Tells the manager of a shop that it is dark, or back. What an earlier run left unsent is taken up while it is still news. */
import type { PersonId, SubscriptionId } from '../contract/ids.ts'
import type { Telling } from '../core/silence/trouble-told-view.ts'
import type { PushKeys } from '../desk/ports/registry-change.ts'
import type { PagerDeps } from './deps.ts'
import { type MessageContext, topicOf } from './message.ts'
import type { Receipt } from './receipt-token.ts'
import type { createSender } from './sender.ts'
import { troubleMessage } from './trouble-message.ts'
import type { TroubleWorld } from './trouble-world.ts'

type Deps = Pick<PagerDeps, 'clock' | 'log' | 'desk'> & {
  world: TroubleWorld
  sender: Pick<ReturnType<typeof createSender>, 'send'>
  addressOf(person: PersonId, subscription: SubscriptionId): PushKeys | null
  context(receipt: Receipt): MessageContext
}

export function createTroubleTold({ clock, log, desk, world, sender, addressOf, context }: Deps) {
  const inHand = new Set<string>()

  async function settle(
    { site, told, subscription }: Telling,
    outcome: 'accepted' | 'gone' | 'refused' | 'expired',
    key: string,
  ): Promise<void> {
    try {
      await desk.submit({ type: 'SettleTrouble', at: clock.now(), site, told, subscription, outcome })
    } catch (error) {
      log.error({ err: error, site }, 'what became of a message to a shop is not on the record')
    } finally {
      inHand.delete(key)
    }
  }

  return (telling: Telling): void => {
    const { site, told, person, subscription, expiresAt } = telling
    const key = `${site} ${told} ${subscription}`
    if (inHand.has(key)) return
    inHand.add(key)
    sender.send({
      subscription,
      expiresAt,
      address: () => addressOf(person, subscription),
      write() {
        const siteName = world.siteName(telling)
        if (siteName === null) return null
        const message = troubleMessage(telling, siteName, context({ test: person, subscription }))
        return { payload: JSON.stringify(message), topic: topicOf(message.notification.tag) }
      },
      settle: (outcome) => void settle(telling, outcome, key),
    })
  }
}
