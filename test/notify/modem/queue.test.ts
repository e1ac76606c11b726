/** What of the messages that wait is given to a modem, and what is given up: nothing is lost, and nothing goes as two orders. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GatewayId, IncidentId, MessageId, PersonId } from '../../../hub/contract/ids.ts'
import type { Channel } from '../../../hub/contract/message-events.ts'
import type { Outgoing } from '../../../hub/core/messages/outgoing-view.ts'
import { type Given, givenOrders, type Line, planNext } from '../../../hub/notify/modem/queue.ts'

const A = 'modem-a' as GatewayId
const B = 'modem-b' as GatewayId
const MINUTE = 60_000

let made = 0
function message(person: string, what: Outgoing['what'], more: Partial<Outgoing> = {}): Outgoing {
  made += 1
  const given = { order: null, gateway: null, state: 'asked' as const }
  return {
    ...{ id: `m-${made}` as MessageId, incident: `i-${made}` as IncidentId, channel: 'sms' as Channel, person: person as PersonId, what },
    ...{ askedAt: made, expiresAt: 5 * MINUTE, ...given, ...more },
  }
}
const line = (waiting: Outgoing[], more: Partial<Line> = {}): Line => ({
  ...{ now: 0, waiting, given: [], modems: [A] },
  left: { sms: { urgent: 100, other: 80 }, call: { urgent: 100, other: 80 } },
  isTrue: () => true,
  hasNumber: () => true,
  fits: (same) => same.length,
  isDrill: () => false,
  ...more,
})
const given = (order: string, messages: Outgoing[], gateway = A): Given => ({
  order,
  channel: messages[0]?.channel ?? 'sms',
  gateway,
  messages: messages.map((each) => ({ ...each, order, gateway })),
})
const asked = (plan: ReturnType<typeof planNext>) =>
  plan.orders.map(({ gateway, messages }) => `${gateway}: ${messages.map(({ id }) => id).join('+')}`)
const ended = (plan: ReturnType<typeof planNext>) =>
  plan.ended.map(({ message: id, state, code }) => [id, state, code].filter(Boolean).join(' '))

describe('what goes first', () => {
  it('an alarm, an order to go, an answer to what somebody wrote, news, a test; of the same the oldest', () => {
    const all = [
      ...[message('a', 'test'), message('b', 'closed'), message('c', 'noted'), message('d', 'dispatched')],
      ...[message('e', 'alarm'), message('f', 'alarm')],
    ]
    const order: string[] = []
    let waiting = all
    for (let turn = 0; turn < 3; turn += 1) {
      const { orders } = planNext(line(waiting))
      order.push(...orders.flatMap(({ messages }) => messages.map(({ person }) => person)))
      waiting = waiting.filter((each) => !orders.some(({ messages }) => messages.includes(each)))
    }
    expect(order).toEqual(['e', 'f', 'd', 'c', 'b', 'a'])
  })

  it('a modem has two short messages and one call at a time, and the less busy of two is asked', () => {
    const waiting = ['a', 'b', 'c', 'd', 'e'].map((person) => message(person, 'alarm'))
    expect(planNext(line(waiting)).orders).toHaveLength(2)
    expect(planNext(line(waiting, { modems: [A, B] })).orders.map(({ gateway }) => gateway)).toEqual([A, B, A, B])
    const calls = ['a', 'b'].map((person) => message(person, 'alarm', { channel: 'call' }))
    expect(planNext(line(calls)).orders).toHaveLength(1)
    expect(planNext(line(calls, { given: [given('o', [message('x', 'alarm', { channel: 'call' })])] })).orders).toEqual([])
  })

  it('a person gets one after the other, so that nothing overtakes the alarm', () => {
    const waiting = [message('a', 'answered')]
    expect(planNext(line(waiting, { given: [given('o', [message('a', 'alarm')], B)], modems: [A, B] })).orders).toEqual([])
    expect(planNext(line(waiting)).orders).toHaveLength(1)
  })
})

describe('put together', () => {
  it('alarms to one person that wait go as one, as many as fit; an exercise by itself; another person by itself', () => {
    const [first, second, third] = [message('a', 'alarm'), message('a', 'alarm'), message('a', 'alarm')] as [Outgoing, Outgoing, Outgoing]
    const drill = message('a', 'alarm')
    const other = message('b', 'alarm')
    const plan = planNext(line([first, second, third, drill, other], { fits: () => 2, isDrill: (each) => each === drill }))
    expect(asked(plan)).toEqual([`${A}: ${first.id}+${second.id}`, `${A}: ${other.id}`])
    expect(plan.ended).toEqual([])
  })

  it('a call speaks of the newest alarm and stands for the others', () => {
    const call = { channel: 'call' as const }
    const [old, fresh] = [message('a', 'alarm', call), message('a', 'alarm', call)] as [Outgoing, Outgoing]
    const plan = planNext(line([old, fresh]))
    expect(asked(plan)).toEqual([`${A}: ${fresh.id}`])
    expect(ended(plan)).toEqual([`${old.id} withdrawn merged`])
  })
})

describe('given up', () => {
  it('what is no longer true, of nobody who has a number, or too late; and why', () => {
    const [untrue, nobody, late] = [message('a', 'alarm'), message('nobody', 'alarm'), message('b', 'alarm', { expiresAt: 0 })] as [
      Outgoing,
      Outgoing,
      Outgoing,
    ]
    const more = { isTrue: (each: Outgoing) => each !== untrue, hasNumber: (person: string) => person !== 'nobody' }
    const plan = planNext(line([untrue, nobody, late], more))
    expect(ended(plan)).toEqual([`${untrue.id} withdrawn`, `${nobody.id} never no-number`, `${late.id} expired waited`])
    expect(ended(planNext(line([late], { modems: [] })))).toEqual([`${late.id} expired no-modem`])
  })

  it('without a modem everything waits that may still be true in time', () => {
    const plan = planNext(line([message('a', 'alarm')], { modems: [] }))
    expect(plan).toEqual({ orders: [], ended: [] })
  })

  it('what the hour has no room for, and what is kept for calls for help is kept for them', () => {
    const [news, alarm, more] = [message('a', 'closed'), message('b', 'alarm'), message('c', 'alarm')] as [Outgoing, Outgoing, Outgoing]
    const plan = planNext(line([news, alarm, more], { left: { sms: { urgent: 1, other: 0 }, call: { urgent: 9, other: 9 } } }))
    expect(asked(plan)).toEqual([`${A}: ${alarm.id}`])
    expect(ended(plan)).toEqual([`${more.id} later over-budget`, `${news.id} later over-budget`])
  })
})

it('what was given under one name comes back as one order', () => {
  const [first, second] = [message('a', 'alarm', { order: 'o', gateway: A }), message('a', 'alarm', { order: 'o', gateway: A })] as [
    Outgoing,
    Outgoing,
  ]
  expect(givenOrders([first, message('b', 'alarm'), second])).toEqual([
    { order: 'o', channel: 'sms', gateway: A, messages: [first, second] },
  ])
})

/** A hub and its modems in small: what happens to each message, from being asked for to its end. */
const someMessage = fc.record({
  person: fc.constantFrom('a', 'b', 'c', 'gone'),
  what: fc.constantFrom<Outgoing['what'][]>('alarm', 'dispatched', 'noted', 'unclear', 'answered', 'closed', 'test'),
  channel: fc.constantFrom<Channel[]>('sms', 'call'),
  life: fc.integer({ min: 1, max: 40 }),
  comes: fc.integer({ min: 0, max: 20 }),
  turnsFalse: fc.option(fc.integer({ min: 0, max: 40 }), { nil: null }),
})

