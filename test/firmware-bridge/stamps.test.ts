import { expect, test } from 'vitest'
import { createStamps } from '../../firmware-bridge/stamps.ts'
import { pushedClock } from '../harness/clock.ts'

const MINUTE = 60_000

test('a press heard again keeps the time it was first heard', async () => {
  const clock = pushedClock()
  const stamps = createStamps(clock)
  const first = stamps.of('K01-17')
  expect(first).toBe(new Date(clock.now()).toISOString())
  await clock.push(9 * MINUTE)
  expect(stamps.of('K01-17')).toBe(first)
})

test('a counter that begins anew after ten minutes is a new press', async () => {
  const clock = pushedClock()
  const stamps = createStamps(clock)
  const first = stamps.of('K01-0')
  await clock.push(10 * MINUTE)
  expect(stamps.of('K01-0')).not.toBe(first)
})

test('a storm of presses is remembered up to a bound, the newest kept', async () => {
  const clock = pushedClock()
  const stamps = createStamps(clock)
  const first = stamps.of('K01-0')
  for (let counter = 1; counter <= 1_500; counter++) stamps.of(`K01-${counter}`)
  const newest = stamps.of('K01-1500')
  await clock.push(1)
  expect(stamps.of('K01-1500')).toBe(newest)
  expect(stamps.of('K01-0')).not.toBe(first)
})
