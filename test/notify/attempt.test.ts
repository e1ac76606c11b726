import { expect, test } from 'vitest'
import type { PersonId } from '../../hub/contract/ids.ts'
import { startPushService } from '../harness/push-service.ts'
import { until } from '../harness/until.ts'
import { INCIDENT } from './desk-side.ts'
import { pagerRoom } from './pager-room.ts'

const { service, opened } = pagerRoom()

test('an alarm goes out with high urgency, its remaining life and one topic, and what the push service took is settled as accepted', async () => {
  const desk = opened()
  const phone = desk.phone({ expiresAt: desk.clock.now() + 60_500 })
  desk.tell(phone.notice)
  await until('the outcome', () => phone.outcome())
  expect(desk.settled).toEqual([{ notice: phone.notice.id, incident: INCIDENT, outcome: 'accepted', status: 201 }])
  const [request] = service().to(phone.endpoint)
  expect(request).toMatchObject({
    ttl: '60',
    urgency: 'high',
    encoding: 'aes128gcm',
    authorization: expect.stringMatching(/^vapid t=.+, k=.+/),
  })
  expect(request?.topic).toMatch(/^[A-Za-z0-9_-]{1,32}$/)
  expect(phone.received()).toMatchObject([{ web_push: 8030, what: 'alarm', incident: INCIDENT, notification: { tag: INCIDENT } }])
  expect(desk.pager.readReceipt(phone.received()[0]?.token ?? '')).toEqual({ notice: phone.notice.id, incident: INCIDENT })
})

test.each([404, 410])('a phone whose push service says %i is settled as gone and forgotten', async (status) => {
  const desk = opened()
  const phone = desk.phone()
  service().answer(phone.endpoint, { status })
  desk.tell(phone.notice)
  expect(await until('the outcome', () => phone.outcome())).toMatchObject({ outcome: 'gone', status })
  expect(desk.changes).toEqual([{ type: 'ForgetSubscription', at: desk.clock.now(), by: null, id: phone.notice.subscription }])
})

test.each([301, 400, 401, 403, 413])('a %i is not tried again, is settled as refused, and the log says what to do', async (status) => {
  const desk = opened()
  const phone = desk.phone()
  service().answer(phone.endpoint, { status, text: 'BadJwtToken' })
  desk.tell(phone.notice)
  expect(await until('the outcome', () => phone.outcome())).toMatchObject({ outcome: 'refused', status })
  await desk.clock.push(60_000)
  expect(service().to(phone.endpoint)).toHaveLength(1)
  expect(desk.changes).toEqual([])
  expect(desk.logged).toContainEqual({
    level: 'error',
    fields: expect.objectContaining({ origin: service().origin, explanation: 'BadJwtToken' }),
    message: expect.stringMatching(/check|report/),
  })
  expect(JSON.stringify(desk.logged)).not.toContain(phone.endpoint)
  expect(desk.pager.health()).toMatchObject({ status: 'degraded', detail: expect.stringContaining(`status ${status}`) })
})

