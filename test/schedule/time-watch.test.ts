import { expect, it, onTestFinished } from 'vitest'
import type { Command } from '../../hub/core/commands.ts'
import { watchTime } from '../../hub/schedule/time-watch.ts'
import { pushedClock } from '../harness/clock.ts'

function watch() {
  const clock = pushedClock(1_000_000)
  const told: Command[] = []
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
  async function submit(command: Command) {
    told.push(command)
    return { ok: true } as never
  }
  const made = watchTime({ clock, log, desk: { submit } })
  onTestFinished(() => made.close())
  return { clock, told, ...made }
}

it('says nothing while time passes as it should, however seldom it is asked', async () => {
  const { clock, told, look } = watch()
  await clock.push(3_600_000)
  look()
  await clock.push(1)
  look()
  expect(told).toEqual([])
})

it('a clock that was set is told with its jump, once, to whoever asks first', async () => {
  const { clock, told, look } = watch()
  await clock.push(500)
  clock.jump(3_600_000)
  look()
  look()
  clock.jump(-7_200_000)
  await clock.push(10_000)
  expect(told.map((command) => command.type === 'ClockJump' && command.by)).toEqual([3_600_000, -7_200_000])
})

it('a time service that slews the clock sets nothing', async () => {
  const { clock, told } = watch()
  for (let n = 0; n < 100; n += 1) {
    clock.jump(5)
    await clock.push(10_000)
  }
  expect(told).toEqual([])
})

it('a process that was held is told with its from and to; one that was busy for some seconds is not', async () => {
  const { clock, told, look } = watch()
  await clock.hold(9_000)
  look()
  await clock.push(10_000)
  expect(told).toEqual([])
  look()
  const from = clock.now()
  await clock.hold(300_000)
  look()
  expect(told).toEqual([{ type: 'HubPause', at: from + 300_000, from }])
})
