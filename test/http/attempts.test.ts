import { expect, test } from 'vitest'
import { addressKey, attempts } from '../../hub/http/attempts.ts'
import { pushedClock } from '../harness/clock.ts'

test('so many tries at once, then one more with each refill, and the wait is said in seconds', async () => {
  const clock = pushedClock()
  const tries = attempts(clock, 3, 30_000)
  expect([1, 2, 3].map(() => tries.take('an'))).toEqual([0, 0, 0])
  expect(tries.take('an')).toBe(30)
  await clock.push(29_500)
  expect(tries.take('an')).toBe(1)
  await clock.push(500)
  expect(tries.take('an')).toBe(0)
  expect(tries.take('an')).toBe(30)
})

test('a clock on the wall that is set gives no tries away and keeps nobody out', async () => {
  const clock = pushedClock()
  const tries = attempts(clock, 1, 30_000)
  tries.take('an')
  clock.jump(3_600_000)
  expect(tries.take('an')).toBe(30)
  clock.jump(-7_200_000)
  await clock.push(30_000)
  expect(tries.take('an')).toBe(0)
})

test('one key’s guesses are not another’s', () => {
  const tries = attempts(pushedClock(), 1, 30_000)
  tries.take('an')
  expect(tries.take('binh')).toBe(0)
})

test('a try given back was none', () => {
  const tries = attempts(pushedClock(), 1, 30_000)
  for (let turn = 0; turn < 5; turn++) {
    expect(tries.take('an')).toBe(0)
    tries.giveBack('an')
  }
})

test('a flood of names forgets the quietest, never the one that is guessed at', () => {
  const tries = attempts(pushedClock(), 1, 30_000)
  tries.take('quiet')
  for (let name = 0; name < 10_000; name++) {
    tries.take(`name-${name}`)
    tries.take('guessed')
  }
  expect(tries.take('guessed')).toBeGreaterThan(0)
  expect(tries.take('quiet')).toBe(0)
})

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8::6', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('%s is counted as %s', (address, key) => {
  expect(addressKey(address)).toBe(key)
})
