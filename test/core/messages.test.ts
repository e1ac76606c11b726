/** Who is told by short message and by telephone, and what an answer from there does. */
import { expect, test } from 'vitest'
import type { Event, EventOf } from '../../hub/contract/events.ts'
import type { GatewayId, IncidentId, MessageId, PersonId, SubscriptionId } from '../../hub/contract/ids.ts'
import type { Message } from '../../hub/contract/message-events.ts'
import type { Directory } from '../../hub/core/directory.ts'
import { ids, sampleDirectory, types, type World, world } from './world.ts'

const GATEWAY = 'modem' as GatewayId

function withModem(numbers: PersonId[] = [ids.patrol, ids.commander], more: Partial<Directory> = {}): Directory {
  return { ...sampleDirectory(), numbers: new Set(numbers), ...more }
}
/** On duty with its page open: an officer, and a patrol. */
function start(directory = withModem()): World {
  const w = world({ directory })
  w.onDuty(ids.officer)
  w.onDuty(ids.patrol)
  return w
}

const requested = (events: readonly Event[]) =>
  events.filter((event): event is EventOf<'MessagesRequested'> => event.type === 'MessagesRequested')
const asked = (events: readonly Event[]) =>
  requested(events).flatMap(({ because, messages }) =>
    messages.map(({ channel, person, what }) => `${because}: ${channel} ${what} → ${person}`),
  )
const all = (w: World): Message[] => requested(w.recorded.map(({ event }) => event)).flatMap(({ messages }) => messages)

function progress(w: World, messages: readonly Message[], state: 'accepted' | 'sent' | 'delivered' | 'later', code?: string): Event[] {
  const incident = 'incident-1' as IncidentId
  return w.submit({
    type: 'ProgressMessages',
    at: w.now(),
    progress: messages.map(({ id }) => ({ message: id, incident, state, gateway: GATEWAY, ...(code && { code }) })),
  })
}
function shows(w: World, events: readonly Event[]): void {
  for (const event of events)
    if (event.type === 'StepReached')
      for (const { id } of event.notices)
        w.submit({ type: 'ReceiptArrived', at: w.now(), notice: id, incident: event.incident, stage: 'shown' })
}
const sms = (w: World, from: PersonId, text: string, more: { id?: string; sentAt?: number } = {}) =>
  w.submit({
    type: 'HearSms',
    at: w.now(),
    sms: more.id ?? `sms-${w.now()}-${text}`,
    gateway: GATEWAY,
    text,
    by: w.actor(from),
    sentAt: more.sentAt ?? w.now(),
    directory: w.directory(),
  })

test('whoever has not shown the push within ten seconds is sent one message, and nobody who has', () => {
  const w = start()
  w.press()
  expect(asked(w.pass(9))).toEqual([])
  expect(asked(w.pass(1))).toEqual(['not-shown: sms alarm → patrol'])
  expect(asked(w.pass(15))).toEqual([])

  const shown = start()
  shows(shown, shown.press())
  expect(requested(shown.pass(25))).toEqual([])
})

test('a patrol without a phone that could be woken is sent a message at once; who has no number either is named', () => {
  const w = start({ ...withModem(), phones: new Map() })
  expect(asked(w.press())).toEqual(['no-phone: sms alarm → patrol'])

  const without = start({ ...withModem([]), phones: new Map() })
  expect(requested(without.press()).map(({ messages, unreachable }) => ({ messages, unreachable }))).toEqual([
    { messages: [], unreachable: [ids.patrol] },
  ])
  expect(requested(without.pass(29))).toEqual([])
})

test('without push services nobody waits ten seconds', () => {
  const w = start()
  w.submit({ type: 'PushReach', at: w.now(), lostSince: w.now() - 30_000 })
  expect(asked(w.press())).toEqual(['no-push: sms alarm → patrol'])
  expect(asked(w.pass(25))).toEqual([])
  expect(types(w.submit({ type: 'PushReach', at: w.now(), lostSince: null }))).toEqual(['PushBack'])
  expect(w.submit({ type: 'PushReach', at: w.now(), lostSince: null })).toEqual([])
})

