import { expect, test } from 'vitest'
import type { PersonId } from '../../hub/contract/ids.ts'
import { MAX_PER_SERVICE } from '../../hub/notify/sender.ts'
import { startPushService } from '../harness/push-service.ts'
import { until } from '../harness/until.ts'
import { INCIDENT } from './desk-side.ts'
import { pagerRoom, quiet } from './pager-room.ts'

const { service, opened, requestsTo } = pagerRoom()

test('after a 429 the phone is left alone for Retry-After, by later notices too, and then told', async () => {
  const desk = opened()
  const phone = desk.phone()
  service().answer(phone.endpoint, { status: 429, retryAfter: '20' }, { status: 201 })
  desk.tell(phone.notice)
  await requestsTo(phone, 1)
  await until('the hold', () => desk.logged.length > 0)
  const second = desk.noticeFor(phone.person, phone.notice.subscription)
  desk.tell(second)
  await desk.clock.push(19_999)
  await quiet()
  expect(service().to(phone.endpoint)).toHaveLength(1)
  await desk.clock.push(1)
  await until('both outcomes', () => desk.settled.length === 2)
  expect(desk.settled.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted'])
})

test('Retry-After may be an HTTP date, by the hub’s clock', async () => {
  const desk = opened()
  const phone = desk.phone()
  service().answer(phone.endpoint, { status: 503, retryAfter: new Date(desk.clock.now() + 30_000).toUTCString() }, { status: 201 })
  desk.tell(phone.notice)
  await until('the hold', () => desk.logged.length > 0)
  await desk.clock.push(29_999)
  await quiet()
  expect(service().to(phone.endpoint)).toHaveLength(1)
  await desk.clock.push(1)
  expect(await until('the outcome', () => phone.outcome())).toMatchObject({ outcome: 'accepted' })
})

test.each([
  ['forward', 3_600_000],
  ['back', -3_600_000],
])('a clock on the wall that is set an hour %s ends nothing that is under way, and keeps nothing longer', async (_title, by) => {
  const desk = opened()
  const phone = desk.phone({ expiresAt: desk.clock.now() + 1000 })
  service().answer(phone.endpoint, { status: 500 })
  desk.tell(phone.notice)
  await until('try 1 is over', () => desk.logged.length === 1)
  desk.clock.jump(by)
  await desk.clock.push(250)
  await until('try 2 is over', () => desk.logged.length === 2)
  expect(phone.outcome()).toBeUndefined()
  await desk.clock.push(750)
  expect(await until('the outcome', () => phone.outcome())).toMatchObject({ outcome: 'expired' })
})

test('a failing push service is tried again with growing pauses until the notice expires, and the phone is kept', async () => {
  const desk = opened()
  const phone = desk.phone({ expiresAt: desk.clock.now() + 2000 })
  service().answer(phone.endpoint, { status: 500 })
  desk.tell(phone.notice)
  for (const [tries, pause] of [250, 500, 1000].entries()) {
    await until(`try ${tries + 1} is over`, () => desk.logged.length === tries + 1)
    await desk.clock.push(pause - 1)
    await quiet()
    expect(service().to(phone.endpoint)).toHaveLength(tries + 1)
    await desk.clock.push(1)
  }
  await until('try 4 is over', () => desk.logged.length === 4)
  await desk.clock.push(249)
  expect(phone.outcome()).toBeUndefined()
  await desk.clock.push(1)
  expect(await until('the outcome', () => phone.outcome())).toEqual({ notice: phone.notice.id, incident: INCIDENT, outcome: 'expired' })
  await desk.clock.push(60_000)
  expect(service().to(phone.endpoint)).toHaveLength(4)
  expect(desk.changes).toEqual([])
})

test('a push service that never answers is given up after 5 s and tried again', async () => {
  const desk = opened()
  const phone = desk.phone()
  service().answer(phone.endpoint, 'hang', { status: 201 })
  desk.tell(phone.notice)
  await requestsTo(phone, 1)
  await desk.clock.push(4999)
  await quiet()
  expect(desk.logged).toEqual([])
  await desk.clock.push(1)
  await until('the giving up', () => desk.logged.length === 1)
  expect(desk.logged[0]).toMatchObject({ level: 'warn', fields: { failed: 'no answer within 5 s' } })
  await desk.clock.push(250)
  expect(await until('the outcome', () => phone.outcome())).toMatchObject({ outcome: 'accepted' })
  expect(desk.pager.health()).toMatchObject({ status: 'ok' })
})

test('a push service that cannot be reached is tried again and keeps its phones', async () => {
  const dead = await startPushService(service().ca)
  const desk = opened()
  const phone = desk.phone()
  const patrol = 'p-far' as PersonId
  const { p256dh, auth } = phone.subscription.keys
  const notice = desk.noticeFor(patrol, desk.subscribe(patrol, { endpoint: dead.endpoint(), p256dh, auth }), {
    expiresAt: desk.clock.now() + 1000,
  })
  await dead.close()
  desk.tell(notice)
  await until('the failure', () => desk.logged.length === 1)
  expect(desk.logged[0]).toMatchObject({ level: 'warn', fields: { failed: 'ECONNREFUSED' } })
  await desk.clock.push(1000)
  await until('the outcome', () => desk.settled.length === 1)
  expect(desk.settled[0]).toMatchObject({ outcome: 'expired' })
  expect(desk.changes).toEqual([])
})

test('one dead push service delays nobody at another', async () => {
  const hung = await startPushService(service().ca)
  try {
    const desk = opened()
    const { p256dh, auth } = desk.phone().subscription.keys
    const stuck = Array.from({ length: MAX_PER_SERVICE * 2 }, (_, i) => {
      const person = `p-stuck-${i}` as PersonId
      const endpoint = hung.endpoint()
      hung.answer(endpoint, 'hang')
      return desk.noticeFor(person, desk.subscribe(person, { endpoint, p256dh, auth }), { expiresAt: desk.clock.now() + 5000 })
    })
    const phone = desk.phone()
    desk.tell(...stuck, phone.notice)
    expect(await until('the outcome', () => phone.outcome())).toMatchObject({ outcome: 'accepted' })
    await until('the hung service is full', () => hung.requests.length === MAX_PER_SERVICE)
    await quiet()
    expect(hung.requests).toHaveLength(MAX_PER_SERVICE)
    const later = desk.phone()
    desk.tell(later.notice)
    expect(await until('the outcome', () => later.outcome())).toMatchObject({ outcome: 'accepted' })
    await desk.clock.push(5000)
    await until('every outcome', () => desk.settled.length === stuck.length + 2)
    expect(desk.pager.health().waiting).toBe(0)
  } finally {
    await hung.close()
  }
})

test('a phone is sent one message at a time, in the order in which they were decided', async () => {
  const desk = opened()
  const phone = desk.phone()
  service().answer(phone.endpoint, 'hang', { status: 201 })
  desk.tell(phone.notice, desk.noticeFor(phone.person, phone.notice.subscription, { what: 'answered' }))
  await requestsTo(phone, 1)
  await quiet()
  expect(phone.received().map(({ what }) => what)).toEqual(['alarm'])
  await desk.clock.push(5000)
  await requestsTo(phone, 2)
  expect(phone.received().map(({ what }) => what)).toEqual(['alarm', 'answered'])
})
