import { expect, test } from 'vitest'
import { createReceiver } from '../../firmware-bridge/receiver.ts'
import { pushedClock } from '../harness/clock.ts'

function receiver(heartbeatMs: number | null) {
  const clock = pushedClock()
  const told: string[] = []
  return { clock, told, it: createReceiver(clock, heartbeatMs, (state) => told.push(state)) }
}

test('two heartbeats missed in a row make the receiver silent; the next one brings it back', async () => {
  const { clock, told, it } = receiver(30_000)
  it.opened()
  it.spoke()
  await clock.push(61_000)
  expect(told).toEqual([])
  await clock.push(1_000)
  expect(told).toEqual(['silent'])
  it.spoke()
  expect(told).toEqual(['silent', 'open'])
})

test('a cable pushed back at once is no news; one that stays out is', async () => {
  const { clock, told, it } = receiver(null)
  it.opened()
  it.closed()
  await clock.push(2_000)
  it.opened()
  await clock.push(60_000)
  expect(told).toEqual([])
  it.closed()
  await clock.push(3_000)
  expect(told).toEqual(['closed'])
  it.opened()
  expect(told).toEqual(['closed', 'open'])
})

test('a line without a receiver heartbeat is never called silent', async () => {
  const { clock, told, it } = receiver(null)
  it.opened()
  await clock.push(86_400_000)
  expect(told).toEqual([])
})
