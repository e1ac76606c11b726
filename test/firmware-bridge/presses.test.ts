import { expect, test } from 'vitest'
import { createPresses } from '../../firmware-bridge/presses.ts'
import { pushedClock } from '../harness/clock.ts'

const NOTHING = { waiting: [], delivered: [], counters: [] }
const press = (counter: string | null, text = '') => ({ device: 'K01', counter, text })

test('the same count again is the same press, with the same time, for as long as the hub takes the same id for it', async () => {
  const clock = pushedClock()
  const presses = createPresses(clock, NOTHING)
  const first = presses.identify(press('17'), null)
  await clock.push(60_000)
  expect(presses.identify(press('017'), null)).toEqual(first)
  presses.delivered(first.key)
  expect(presses.identify(press('17'), null)).toEqual({ ...first, delivered: true })
})

test('after that it is told with a new time, and the hub shows it as repeated: a changed battery begins to count anew', async () => {
  const clock = pushedClock()
  const presses = createPresses(clock, NOTHING)
  const first = presses.identify(press('17'), null)
  presses.delivered(first.key)
  await clock.push(10 * 60_000)
  expect(presses.identify(press('17'), null)).toEqual({ ...first, at: clock.now() })
})

test('while a press waits for the hub it stays the same press, however long', async () => {
  const clock = pushedClock()
  const presses = createPresses(clock, NOTHING)
  const first = presses.identify(press('17'), null)
  const words = presses.identify(press(null, '5011 181234E12201001'), null)
  await clock.push(3_600_000)
  expect(presses.identify(press('17'), null)).toEqual(first)
  expect(presses.identify(press(null, '5011 181234E12201001'), null)).toEqual(words)
})

test('a receiver without counters that asks again within seconds means the same press; later it is another', async () => {
  const clock = pushedClock()
  const presses = createPresses(clock, NOTHING)
  const first = presses.identify(press(null, 'x'), null)
  presses.delivered(first.key)
  await clock.push(9_000)
  expect(presses.identify(press(null, 'x'), null)).toEqual({ ...first, delivered: true })
  await clock.push(1_000)
  const second = presses.identify(press(null, 'x'), null)
  expect(second.delivered).toBe(false)
  expect(second.press).not.toBe(first.press)
})

test('a signing device never counts down: what is older than its last is shown as played again, after a restart too', () => {
  const presses = createPresses(pushedClock(), { ...NOTHING, counters: [{ device: 'K01.a', counter: 20 }] })
  expect(presses.identify(press('21'), 'K01.a').replayed).toBe(false)
  expect(presses.count('21', 'K01.a')).toBe(21)
  expect(presses.identify(press('19'), 'K01.a').replayed).toBe(true)
  expect(presses.identify(press('5'), null).replayed).toBe(false)
  expect(['22', '21', '20'].map((counter) => presses.place(counter, 'K01.a'))).toEqual(['new', 'last', 'old'])
  // A new key is a new device: it begins to count anew.
  expect(presses.place('1', 'K01.b')).toBe('new')
})

test('what was delivered before a restart is still the same press', () => {
  const clock = pushedClock()
  const entry = { name: 'K01-17@1', key: '#K01-17', press: 'K01-17', at: clock.now() - 1_000, topic: 't', payload: '{}' }
  const presses = createPresses(clock, { ...NOTHING, delivered: [entry] })
  expect(presses.identify(press('17'), null)).toMatchObject({ press: 'K01-17', at: entry.at, delivered: true })
})
