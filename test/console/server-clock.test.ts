import { expect, test } from 'vitest'
import { serverClock } from '../../console/src/time/server-clock.ts'

const at = (ms: number) => new Date(ms).toISOString()

test('a device whose clock is wrong shows ages by the hub’s clock', () => {
  const clock = serverClock()
  clock.heard(at(1_000_000), 400_000)
  expect(clock.now(405_000)).toBe(1_005_000)
})

test('a beat that was long under way does not move the clock', () => {
  const clock = serverClock()
  clock.heard(at(1_000_000), 1_000_100)
  clock.heard(at(1_005_000), 1_009_000)
  expect(clock.now(1_010_000)).toBe(1_009_900)
})

test('a device whose clock is set right later is followed within a few beats', () => {
  const clock = serverClock()
  clock.heard(at(1_000_000), 400_000)
  for (let beat = 1; beat <= 6; beat++) clock.heard(at(1_000_000 + beat * 5000), 1_000_000 + beat * 5000)
  expect(clock.now(2_000_000)).toBe(2_000_000)
})

test('a beat without a time that can be read changes nothing', () => {
  const clock = serverClock()
  clock.heard('soon', 0)
  expect(clock.now(7)).toBe(7)
})