test('the unanswered step calls the commander, and calls again a minute later, one call at a time', () => {
  const w = start()
  w.press()
  const first = asked(w.pass(30))
  expect(first).toContain('not-acknowledged: call alarm → commander')
  // Still under way: two minutes are its life.
  expect(asked(w.pass(60)).filter((each) => each.includes('call'))).toEqual([])
  const [call] = all(w).filter(({ channel }) => channel === 'call')
  if (!call) throw new Error('nobody was called')
  progress(w, [call], 'later', 'no-answer')
  expect(asked(w.pass(30)).filter((each) => each.includes('call'))).toEqual(['not-acknowledged: call alarm → commander'])
})

test('with nobody at the desk the commander is called in the same second', () => {
  const w = world({ directory: withModem() })
  expect(asked(w.press())).toContain('not-acknowledged: call alarm → commander')
})

test('the key 1 is the commander’s acknowledgement, and everybody who was told hears of it', () => {
  const w = start()
  w.press()
  w.pass(31)
  progress(w, all(w), 'accepted')
  const call = all(w).find(({ channel }) => channel === 'call')
  const key = (digit: string) =>
    w.submit({
      type: 'HearKey',
      at: w.now(),
      incident: 'incident-1' as IncidentId,
      message: call?.id as MessageId,
      key: digit,
      by: w.actor(ids.commander),
    })
  expect(types(key('5'))).toEqual(['KeyPressed'])
  expect(w.view().phase).toBe('ringing')
})

test('the key is heard once', () => {
  const w = start()
  w.press()
  w.pass(31)
  progress(w, all(w), 'accepted')
  const call = all(w).find(({ channel }) => channel === 'call')
  const key = () =>
    w.submit({
      type: 'HearKey',
      at: w.now(),
      incident: 'incident-1' as IncidentId,
      message: call?.id as MessageId,
      key: '1',
      by: w.actor(ids.commander),
    })
  const events = key()
  expect(types(events)).toEqual(['KeyPressed', 'IncidentAcknowledged', 'MessagesRequested', 'MessagesRequested'])
  expect(asked(events)).toEqual(['news: sms answered → patrol', 'reply: sms noted → commander'])
  expect(w.view()).toMatchObject({ phase: 'acknowledged', ringing: false, acknowledgedBy: { id: ids.commander } })
  expect(key()).toEqual([])
})

test('a patrol that writes 1 is on its way and silences nobody', () => {
  const w = start()
  w.press()
  w.pass(10)
  progress(w, all(w), 'delivered')
  const events = sms(w, ids.patrol, ' 1. toi den ngay')
  expect(types(events)).toEqual(['SmsReceived', 'PatrolOnTheWay', 'MessagesRequested'])
  expect(w.view()).toMatchObject({ phase: 'ringing', ringing: true, onTheWay: [{ id: ids.patrol }] })
  expect(w.incident().messages.get(all(w)[0]?.id as MessageId)).toMatchObject({ state: 'answered' })
})

test('the same message read again is heard once, and one of before the alarm answers nothing', () => {
  const w = start()
  w.press()
  w.pass(10)
  progress(w, all(w), 'sent')
  expect(types(sms(w, ids.patrol, '1', { id: 'a', sentAt: w.now() - 3_600_000 }))).toEqual(['SmsReceived'])
  expect(w.view().onTheWay).toBeUndefined()
  expect(sms(w, ids.patrol, '1', { id: 'a' })).toEqual([])
  expect(types(sms(w, ids.patrol, '12', { id: 'b' }))).toEqual(['SmsReceived'])
  expect(w.view().onTheWay).toBeUndefined()
})

test('with two alarms a bare 1 is asked back, and the code of the site says which', () => {
  const w = start()
  w.press()
  w.press(ids.teller)
  w.pass(10)
  for (const incident of ['incident-1', 'incident-2'] as IncidentId[])
    w.submit({
      type: 'ProgressMessages',
      at: w.now(),
      progress: all(w).map(({ id }) => ({ message: id, incident, state: 'sent' as const })),
    })
  const bare = sms(w, ids.patrol, '1')
  expect(asked(bare)).toEqual(['reply: sms unclear → patrol'])
  const named = sms(w, ids.patrol, '1 bank', { id: 'named' })
  expect(named[0]).toMatchObject({ type: 'SmsReceived', meaning: 'answer', incident: 'incident-2' })
  expect(w.view('incident-2').onTheWay).toEqual([{ id: ids.patrol, name: 'Name of patrol' }])
  expect(w.view('incident-1').onTheWay).toBeUndefined()
})

