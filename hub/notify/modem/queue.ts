/**
 * What of the short messages and calls that wait is given to a modem now, and what is given up. Pure: what is waiting and what is
 * under way is read from the desk's state each time, so that a restart changes nothing.
 */
import type { GatewayId, PersonId } from '../../contract/ids.ts'
import type { Channel, MessageProgress } from '../../contract/message-events.ts'
import type { Outgoing } from '../../core/messages/outgoing-view.ts'

/** An order that a gateway was given and that is not over. */
export type Given = { order: string; channel: Channel; gateway: GatewayId; messages: Outgoing[] }
export type NewOrder = { channel: Channel; gateway: GatewayId; messages: Outgoing[] }

export type Line = {
  now: number
  waiting: readonly Outgoing[]
  given: readonly Given[]
  /** Those that can be asked now, the best first. */
  modems: readonly GatewayId[]
  /** Orders that the hour has left. `other`: for what is no call for help. */
  left: Readonly<Record<Channel, { urgent: number; other: number }>>
  isTrue(message: Outgoing): boolean
  hasNumber(person: PersonId): boolean
  /** Of the same news to the same person, of how many, from the first on, one short message can speak. */
  fits(messages: readonly Outgoing[]): number
  isDrill(message: Outgoing): boolean
}

/** What waits here can still be put together and withdrawn; what a modem has cannot. */
const SMS_AT_ONCE = 2
const CALLS_AT_ONCE = 1

const RANK: Record<Outgoing['what'], number> = { alarm: 0, dispatched: 1, noted: 2, unclear: 2, answered: 3, closed: 3, test: 4 }
const isUrgent = ({ what }: Outgoing) => what === 'alarm' || what === 'dispatched'
const MERGED: ReadonlySet<Outgoing['what']> = new Set(['alarm', 'dispatched', 'answered', 'closed'])

const inOrder = (messages: readonly Outgoing[]) =>
  [...messages].sort((a, b) => RANK[a.what] - RANK[b.what] || a.askedAt - b.askedAt || (a.id < b.id ? -1 : 1))

type Ended = 'expired' | 'withdrawn' | 'never' | 'later'

export function planNext(line: Line): { orders: NewOrder[]; ended: MessageProgress[] } {
  const { now, modems, isTrue, hasNumber } = line
  const orders: NewOrder[] = []
  const ended: MessageProgress[] = []
  const end = ({ id, incident }: Outgoing, state: Ended, code?: string) =>
    void ended.push({ message: id, incident, state, ...(code !== undefined && { code }) })

  const left = new Set<Outgoing>()
  for (const message of inOrder(line.waiting)) {
    if (!isTrue(message)) end(message, 'withdrawn')
    else if (!hasNumber(message.person)) end(message, 'never', 'no-number')
    else if (message.expiresAt <= now) end(message, 'expired', modems.length === 0 ? 'no-modem' : 'waited')
    else left.add(message)
  }
  if (modems.length === 0) return { orders, ended }

  const budget = { sms: { ...line.left.sms }, call: { ...line.left.call } }
  const under = inFlight(line.given)
  for (const message of left) {
    if (!left.has(message)) continue
    const { channel } = message
    if ((isUrgent(message) ? budget[channel].urgent : budget[channel].other) <= 0) {
      left.delete(message)
      end(message, 'later', 'over-budget')
      continue
    }
    // One after the other to a person: what comes meanwhile is put together, and none overtakes another.
    if (under.has(message.person, channel)) continue
    const gateway = under.roomAt(modems, channel)
    if (gateway === null) continue
    const [spoken, dropped] = channel === 'sms' ? merged(message, left, line) : newestCall(message, left)
    for (const each of [...spoken, ...dropped]) left.delete(each)
    for (const each of dropped) end(each, 'withdrawn', 'merged')
    budget[channel].urgent -= 1
    budget[channel].other -= 1
    under.add(gateway, channel, message.person)
    orders.push({ channel, gateway, messages: spoken })
  }
  return { orders, ended }
}

function inFlight(given: readonly Given[]) {
  const count = new Map<string, number>()
  const people = new Set<string>()
  const key = (gateway: GatewayId, channel: Channel) => `${channel} ${gateway}`
  const at = (gateway: GatewayId, channel: Channel) => count.get(key(gateway, channel)) ?? 0
  function add(gateway: GatewayId, channel: Channel, person: PersonId): void {
    count.set(key(gateway, channel), at(gateway, channel) + 1)
    people.add(`${channel} ${person}`)
  }
  for (const { gateway, channel, messages } of given) for (const { person } of messages.slice(0, 1)) add(gateway, channel, person)
  return {
    add,
    has: (person: PersonId, channel: Channel) => people.has(`${channel} ${person}`),
    /** The least busy of those that may be given one more. */
    roomAt(modems: readonly GatewayId[], channel: Channel): GatewayId | null {
      const most = channel === 'sms' ? SMS_AT_ONCE : CALLS_AT_ONCE
      const free = modems.filter((gateway) => at(gateway, channel) < most)
      const busy = (gateway: GatewayId) => at(gateway, 'sms') + 2 * at(gateway, 'call')
      return free.sort((a, b) => busy(a) - busy(b))[0] ?? null
    },
  }
}

type Split = [spoken: Outgoing[], dropped: Outgoing[]]

/** The same news of several alarms goes to a person as one message; an exercise is never told together with what is real. */
function merged(first: Outgoing, left: ReadonlySet<Outgoing>, { fits, isDrill }: Line): Split {
  if (!MERGED.has(first.what)) return [[first], []]
  const same = [...left].filter(
    (each) => each.channel === 'sms' && each.person === first.person && each.what === first.what && isDrill(each) === isDrill(first),
  )
  return [same.slice(0, same.length > 1 ? fits(same) : 1), []]
}

/** One call speaks of the newest alarm; those that still ring when it is over are called for again. */
function newestCall(first: Outgoing, left: ReadonlySet<Outgoing>): Split {
  const same = [...left].filter((each) => each.channel === 'call' && each.person === first.person && each.what === first.what)
  const [newest = first, ...others] = same.reverse()
  return [[newest], others]
}

/** What a gateway was given, order by order. */
export function givenOrders(messages: readonly Outgoing[]): Given[] {
  const orders = new Map<string, Given>()
  for (const message of messages) {
    const { order, gateway, channel } = message
    if (order === null || gateway === null) continue
    const given = orders.get(order) ?? { order, channel, gateway, messages: [] }
    given.messages.push(message)
    orders.set(order, given)
  }
  return [...orders.values()]
}
