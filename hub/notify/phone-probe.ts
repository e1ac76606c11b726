/** Tests of phones that the hub decided on by itself, and the call to commanders whose desk is empty. */
import type { EventOf } from '../contract/events.ts'
import type { PersonId, SubscriptionId } from '../contract/ids.ts'
import type { PushKeys } from '../desk/ports/registry-change.ts'
import type { PagerDeps } from './deps.ts'
import { emptyDeskMessage, type MessageContext, PROBE_TAG, probeMessage, topicOf } from './message.ts'
import type { Receipt } from './receipt-token.ts'
import type { createSender } from './sender.ts'

/** One of normal urgency gives way to the next, which is high; that one waits as long for a phone that is out of reach. */
const PROBE_LIFE_MS = 5 * 60_000
/** A desk that is empty is news for this long. */
const EMPTY_DESK_LIFE_MS = 10 * 60_000

type Deps = Pick<PagerDeps, 'clock' | 'log' | 'desk' | 'phonesOf' | 'mayProbe' | 'emptyDesk'> & {
  sender: Pick<ReturnType<typeof createSender>, 'send'>
  addressOf(person: PersonId, subscription: SubscriptionId): PushKeys | null
  context(receipt: Receipt): MessageContext
}

export function createPhoneProbe({ clock, log, desk, phonesOf, mayProbe, emptyDesk, sender, addressOf, context }: Deps) {
  function probe({ person, phones, urgency, at }: EventOf<'PhoneProbed'>): void {
    for (const subscription of phones) {
      let calledOff = false
      sender.send({
        subscription,
        expiresAt: at + PROBE_LIFE_MS,
        address: () => addressOf(person, subscription),
        write() {
          // An alarm has begun, or a shift has ended, since it was decided.
          calledOff = !mayProbe(person)
          if (calledOff) return null
          return { payload: JSON.stringify(probeMessage(context({ test: person, subscription }))), topic: topicOf(PROBE_TAG), urgency }
        },
        settle(outcome, status) {
          // What was not sent says nothing of the phone.
          if (calledOff) return
          const settled = { person, subscription, outcome, ...(status !== undefined && { status }) }
          desk
            .submit({ type: 'SettlePhoneTest', at: clock.now(), ...settled })
            .catch((error: unknown) => log.error({ err: error }, 'a test of phones is not on the record'))
        },
      })
    }
  }

  function call({ station, people, at }: EventOf<'CommandersCalled'>): void {
    for (const person of people)
      for (const subscription of phonesOf(person))
        sender.send({
          subscription,
          expiresAt: at + EMPTY_DESK_LIFE_MS,
          address: () => addressOf(person, subscription),
          write() {
            const name = emptyDesk(station)
            if (name === null) return null
            const message = emptyDeskMessage(station, name, context({ test: person, subscription }))
            return { payload: JSON.stringify(message), topic: topicOf(`desk ${station}`) }
          },
          settle(outcome) {
            if (outcome !== 'accepted') log.warn({ station, person, outcome }, 'a commander was not told that the desk is empty')
          },
        })
  }

  return { probe, call }
}
