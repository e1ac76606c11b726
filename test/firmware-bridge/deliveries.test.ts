import { expect, test } from 'vitest'
import { createDeliveries } from '../../firmware-bridge/deliveries.ts'
import { pushedClock, turn } from '../harness/clock.ts'

/** The far end of a link, in the test's own hand. */
function handLink() {
  const given: { topic: string; settle: (confirmed: boolean) => void }[] = []
  let up = true
  return {
    given,
    set: (isUp: boolean) => {
      up = isUp
    },
    isUp: () => up,
    publish: (topic: string) => new Promise<boolean>((settle) => given.push({ topic, settle })),
  }
}
const message = (topic: string) => ({ topic, payload: '{}' })

test('one that is on its way is not given a second time', async () => {
  const link = handLink()
  const safe: string[] = []
  const deliveries = createDeliveries(link, pushedClock(), () => {})
  deliveries.take('a', message('t'), () => safe.push('a'))
  deliveries.take('a', message('t'), () => safe.push('a'))
  expect(link.given).toHaveLength(1)
  link.given[0]?.settle(true)
  await turn()
  expect(safe).toEqual(['a'])
  expect(deliveries.size()).toBe(0)
})

test('what waits is offered in the order it came; what saw a connection end goes alone', async () => {
  const link = handLink()
  const deliveries = createDeliveries(link, pushedClock(), () => {})
  for (const name of ['a', 'b']) deliveries.take(name, message(name), () => {})
  for (const { settle } of link.given.splice(0)) settle(false)
  await turn()
  link.set(false)
  deliveries.take('c', message('c'), () => {})
  link.set(true)
  deliveries.offerAll()
  expect(link.given.map(({ topic }) => topic)).toEqual(['c', 'a'])
  link.given[1]?.settle(true)
  await turn()
  expect(link.given.map(({ topic }) => topic)).toEqual(['c', 'a', 'b'])
})

test('what waits is bounded, and what is not taken is said', () => {
  const link = handLink()
  const said: string[] = []
  link.set(false)
  const deliveries = createDeliveries(link, pushedClock(), (level) => said.push(level))
  for (let i = 0; i < 501; i++) deliveries.take(`press ${i}`, message('t'), () => {})
  expect(deliveries.size()).toBe(500)
  expect(said).toEqual(['error'])
})

test('a long wait is said', async () => {
  const link = handLink()
  const clock = pushedClock()
  const said: string[] = []
  const deliveries = createDeliveries(link, clock, (_level, text) => said.push(text))
  deliveries.take('a', message('t'), () => {})
  await clock.push(5_000)
  expect(said).toEqual(['the hub has not confirmed it, so it is not acknowledged yet'])
})
