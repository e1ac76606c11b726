/** Short messages and calls on their way out: which are not over, which are still true, and how many more there may be. */
import { expect, test } from 'vitest'
import type { GatewayId, IncidentId } from '../../hub/contract/ids.ts'
import { budgetLeft, isOpenFor, ofOrder, stillTrue, underWay } from '../../hub/core/messages/outgoing-view.ts'
import { ids, sampleDirectory, types, type World, world } from './world.ts'

const GATEWAY = 'modem' as GatewayId
const INCIDENT = 'incident-1' as IncidentId

/** A patrol without a phone that push could wake is asked at once. */
function asked(): World {
  const w = world({ directory: { ...sampleDirectory(), numbers: new Set([ids.patrol]), phones: new Map() } })
  w.onDuty(ids.officer)
  w.onDuty(ids.patrol)
  w.press()
  return w
}
const first = (w: World) => {
  const [message] = underWay(w.state)
  if (!message) throw new Error('nothing is under way')
  return message
}
const order = (w: World, name: string) => {
  const { id, channel } = first(w)
  return w.submit({
    type: 'OrderMessages',
    at: w.now(),
    order: name,
    gateway: GATEWAY,
    channel,
    messages: [{ message: id, incident: INCIDENT }],
  })
}
const reach = (w: World, state: 'accepted' | 'sent' | 'withdrawn') =>
  w.submit({ type: 'ProgressMessages', at: w.now(), progress: [{ message: first(w).id, incident: INCIDENT, state }] })

test('an order is written down before it is given, once against the budget however often, and finds its messages', () => {
  const w = asked()
  expect(first(w)).toMatchObject({ what: 'alarm', person: ids.patrol, state: 'asked', order: null, gateway: null })
  expect(types(order(w, 'o-1'))).toEqual(['MessagesOrdered'])
  order(w, 'o-1')
  expect(first(w)).toMatchObject({ order: 'o-1', gateway: GATEWAY, state: 'asked' })
  expect(ofOrder(w.state, 'o-1').map(({ id }) => id)).toEqual([first(w).id])
  expect(budgetLeft(w.state, w.directory(), 'sms', w.now())).toEqual({ urgent: 119, other: 95 })
  expect(budgetLeft(w.state, w.directory(), 'call', w.now())).toEqual({ urgent: 40, other: 32 })
  expect(budgetLeft(w.state, w.directory(), 'sms', w.now() + 3_600_000).urgent).toBe(120)
})

test('what the network has is no longer under way, and what is over is not ordered again', () => {
  const w = asked()
  order(w, 'o-1')
  reach(w, 'accepted')
  expect(underWay(w.state)).toHaveLength(1)
  const { id, channel } = first(w)
  reach(w, 'sent')
  expect(underWay(w.state)).toEqual([])
  w.submit({ type: 'ProgressMessages', at: w.now(), progress: [{ message: id, incident: INCIDENT, state: 'later' }] })
  const again = { order: 'o-2', gateway: GATEWAY, channel, messages: [{ message: id, incident: INCIDENT }] }
  expect(w.submit({ type: 'OrderMessages', at: w.now(), ...again })).toEqual([])
})

test('an alarm is true while it rings; who has it is news to whoever was called out, and to nobody else', () => {
  const w = asked()
  const alarm = first(w)
  expect(stillTrue(w.state, alarm)).toBe(true)
  expect(isOpenFor(w.state.incidents.get(INCIDENT) as never, ids.patrol)).toBe(true)
  expect(isOpenFor(w.state.incidents.get(INCIDENT) as never, ids.officer)).toBe(false)
  order(w, 'o-1')
  w.submit({ type: 'Acknowledge', at: w.now(), incident: INCIDENT, by: w.actor(ids.officer), takeover: false })
  expect(stillTrue(w.state, alarm)).toBe(false)
  const news = underWay(w.state).find(({ what }) => what === 'answered')
  expect(news && stillTrue(w.state, news)).toBe(true)

  const quick = asked()
  quick.submit({ type: 'Acknowledge', at: quick.now(), incident: INCIDENT, by: quick.actor(ids.officer), takeover: false })
  const early = underWay(quick.state).find(({ what }) => what === 'answered')
  expect(early && stillTrue(quick.state, early)).toBe(false)
})

test('a clock that is set by an hour makes nothing expire that waits, of a closed alarm neither', () => {
  const w = asked()
  order(w, 'o-1')
  w.submit({ type: 'Acknowledge', at: w.now(), incident: INCIDENT, by: w.actor(ids.officer), takeover: false })
  w.submit({ type: 'Close', at: w.now(), incident: INCIDENT, by: w.actor(ids.officer), disposition: 'test', note: null })
  const before = underWay(w.state).map(({ expiresAt }) => expiresAt)
  w.submit({ type: 'ClockJump', at: w.now() + 3_600_000, by: 3_600_000 })
  expect(underWay(w.state).map(({ expiresAt }) => expiresAt)).toEqual(before.map((at) => at + 3_600_000))
})
