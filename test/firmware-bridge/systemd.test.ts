/** What carries the messages is systemd's own program. */
import { expect, it, onTestFinished } from 'vitest'
import { standingWords } from '../../firmware-bridge/status-words.ts'
import { tellSystemd } from '../../firmware-bridge/systemd.ts'
import { pushedClock } from '../harness/clock.ts'
import { notifySocket } from '../harness/notify-socket.ts'
import { until } from '../harness/until.ts'

const HALF_MS = 30_000
const LIMIT_MS = 30_000

it('says that it is ready, at half time that it is alive, and how it is as soon as that changes', { timeout: 90_000 }, async () => {
  const { path, count } = await notifySocket()
  const clock = pushedClock()
  let hub = true
  const environment = { NOTIFY_SOCKET: path, WATCHDOG_USEC: String(2 * HALF_MS * 1000), PATH: process.env.PATH }
  const words = () => standingWords({ what: 'receiver', line: 'open', hub, waiting: hub ? 0 : 2 })
  onTestFinished(tellSystemd({ environment, clock, log: () => {}, words }))
  await until('ready', () => count('READY=1') === 1, LIMIT_MS)
  expect(count('WATCHDOG=1')).toBe(0)
  for (const times of [1, 2])
    await until(
      'alive',
      async () => {
        // The next is planned only when systemd has read the one before.
        if (count('WATCHDOG=1') < times) await clock.push(HALF_MS / 4)
        return count('WATCHDOG=1') >= times
      },
      LIMIT_MS,
    )
  expect(count('STATUS=Nghe được bộ thu / the receiver is heard; tới được máy chủ / the hub is reached')).toBeGreaterThan(0)
  clock.jump(-3_600_000)
  // Long before the hour is over by which it was set back.
  const end = clock.steady() + 20 * 60_000
  await until(
    'alive, by a clock that was set back',
    async () => {
      if (count('WATCHDOG=1') < 3 && clock.steady() < end) await clock.push(HALF_MS / 4)
      return count('WATCHDOG=1') >= 3
    },
    LIMIT_MS,
  )
  hub = false
  const away = 'KHÔNG TỚI ĐƯỢC MÁY CHỦ / THE HUB IS NOT REACHED; 2 tin chờ gửi / waiting'
  await until(
    'that the hub is away is said',
    async () => {
      await clock.push(HALF_MS / 4)
      return count(away) > 0
    },
    LIMIT_MS,
  )
})

it('says again what systemd did not take, sooner, and that it did not take it', { timeout: 90_000 }, async () => {
  const clock = pushedClock()
  const logged: string[] = []
  const environment = { NOTIFY_SOCKET: '/nowhere/notify', WATCHDOG_USEC: String(2 * HALF_MS * 1000), PATH: process.env.PATH }
  onTestFinished(tellSystemd({ environment, clock, log: (_, message) => void logged.push(message), words: () => 'well' }))
  await until(
    'it was tried again',
    async () => {
      await clock.push(HALF_MS / 4)
      return logged.length >= 2
    },
    LIMIT_MS,
  )
  expect(new Set(logged)).toEqual(new Set(['systemd was not told how this program is']))
})

it('without systemd nothing is told and nothing waits', () => {
  const clock = { now: () => 0, after: () => expect.unreachable('it waits for something') }
  tellSystemd({
    environment: {},
    clock,
    log: () => expect.unreachable('it says something'),
    words: () => expect.unreachable('it looks'),
  })()
})
