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

/** A disk in the test's own hand. */
function handDisk() {
  const asked: { name: string; written(): void; failed(): void }[] = []
  const settled: string[] = []
  return {
    asked,
    settled,
    put: ({ name }: { name: string }) =>
      new Promise<void>((resolve, reject) => asked.push({ name, written: resolve, failed: () => reject(new Error('disk full')) })),
    settle: (name: string, how: string) => void settled.push(`${name} ${how}`),
  }
}

const entry = (name: string) => ({ name, key: name, press: name, at: 0, topic: name, payload: '{}' })

function all(kept: string[] = []) {
  const link = handLink()
  const disk = handDisk()
  const clock = pushedClock()
  const answers: string[] = []
  const deliveries = createDeliveries({
    link,
    outbox: disk,
    kept: kept.map(entry),
    clock,
    log: () => {},
    delivered: () => {},
    refused: () => {},
  })
  const take = (name: string) => deliveries.take(entry(name), (why) => answers.push(`${name} ${why ?? 'safe'}`))
  return { link, disk, clock, answers, deliveries, take }
}

test('the hub’s PUBACK makes it safe; being on disk alone does not while the hub is there', async () => {
  const { link, disk, answers, take } = all()
  take('a')
  disk.asked[0]?.written()
  await turn()
  expect(answers).toEqual([])
  link.given[0]?.settle(true)
  await turn()
  expect(answers).toEqual(['a safe'])
  expect(disk.settled).toEqual(['a delivered'])
})

test('while the hub is away being on disk is enough', async () => {
  const { link, disk, answers, take } = all()
  link.set(false)
  take('a')
  await turn()
  expect(answers).toEqual([])
  disk.asked[0]?.written()
  await turn()
  expect(answers).toEqual(['a safe'])
})

test('a hub that holds its answer counts as away after two seconds, well before a receiver gives up', async () => {
  const { disk, clock, answers, take } = all()
  take('a')
  disk.asked[0]?.written()
  await clock.push(1_900)
  expect(answers).toEqual([])
  await clock.push(100)
  expect(answers).toEqual(['a safe'])
})

test('with neither hub nor disk nothing is acknowledged: it is to be sent again, and is tried anew then', async () => {
  const { link, disk, answers, take } = all()
  link.set(false)
  take('a')
  disk.asked[0]?.failed()
  await turn()
  expect(answers).toEqual(['a disk'])
  take('a')
  disk.asked[1]?.written()
  await turn()
  expect(answers).toEqual(['a disk', 'a safe'])
})

test('a disk that hangs does not keep the alarm from the hub', async () => {
  const { link, clock, answers, take } = all()
  take('a')
  await clock.push(300)
  expect(link.given.map(({ topic }) => topic)).toEqual(['a'])
  link.given[0]?.settle(true)
  await turn()
  expect(answers).toEqual(['a safe'])
})

test('one that is on its way is not given a second time', async () => {
  const { link, disk, answers, take, deliveries } = all()
  take('a')
  disk.asked[0]?.written()
  await turn()
  take('a')
  await turn()
  expect(link.given).toHaveLength(1)
  link.given[0]?.settle(true)
  await turn()
  expect(answers).toEqual(['a safe'])
  expect(deliveries.waiting()).toBe(0)
})

test('what is left from before is offered oldest first, as many at once as a hub can take, and the rest behind them', async () => {
  const names = Array.from({ length: 100 }, (_, n) => `p${n}`)
  const { link, deliveries } = all(names)
  deliveries.offerAll()
  expect(link.given.map(({ topic }) => topic)).toEqual(names.slice(0, 64))
  for (const { settle } of link.given.slice()) settle(true)
  await turn()
  expect(link.given.map(({ topic }) => topic)).toEqual(names)
})

test('what saw a connection end goes alone from then on, the least suspect first; a broken network refuses nothing', async () => {
  const { link, disk, deliveries } = all(['a', 'b'])
  for (let drop = 0; drop < 5; drop++) {
    const before = link.given.length
    deliveries.offerAll()
    for (const { settle } of link.given.slice(before)) settle(drop > 0)
    await turn()
  }
  for (const { settle } of link.given) settle(true)
  await turn()
  expect(disk.settled.sort()).toEqual(['a delivered', 'b delivered'])
})

test('what the hub will not take is known after three connections that it ended alone', async () => {
  const { link, disk, deliveries } = all(['a'])
  for (let drop = 0; drop < 4; drop++) {
    expect(disk.settled).toEqual([])
    deliveries.offerAll()
    link.given.at(-1)?.settle(false)
    await turn()
  }
  expect(disk.settled).toEqual(['a refused'])
  expect(deliveries.refused()).toBe(1)
})

test('what waits is bounded, and what is not taken is to be sent again', async () => {
  const { link, answers, deliveries, take } = all(Array.from({ length: 10_000 }, (_, n) => `p${n}`))
  link.set(false)
  take('one too many')
  expect(answers).toEqual(['one too many full'])
  expect(deliveries.waiting()).toBe(10_000)
})

test('what saw a connection end is not left behind by more than a window of others', async () => {
  const names = Array.from({ length: 200 }, (_, n) => `p${n}`)
  const { link, disk, deliveries } = all(names)
  deliveries.offerAll()
  for (const { settle } of link.given) settle(false)
  await turn()
  link.given.length = 0
  deliveries.offerAll()
  for (let given = 0; given < link.given.length; given++) {
    link.given[given]?.settle(true)
    await turn()
  }
  expect(disk.settled).toHaveLength(200)
  expect(deliveries.waiting()).toBe(0)
})

test('a disk that takes it after the hub does not tell the hub again', async () => {
  const { link, disk, clock, take } = all()
  take('a')
  await clock.push(300)
  link.given[0]?.settle(true)
  await turn()
  disk.asked[0]?.written()
  await turn()
  expect(link.given).toHaveLength(1)
  expect(disk.settled).toEqual(['a delivered'])
})
