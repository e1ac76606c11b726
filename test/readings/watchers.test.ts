/** Each watcher with a fault of its own: a loop that is held up, a disk that fills, hangs or cannot be asked. */
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { watchDisk } from '../../hub/readings/watch-disk.ts'
import { watchLoop } from '../../hub/readings/watch-loop.ts'
import { pushedClock } from '../harness/clock.ts'
import { until } from '../harness/until.ts'

const HELD_MS = 400
const hold = (ms: number) => {
  for (const end = performance.now() + ms; performance.now() < end; );
}

it('an event loop that was held up is seen, for at least a minute, and then forgotten', async () => {
  const clock = pushedClock()
  const loop = watchLoop(clock)
  onTestFinished(loop.close)
  await wait(50)
  hold(HELD_MS)
  await until('it is seen', () => loop.delay().maxMs >= HELD_MS / 2)
  await clock.push(60_000)
  expect(loop.delay().maxMs, 'whoever asks takes it from nobody else').toBeGreaterThanOrEqual(HELD_MS / 2)
  expect(loop.delay().maxMs).toBeGreaterThanOrEqual(HELD_MS / 2)
  // A slow machine may hold it up by itself meanwhile: that is forgotten in its turn.
  await until('it is forgotten', async () => {
    await clock.push(60_000)
    return loop.delay().maxMs < HELD_MS / 2
  })
})

it('the room on the disk is what it said last, asked again after ten seconds', async () => {
  const clock = pushedClock()
  let blocks = 100
  const disk = watchDisk('/data', clock, async () => ({ bavail: blocks, blocks: 1_000, bsize: 4_096 }))
  await until('it has said', () => disk.space()?.free === 100 * 4_096)
  blocks = 1
  expect(disk.space()?.free, 'not asked at every look').toBe(100 * 4_096)
  await clock.push(10_000)
  await until('it has filled', () => disk.space()?.free === 4_096)
})

it('a disk that hangs keeps nobody waiting, and is asked once', async () => {
  const clock = pushedClock()
  let asked = 0
  const disk = watchDisk('/data', clock, () => {
    asked += 1
    return new Promise(() => undefined)
  })
  await clock.push(60_000)
  expect(disk.space()).toBeNull()
  expect(asked).toBe(1)
})

it('a disk that cannot be asked is no figure', async () => {
  const clock = pushedClock()
  let broken = false
  const disk = watchDisk('/data', clock, async () => {
    if (broken) throw new Error('EIO')
    return { bavail: 1, blocks: 2, bsize: 1 }
  })
  await until('it has said', () => disk.space() !== null)
  broken = true
  await clock.push(10_000)
  await until('it says nothing any more', () => disk.space() === null)
})
