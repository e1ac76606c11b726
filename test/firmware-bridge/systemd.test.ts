/** What carries the messages is systemd's own program. */
import { expect, it, onTestFinished } from 'vitest'
import { tellSystemd } from '../../firmware-bridge/systemd.ts'
import { pushedClock } from '../harness/clock.ts'
import { notifySocket } from '../harness/notify-socket.ts'
import { until } from '../harness/until.ts'

const HALF_MS = 30_000
const LIMIT_MS = 30_000

it('says that it is ready, and at half time that it is alive', { timeout: 90_000 }, async () => {
  const { path, count } = await notifySocket()
  const clock = pushedClock()
  const stop = tellSystemd({ NOTIFY_SOCKET: path, WATCHDOG_USEC: String(2 * HALF_MS * 1000), PATH: process.env.PATH }, clock, () => {})
  onTestFinished(stop)
  await until('ready', () => count('READY=1') === 1, LIMIT_MS)
  expect(count('WATCHDOG=1')).toBe(0)
  for (const times of [1, 2])
    await until(
      'alive',
      async () => {
        // The next is planned only when systemd has read the one before.
        if (count('WATCHDOG=1') < times) await clock.push(HALF_MS)
        return count('WATCHDOG=1') >= times
      },
      LIMIT_MS,
    )
})

it('says again what systemd did not take, sooner, and that it did not take it', { timeout: 90_000 }, async () => {
  const clock = pushedClock()
  const logged: string[] = []
  const environment = { NOTIFY_SOCKET: '/nowhere/notify', WATCHDOG_USEC: String(2 * HALF_MS * 1000), PATH: process.env.PATH }
  onTestFinished(tellSystemd(environment, clock, (_, message) => void logged.push(message)))
  await until(
    'it was tried again',
    async () => {
      await clock.push(HALF_MS / 4)
      return logged.length >= 2
    },
    LIMIT_MS,
  )
  expect(new Set(logged)).toEqual(new Set(['systemd was not told how the bridge is']))
})

it('without systemd nothing is told and nothing waits', () => {
  const clock = { now: () => 0, after: () => expect.unreachable('it waits for something') }
  tellSystemd({}, clock, () => expect.unreachable('it says something'))()
})
