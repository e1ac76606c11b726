import { expect, it } from 'vitest'
import type { GatewayId } from '../../../hub/contract/ids.ts'
import { createFlights } from '../../../hub/notify/modem/flights.ts'
import { pushedClock } from '../../harness/clock.ts'

const A = 'a' as GatewayId
const B = 'b' as GatewayId
const order = { order: 'o-1', gateway: A }

/** Each second: what is to be done. */
async function seconds(count: number, flights: ReturnType<typeof createFlights>, clock: ReturnType<typeof pushedClock>, modems = [A]) {
  const done: string[] = []
  for (let second = 0; second < count; second += 1) {
    const next = flights.next(order, modems)
    if (next === 'ask') flights.asked(order.order, order.gateway)
    done.push(next === null ? '.' : next === 'ask' ? 'ask' : `→ ${next.moveTo}`)
    await clock.push(1_000)
  }
  return done.join(' ')
}

it('asks at once, and every five seconds until something is said', async () => {
  const clock = pushedClock()
  const flights = createFlights(clock)
  expect(await seconds(12, flights, clock)).toBe('ask . . . . ask . . . . ask .')
  flights.heard(order.order, A)
  expect(await seconds(60, flights, clock)).toBe(Array.from({ length: 60 }, () => '.').join(' '))
})

it('goes to another modem when the first says nothing for fifteen seconds, at once when it is gone, and nowhere when there is none', async () => {
  const clock = pushedClock()
  expect(await seconds(16, createFlights(clock), clock, [A, B])).toBe('ask . . . . ask . . . . ask . . . . → b')
  expect(createFlights(clock).next(order, [B])).toEqual({ moveTo: B })
  expect(createFlights(clock).next(order, [])).toBe('ask')
})

it('one that has it and then is gone for long loses it to another', async () => {
  const clock = pushedClock()
  const flights = createFlights(clock)
  flights.next(order, [A, B])
  flights.asked(order.order, A)
  flights.heard(order.order, A)
  await clock.push(60_000)
  expect(flights.next(order, [A, B])).toBeNull()
  await clock.push(10_000)
  expect(flights.next(order, [B])).toBeNull()
  await clock.push(5_000)
  expect(flights.next(order, [B])).toEqual({ moveTo: B })
})

it('a modem that cannot is asked last for the next thing, and another is asked for this one', async () => {
  const clock = pushedClock()
  const flights = createFlights(clock)
  flights.next(order, [A, B])
  expect(flights.failed(order.order, A, [A])).toBe(false)
  expect(flights.failed(order.order, A, [A, B])).toBe(true)
  expect(flights.next(order, [A, B])).toEqual({ moveTo: B })
  expect(flights.inOrder([A, B])).toEqual([B, A])
  await clock.push(60_000)
  expect(flights.inOrder([A, B])).toEqual([A, B])
})

it('a clock on the wall that is set makes nobody ask twice', async () => {
  const clock = pushedClock()
  const flights = createFlights(clock)
  flights.next(order, [A])
  flights.asked(order.order, A)
  clock.jump(3_600_000)
  expect(flights.next(order, [A])).toBeNull()
})