it('every message ends, none goes as two orders, and neither modems nor people nor the budget are given more than they may', () => {
  fc.assert(
    fc.property(
      fc.array(someMessage, { maxLength: 60 }),
      fc.array(fc.subarray([A, B]), { minLength: 60, maxLength: 60 }),
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 1, max: 4 }),
      (wanted, online, budget, slow) => {
        const all = wanted.map(({ person, what, channel, life, comes, turnsFalse }) => ({
          ...{ message: message(person, what, { channel, askedAt: comes, expiresAt: comes + life }), comes, turnsFalse },
          ...{ orders: [] as string[], end: null as string | null },
        }))
        const running: (Given & { until: number })[] = []
        const used = { sms: 0, call: 0 }
        const entry = (id: MessageId) => all.find(({ message: { id: own } }) => own === id)
        const finish = (id: MessageId, state: string) => Object.assign(entry(id) ?? {}, { end: state })
        for (let now = 0; now < 60; now += 1) {
          for (const order of running.splice(0)) {
            if (order.until > now) running.push(order)
            else for (const { id } of order.messages) finish(id, 'sent')
          }
          const left = (channel: Channel) => ({ urgent: budget - used[channel], other: budget - Math.floor(budget / 5) - used[channel] })
          const plan = planNext({
            ...{ now, given: running, modems: online[now] ?? [], left: { sms: left('sms'), call: left('call') } },
            waiting: all
              .filter(({ comes, orders, end }) => comes <= now && orders.length === 0 && end === null)
              .map((each) => each.message),
            isTrue: ({ id }) => (entry(id)?.turnsFalse ?? Number.POSITIVE_INFINITY) > now,
            hasNumber: (person) => person !== 'gone',
            fits: (same) => Math.min(same.length, 3),
            isDrill: () => false,
          })
          for (const { message: id, state } of plan.ended) {
            expect(entry(id)?.end).toBeNull()
            finish(id, state)
          }
          for (const [index, { channel, gateway, messages }] of plan.orders.entries()) {
            const order = `o-${now}-${index}`
            used[channel] += 1
            for (const { id } of messages) entry(id)?.orders.push(order)
            expect(messages.every(({ id }) => entry(id)?.end === null)).toBe(true)
            expect(new Set(messages.map(({ person, what }) => `${person} ${what}`)).size).toBe(1)
            running.push({ order, channel, gateway, messages, until: now + slow })
          }
          for (const gateway of [A, B]) {
            expect(running.filter((each) => each.gateway === gateway && each.channel === 'sms').length).toBeLessThanOrEqual(2)
            expect(running.filter((each) => each.gateway === gateway && each.channel === 'call').length).toBeLessThanOrEqual(1)
          }
          const busy = running.map(({ channel, messages }) => `${channel} ${messages[0]?.person}`)
          expect(new Set(busy).size).toBe(busy.length)
        }
        expect(Math.max(used.sms, used.call)).toBeLessThanOrEqual(budget)
        for (const { orders, end } of all) {
          expect(orders.length).toBeLessThanOrEqual(1)
          expect(end !== null || running.length > 0).toBe(true)
        }
        for (const { end, orders } of all) if (end === null) expect(running.some(({ order }) => orders.includes(order))).toBe(true)
      },
    ),
    { numRuns: 100 },
  )
})
