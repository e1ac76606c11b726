/** What a gateway is asked: the words of a short message, and the phrases of a call, as they would be true now. */
import type { CallOutMessage, SmsOutMessage } from '../../contract/modem-messages.ts'
import type { Outgoing } from '../../core/messages/outgoing-view.ts'
import { manyText, messageTestText, messageText } from '../message-texts.ts'
import { phrasesFor } from '../phrases-for.ts'
import type { Given } from './queue.ts'
import type { ModemWorld } from './world.ts'

type Ordered = Omit<Given, 'gateway'>
export type Payload = { what: 'sms/out'; body: SmsOutMessage } | { what: 'call/out'; body: CallOutMessage }

/** How many of these one short message can speak of. */
export function fitsIn(world: ModemWorld, messages: readonly Outgoing[]): number {
  const [first] = messages
  if (!first) return 0
  return wordsOf(world, messages)?.count ?? 1
}

/** Null: nothing of it is true any more, or nobody can be reached. */
export function payloadOf(world: ModemWorld, { order, channel, messages }: Ordered): Payload | null {
  const now = messages.filter(world.isTrue)
  const [first] = now
  const to = first && world.numberOf(first.person)
  if (!first || !to) return null
  const expiresAt = new Date(Math.max(...messages.map((each) => each.expiresAt))).toISOString()
  if (channel === 'call') {
    const say = phrasesOf(world, first)
    return say && { what: 'call/out', body: { id: order, to, say, expiresAt } }
  }
  const words = wordsOf(world, now)
  return words && { what: 'sms/out', body: { id: order, to, text: words.text, expiresAt } }
}

function wordsOf(world: ModemWorld, messages: readonly Outgoing[]): { text: string; count: number } | null {
  const [first] = messages
  if (!first) return null
  const { what, person } = first
  if (what === 'test') return { text: messageTestText(world.language()), count: 1 }
  const briefs = messages.flatMap((each) => world.brief(each) ?? [])
  const [brief] = briefs
  if (!brief) return null
  const reader = world.reader(person)
  if (briefs.length === 1 || what === 'noted' || what === 'unclear') return { text: messageText(what, brief, reader), count: 1 }
  return manyText(what, briefs, reader)
}

function phrasesOf(world: ModemWorld, message: Outgoing): string[] | null {
  const { incident } = message
  if (incident === null) return phrasesFor({ kind: 'test', siteKind: 'other', siteCode: '', drill: false, many: false })
  const brief = world.brief(message)
  if (!brief) return null
  const { kind, siteCode, marks } = brief
  return phrasesFor({ kind, siteKind: world.siteKind(incident), siteCode, drill: marks.includes('drill'), many: world.rings() > 1 })
}
