import { expect, test } from 'vitest'
import type { PersonId } from '../../hub/contract/ids.ts'
import { until } from '../harness/until.ts'
import { INCIDENT } from './desk-side.ts'
import { pagerRoom, quiet } from './pager-room.ts'

const { service, opened, requestsTo } = pagerRoom()

const OFFICER = 'p-officer' as PersonId

test('at the start every notice without an outcome is taken up again, and one that is told of twice is sent once', async () => {
  const desk = opened({
    outbox: () => [
      { incident: INCIDENT, notice: left.notice },
      { incident: INCIDENT, notice: stale.notice },
    ],
  })
  const left = desk.phone()
  const stale = desk.phone({ expiresAt: desk.clock.now() - 1 })
  desk.tell(left.notice)
  desk.pager.start()
  await until('both outcomes', () => desk.settled.length === 2)
  expect([left, stale].map((phone) => phone.outcome()?.outcome)).toEqual(['accepted', 'expired'])
  expect(service().to(left.endpoint)).toHaveLength(1)
})

test('outcomes known in one turn are settled in one command', async () => {
  const desk = opened()
  desk.tell(...Array.from({ length: 30 }, () => desk.phone({ expiresAt: desk.clock.now() }).notice))
  await until('all outcomes', () => desk.settled.length === 30)
  expect(desk.batches).toEqual([30])
})

test('a desk that is behind is told again later, with whatever has become known since', async () => {
  let behind = true
  const told: number[] = []
  const desk = opened({
    desk: {
      async submit(command) {
        if (command.type === 'SettleNotices') told.push(command.outcomes.length)
        return behind ? { ok: false, refusal: { refused: 'journal-behind' } } : { ok: true, recorded: [], written: Promise.resolve() }
      },
    },
  })
  desk.tell(desk.phone({ expiresAt: desk.clock.now() }).notice)
  await until('the refusal', () => told.length === 1)
  behind = false
  desk.tell(desk.phone({ expiresAt: desk.clock.now() }).notice)
  await quiet()
  await desk.clock.push(1000)
  await until('the second telling', () => told.length === 2)
  expect(told).toEqual([1, 2])
})

test('a test reaches every phone of a person, says how many push services took it, and its receipt names the phone', async () => {
  const desk = opened()
  const phone = desk.phone()
  const gone = desk.phone()
  service().answer(gone.endpoint, { status: 410 })
  const second = desk.subscribe(phone.person, { endpoint: gone.endpoint, ...gone.subscription.keys })
  expect(await desk.pager.sendTest(phone.person, OFFICER)).toEqual({ phones: 2, accepted: 1 })
  expect(phone.received()).toMatchObject([{ what: 'test', notification: { tag: 'test' } }])
  expect(desk.pager.readReceipt(phone.received()[0]?.token ?? '')).toEqual({ test: phone.person, subscription: phone.notice.subscription })
  expect(desk.tests).toMatchObject([
    { type: 'TestPhones', person: phone.person, by: OFFICER, phones: [phone.notice.subscription, second] },
    { type: 'SettlePhoneTest', person: phone.person },
    { type: 'SettlePhoneTest', person: phone.person },
  ])
  expect(desk.tests.map((each) => ('outcome' in each ? each.outcome : '')).sort()).toEqual(['', 'accepted', 'gone'])
  expect(desk.changes).toMatchObject([{ type: 'ForgetSubscription', id: second }])
  expect(desk.settled).toEqual([])
  expect(await desk.pager.sendTest('p-nobody' as PersonId, OFFICER)).toEqual({ phones: 0, accepted: 0 })
})

test('a test of a phone whose push service hangs ends without it', async () => {
  const desk = opened()
  const phone = desk.phone()
  service().answer(phone.endpoint, 'hang')
  const result = desk.pager.sendTest(phone.person, OFFICER)
  for (let tries = 1; tries <= 2; tries++) {
    await requestsTo(phone, tries)
    await desk.clock.push(5000)
    await until(`try ${tries} is over`, () => desk.logged.length >= tries)
    await desk.clock.push(250)
  }
  expect(await result).toEqual({ phones: 1, accepted: 0 })
})

test('closing gives up what is under way and leaves it unsettled for the next start', async () => {
  const desk = opened()
  const [hanging, waiting] = [desk.phone(), desk.phone()]
  service().answer(hanging.endpoint, 'hang')
  service().answer(waiting.endpoint, { status: 500 })
  desk.tell(hanging.notice, waiting.notice)
  await until('both are under way', () => service().to(hanging.endpoint).length + desk.logged.length === 2)
  const test = desk.pager.sendTest(hanging.person, OFFICER)
  await desk.pager.close()
  expect(await test).toEqual({ phones: 1, accepted: 0 })
  await desk.clock.push(60_000)
  expect(desk.settled).toEqual([])
})

test('an outcome that is known when the pager closes is still told', async () => {
  const desk = opened()
  desk.tell(desk.phone({ expiresAt: desk.clock.now() }).notice)
  await desk.pager.close()
  expect(desk.settled).toMatchObject([{ outcome: 'expired' }])
})
