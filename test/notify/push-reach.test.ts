/** Whether push services can be reached: one that answers is enough, and twenty seconds of none are needed. */
import { expect, it } from 'vitest'
import { createPushReach } from '../../hub/notify/push-reach.ts'
import { pushedClock, turn } from '../harness/clock.ts'

const GOOGLE = 'https://push.example'
const MOZILLA = 'https://other.example'

function reach(more: { origins?: string[]; lost?: number } = {}) {
  const clock = pushedClock()
  const up = new Set([GOOGLE, MOZILLA])
  const said: (number | null)[] = []
  const knocks: string[] = []
  let lost = more.lost ?? null
  const watch = createPushReach({
    clock,
    origins: () => more.origins ?? [GOOGLE, MOZILLA],
    async knock(origin) {
      knocks.push(origin)
      return up.has(origin)
    },
    isLost: () => lost !== null,
    say(since) {
      said.push(since)
      lost = since
    },
  })
  /** A second at a time, so that each knock is answered before the next. */
  async function pass(seconds: number): Promise<void> {
    for (let second = 0; second < seconds; second += 1) {
      await clock.push(1_000)
      for (let turns = 0; turns < 5; turns += 1) await turn()
    }
  }
  watch.start()
  return { clock, up, said, knocks, watch, pass }
}

it('in calm it knocks once a minute, and at nothing where nobody has a phone', async () => {
  const { knocks, pass, said } = reach()
  await pass(59)
  expect(knocks).toEqual([])
  await pass(61)
  expect(knocks).toHaveLength(4)
  expect(said).toEqual([])
  const none = reach({ origins: [] })
  none.watch.tried(false)
  await none.pass(120)
  expect(none.said).toEqual([])
})

it('a push that fails makes it look at once; after twenty seconds of nothing push is lost since the first failure', async () => {
  const { up, said, watch, pass, clock } = reach()
  up.clear()
  const since = clock.now()
  watch.tried(false)
  await pass(19)
  expect(said).toEqual([])
  await pass(2)
  expect(said).toEqual([since])
  await pass(120)
  expect(said).toEqual([since])
})

it('the first answer brings it back, of a push or of a knock', async () => {
  const first = reach()
  first.up.clear()
  first.watch.tried(false)
  await first.pass(25)
  first.watch.tried(true)
  expect(first.said.at(-1)).toBeNull()

  const second = reach()
  second.up.clear()
  second.watch.tried(false)
  await second.pass(25)
  second.up.add(MOZILLA)
  await second.pass(11)
  expect(second.said.at(-1)).toBeNull()
  expect(second.said).toHaveLength(2)
})

it('a single service that is down is no lost internet', async () => {
  const { up, said, watch, pass } = reach()
  up.delete(GOOGLE)
  for (let n = 0; n < 30; n += 1) {
    watch.tried(false)
    await pass(10)
  }
  expect(said).toEqual([])
})

it('found lost by an earlier run, it looks at once', async () => {
  const { said, pass } = reach({ lost: 5 })
  await pass(1)
  expect(said).toEqual([null])
})

it('closed, it knocks and says no more', async () => {
  const { watch, up, pass, said, knocks } = reach()
  up.clear()
  watch.close()
  watch.tried(false)
  await pass(120)
  expect([said, knocks]).toEqual([[], []])
})