test('who was told by message is told that it is closed', () => {
  const w = start()
  w.press()
  w.pass(10)
  progress(w, all(w), 'delivered')
  const incident = 'incident-1' as IncidentId
  const by = w.actor(ids.officer)
  expect(asked(w.submit({ type: 'Acknowledge', at: w.now(), incident, by, takeover: false }))).toEqual(['news: sms answered → patrol'])
  const dispatched = w.submit({ type: 'Dispatch', at: w.now(), incident, by, patrols: [ids.patrol], roster: w.roster(ids.shop) })
  expect(dispatched[0]).toMatchObject({ textsAt: w.now() + 10_000 })
  expect(asked(w.pass(10))).toEqual(['not-shown: sms dispatched → patrol'])
  w.submit({ type: 'Arrive', at: w.now(), incident, by })
  expect(asked(w.submit({ type: 'Close', at: w.now(), incident, by, disposition: 'false-alarm', note: null }))).toEqual([
    'news: sms closed → patrol',
  ])
})

test('a press that rings again within two minutes sends nobody the same news twice', () => {
  const w = start()
  w.press()
  w.pass(10)
  expect(all(w)).toHaveLength(1)
  w.press(ids.safe)
  expect(asked(w.pass(19)).filter((each) => each.includes('sms'))).toEqual([])
  w.pass(120)
  w.press(ids.safe)
  expect(asked(w.pass(15)).filter((each) => each.includes('sms alarm → patrol'))).toHaveLength(1)
})

test('what the budget did not allow marks the alarm, and is said once', () => {
  const w = start()
  w.press()
  w.pass(10)
  expect(types(progress(w, all(w), 'later', 'over-budget'))).toEqual(['MessagesProgressed', 'IncidentMarked'])
  expect(w.view().marks).toContain('over-budget')
  expect(progress(w, all(w), 'accepted')).toEqual([])
})

test('an alarm of a drill, a quiet press and a hub without a modem send nothing that was not asked for', () => {
  const none = start(sampleDirectory())
  expect([...requested(none.press()), ...requested(none.pass(120))]).toEqual([])
  const quiet = start()
  quiet.submit({ type: 'PutOnTest', at: quiet.now(), site: ids.shop, by: ids.officer, minutes: 30, reason: 'test' })
  expect([...requested(quiet.press()), ...requested(quiet.pass(600))]).toEqual([])
})

test('a phone that two people share is no reason to leave one out, and messages are kept in bounds', () => {
  const w = start({ ...withModem(), phones: new Map([[ids.patrol, ['a' as SubscriptionId, 'b' as SubscriptionId]]]) })
  w.press()
  expect(asked(w.pass(10))).toEqual(['not-shown: sms alarm → patrol'])
  w.pass(3 * 3_600)
  expect(w.incident().messages.size).toBeLessThanOrEqual(500)
})

test('a view says in a few figures who was written to, how far it came, and whether the commander picked up', () => {
  const w = start()
  w.press()
  const figures = () => w.view().byMessage
  expect(figures(), 'nobody was written to').toBeUndefined()
  w.pass(10)
  w.pass(20)
  const [written, calls] = (['sms', 'call'] as const).map((channel) => all(w).filter((each) => each.channel === channel)) as [
    Message[],
    Message[],
  ]
  expect(written.length).toBeGreaterThan(0)
  expect(figures()).toMatchObject({ sms: { asked: written.length, delivered: 0, answered: 0, failed: 0 }, call: { state: 'asked' } })
  progress(w, written, 'delivered')
  progress(w, calls, 'sent')
  expect(figures()).toMatchObject({ sms: { delivered: written.length }, call: { to: { id: ids.commander }, state: 'sent' } })
  expect(w.state.messages.traffic.get(GATEWAY)).toEqual({ sentAt: w.now() })
})