test('a push service whose certificate nobody vouches for is told nothing', async () => {
  const desk = opened({ extraCa: null })
  const phone = desk.phone()
  desk.tell(phone.notice)
  await until('the failure', () => desk.logged.length === 1)
  expect(desk.logged[0]).toMatchObject({ level: 'warn', fields: { failed: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' } })
  expect(service().to(phone.endpoint)).toEqual([])
  expect(desk.pager.health()).toMatchObject({ status: 'degraded', detail: expect.stringContaining('HUB_PUSH_CA') })
})

test('what is no longer wanted, expired, or for a phone that is no longer the person’s is not sent', async () => {
  const desk = opened({ stillWanted: ({ notice }) => notice.what !== 'alarm' })
  const answered = desk.phone()
  const late = desk.phone({ what: 'closed', expiresAt: desk.clock.now() })
  const handedOn = desk.phone({ what: 'closed' })
  desk.phones.set(handedOn.person, [])
  const removed = desk.phone({ what: 'closed' })
  desk.keys.clear()
  desk.tell(late.notice, handedOn.notice, removed.notice)
  await until('three outcomes', () => desk.settled.length === 3)
  expect([late, handedOn, removed].map((phone) => phone.outcome()?.outcome)).toEqual(['expired', 'gone', 'gone'])

  const wanted = desk.phone({ what: 'answered' })
  desk.keys.set(answered.notice.subscription, { endpoint: answered.endpoint, ...answered.subscription.keys })
  desk.tell(answered.notice, wanted.notice)
  await until('five outcomes', () => desk.settled.length === 5)
  expect([answered, wanted].map((phone) => phone.outcome()?.outcome)).toEqual(['expired', 'accepted'])
  for (const phone of [late, handedOn, removed, answered]) expect(service().to(phone.endpoint)).toEqual([])
})

test('the world is looked at again before every try, so an alarm that was answered meanwhile is not repeated', async () => {
  let wanted = true
  const desk = opened({ stillWanted: () => wanted })
  const phone = desk.phone()
  service().answer(phone.endpoint, { status: 500 })
  desk.tell(phone.notice)
  await until('the first try is over', () => desk.logged.length === 1)
  wanted = false
  await desk.clock.push(250)
  expect(await until('the outcome', () => phone.outcome())).toMatchObject({ outcome: 'expired' })
  expect(service().to(phone.endpoint)).toHaveLength(1)
})

test('a subscription that points where none may is never sent to', async () => {
  const desk = opened({ pushHosts: [] })
  const phone = desk.phone()
  desk.tell(phone.notice)
  expect(await until('the outcome', () => phone.outcome())).toMatchObject({ outcome: 'refused' })
  expect(service().to(phone.endpoint)).toEqual([])
  expect(desk.logged).toMatchObject([{ level: 'error', message: expect.stringContaining('HUB_PUSH_HOSTS') }])
})

test('keys that are no keys are refused, and other phones are told', async () => {
  const desk = opened()
  const [broken, whole] = [desk.phone(), desk.phone()]
  desk.keys.set(broken.notice.subscription, { endpoint: broken.endpoint, p256dh: 'AAAA', auth: 'AAAA' })
  desk.tell(broken.notice, whole.notice)
  await until('both outcomes', () => desk.settled.length === 2)
  expect([broken, whole].map((phone) => phone.outcome()?.outcome)).toEqual(['refused', 'accepted'])
})

test('the token is signed once for each push service, not for each phone, and anew before its twelve hours are over', async () => {
  const other = await startPushService(service().ca)
  try {
    const desk = opened()
    const [first, second] = [desk.phone(), desk.phone()]
    const person = 'p-other' as PersonId
    const { p256dh, auth } = first.subscription.keys
    desk.tell(first.notice, second.notice, desk.noticeFor(person, desk.subscribe(person, { endpoint: other.endpoint(), p256dh, auth })))
    await until('three outcomes', () => desk.settled.length === 3)
    const sentTo = (phone: { endpoint: string }) => service().to(phone.endpoint)[0]?.authorization
    expect(sentTo(first)).toBe(sentTo(second))
    expect(other.requests[0]?.authorization).not.toBe(sentTo(first))
    expect(claims(sentTo(first))).toMatchObject({ aud: service().origin, sub: 'mailto:hub@example.org' })
    expect(claims(other.requests[0]?.authorization)).toMatchObject({ aud: other.origin })

    await desk.clock.push(11 * 3_600_000 - 1)
    const third = desk.phone()
    desk.tell(third.notice)
    await until('its outcome', () => third.outcome())
    expect(sentTo(third)).toBe(sentTo(first))
    await desk.clock.push(1)
    const fourth = desk.phone()
    desk.tell(fourth.notice)
    await until('its outcome', () => fourth.outcome())
    expect(sentTo(fourth)).not.toBe(sentTo(first))
  } finally {
    await other.close()
  }
})
const claims = (authorization = '') =>
  JSON.parse(Buffer.from(authorization.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>
