/** Contact with another hub is lost, to the phones of those who must call there: which, since when, and its first number. */
import type { PushPayload } from '../contract/api.ts'
import type { EventOf } from '../contract/events.ts'
import type { PersonId, SubscriptionId } from '../contract/ids.ts'
import type { PushKeys } from '../desk/ports/registry-change.ts'
import type { Language, LostHubBrief, PagerDeps } from './deps.ts'
import { clip, clockTime, type MessageContext, topicOf } from './message.ts'
import type { Receipt } from './receipt-token.ts'
import type { createSender } from './sender.ts'

/** Who has not seen it by then sees it on the rail. */
const LIFE_MS = 10 * 60_000

type Deps = Pick<PagerDeps, 'log' | 'phonesOf' | 'lostHub'> & {
  sender: Pick<ReturnType<typeof createSender>, 'send'>
  addressOf(person: PersonId, subscription: SubscriptionId): PushKeys | null
  context(receipt: Receipt): MessageContext
}

type Words = { title: string; body: (since: string, phone: string) => string }
const WORDS: Record<Language, Words> = {
  vi: { title: 'Mất liên lạc với trung tâm', body: (since, phone) => `Từ ${since}. Gọi ${phone} ngay: có thể báo động ở đó không tới ai.` },
  en: { title: 'Lost contact with hub', body: (since, phone) => `Since ${since}. Call ${phone} now: alarms there may reach nobody.` },
}

export function createLostContact({ log, phonesOf, lostHub, sender, addressOf, context }: Deps) {
  return ({ hub, outage, people, at }: EventOf<'WatchedHubLost'>): void => {
    for (const person of people)
      for (const subscription of phonesOf(person))
        sender.send({
          subscription,
          expiresAt: at + LIFE_MS,
          address: () => addressOf(person, subscription),
          write() {
            // Heard again meanwhile, or somebody has said that they saw it.
            const brief = lostHub(hub, outage)
            if (!brief) return null
            const message = lostContactMessage(hub, brief, context({ test: person, subscription }))
            return { payload: JSON.stringify(message), topic: topicOf(message.notification.tag) }
          },
          settle(outcome) {
            if (outcome !== 'accepted') log.warn({ hub, person, outcome }, 'somebody was not told that contact with a hub is lost')
          },
        })
  }
}

export function lostContactMessage(hub: string, { name, phone, since }: LostHubBrief, context: MessageContext): PushPayload {
  const { title, body } = WORDS[context.language]
  const own = { what: 'watched-hub' as const, token: context.token }
  return {
    web_push: 8030,
    mutable: true,
    notification: {
      title: `${title} ${clip(name, 400)}`,
      body: body(clockTime(since, context).slice(0, 5), clip(phone, 60)),
      lang: context.language,
      tag: `hub-${hub}`,
      navigate: `${context.publicUrl}/duty`,
      ...{ silent: false, requireInteraction: true, renotify: true, timestamp: since, data: own },
    },
    ...own,
  }
}
