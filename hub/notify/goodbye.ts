/** The last word before the power ends, to the phones of those who must do without the hub; and that it stays after all. */
import type { PushPayload } from '../contract/api.ts'
import type { EventOf } from '../contract/events.ts'
import type { PersonId, StationId, SubscriptionId } from '../contract/ids.ts'
import type { PushKeys } from '../desk/ports/registry-change.ts'
import type { Language, PagerDeps, StationPowerBrief } from './deps.ts'
import { clip, type MessageContext, topicOf } from './message.ts'
import type { Receipt } from './receipt-token.ts'
import type { createSender } from './sender.ts'

/** Later the machine is off or the power is back. */
const LIFE_MS = 10 * 60_000

type Deps = Pick<PagerDeps, 'log' | 'phonesOf' | 'stationPower'> & {
  sender: Pick<ReturnType<typeof createSender>, 'send'>
  addressOf(person: PersonId, subscription: SubscriptionId): PushKeys | null
  context(receipt: Receipt): MessageContext
}

type Words = { title: string; hub: string; desk: string; call: (phone: string) => string; back: string; stays: string }
const WORDS: Record<Language, Words> = {
  vi: {
    title: 'Sắp mất điện',
    hub: 'Máy chủ sắp tắt: báo động của các cơ sở sẽ KHÔNG tới nữa.',
    desk: 'Bàn trực ở đó sắp tắt: báo động sẽ sang trạm khác trước.',
    call: (phone) => `Gọi ${phone}.`,
    back: 'Đã có điện lại',
    stays: 'Báo động hoạt động bình thường.',
  },
  en: {
    title: 'Power about to end',
    hub: 'The hub is about to go off: alarms of the sites will NOT come any more.',
    desk: 'The desk there is about to go off: alarms go to another station first.',
    call: (phone) => `Call ${phone}.`,
    back: 'Power is back',
    stays: 'Alarms work as usual.',
  },
}

export function createGoodbye({ log, phonesOf, stationPower, sender, addressOf, context }: Deps) {
  function tell(station: StationId, people: readonly PersonId[], at: number, said: boolean): void {
    for (const person of people)
      for (const subscription of phonesOf(person))
        sender.send({
          subscription,
          expiresAt: at + LIFE_MS,
          address: () => addressOf(person, subscription),
          write() {
            const brief = stationPower(station)
            // The other of the two has become true meanwhile.
            if (!brief || brief.goodbye !== said) return null
            const message = goodbyeMessage(station, brief, context({ test: person, subscription }))
            return { payload: JSON.stringify(message), topic: topicOf(message.notification.tag) }
          },
          settle(outcome) {
            if (outcome !== 'accepted') log.warn({ station, person, outcome }, 'somebody was not told how the power is')
          },
        })
  }

  return {
    goodbye: ({ station, people, at }: EventOf<'GoodbyeSaid'>) => tell(station, people, at, true),
    back: ({ station, people = [], at }: EventOf<'MainsBack'>) => tell(station, people, at, false),
  }
}

/** The news takes the place of what was said before it. */
export function goodbyeMessage(station: StationId, brief: StationPowerBrief, { language, publicUrl, token }: MessageContext): PushPayload {
  const words = WORDS[language]
  const { name, phone, hub, goodbye } = brief
  const body = goodbye ? [hub ? words.hub : words.desk, phone && words.call(clip(phone, 60))].filter(Boolean).join(' ') : words.stays
  const own = { what: 'power' as const, token }
  return {
    web_push: 8030,
    mutable: true,
    notification: {
      title: `${goodbye ? words.title : words.back} · ${clip(name, 400)}`,
      ...{ body, lang: language, tag: `power-${station}`, navigate: `${publicUrl}/duty` },
      ...{ silent: false, requireInteraction: goodbye, renotify: true, data: own },
    },
    ...own,
  }
}
