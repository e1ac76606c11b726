/** systemd's side is a real datagram socket, read by Python, because Node has none; what carries the messages is systemd's own program. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { Health } from '../hub/contract/api.ts'
import type { Answer } from '../hub/desk/types.ts'
import { createServiceManager, statusWords } from '../hub/service-manager.ts'
import { pushedClock } from './harness/clock.ts'
import { notifySocket } from './harness/notify-socket.ts'
import { temporaryFolder } from './harness/temporary.ts'
import { until } from './harness/until.ts'

const ANSWERED: Answer = { ok: true, recorded: [], written: Promise.resolve() }
const HALF_MS = 10_000
const health = (part?: string): Health => ({
  ...{ status: part ? 'degraded' : 'ok', at: '', version: '', startedAt: '' },
  checks: { broker: { status: 'ok' }, ...(part && { [part]: { status: 'degraded' as const, detail: 'why' } }) },
})

async function watched(submit: () => Promise<Answer>, how: () => Health = health, programs = process.env.PATH) {
  const manager = notifySocket()
  const { path } = await manager
  const clock = pushedClock()
  const logged: string[] = []
  const line = (_: object, message: string) => void logged.push(message)
  const made = createServiceManager({
    clock,
    log: { debug: line, info: line, warn: line, error: line },
    environment: { NOTIFY_SOCKET: path, WATCHDOG_USEC: String(HALF_MS * 2 * 1000), PATH: programs },
  })
  onTestFinished(() => made.stopping())
  await made.watch({ desk: { submit }, health: how })
  return { made, clock, logged, ...(await manager) }
}

it('goes on saying that it is alive when a part cannot say how it is', async () => {
  const hub = await watched(
    async () => ANSWERED,
    () => {
      throw new Error('broken')
    },
  )
  await until('ready', () => hub.read().includes('READY=1'))
  await hub.clock.push(HALF_MS)
  await until('alive', () => hub.count('WATCHDOG=1') === 1)
  expect(hub.logged).toContain('the hub cannot say how it is')
})

it('says that it is ready, how it is, at half time that it is alive, and that it stops', async () => {
  const hub = await watched(async () => ANSWERED)
  await until('ready', () => hub.read().includes('READY=1'))
  expect(hub.read()).toContain('STATUS=Báo động được')
  expect(hub.count('WATCHDOG=1')).toBe(0)
  await hub.clock.push(HALF_MS)
  await until('alive', () => hub.count('WATCHDOG=1') === 1)
  await until('alive again', async () => {
    await hub.clock.push(HALF_MS)
    return hub.count('WATCHDOG=1') >= 2
  })
  await hub.made.stopping()
  await until('stopping', () => hub.read().includes('STOPPING=1'))
})

it('that it is ready is said until systemd has it', async () => {
  // The first time it ends without a word, as when a busy machine is given five seconds and needs six.
  const folder = temporaryFolder()
  const script = `#!/bin/sh\n[ -e "${folder}/tried" ] || { : > "${folder}/tried"; exit 1; }\nPATH="${process.env.PATH}" exec systemd-notify "$@"\n`
  writeFileSync(join(folder, 'systemd-notify'), script, { mode: 0o755 })
  const hub = await watched(async () => ANSWERED, health, `${folder}:${process.env.PATH}`)
  expect(hub.count('READY=1')).toBe(0)
  expect(hub.logged).toContain('systemd was not told how the hub is')
  await hub.clock.push(HALF_MS / 4)
  await until('ready', () => hub.count('READY=1') === 1 && hub.count('WATCHDOG=1') === 1)
  await until('alive again', async () => {
    await hub.clock.push(HALF_MS)
    return hub.count('WATCHDOG=1') >= 2
  })
  expect(hub.count('READY=1')).toBe(1)
})

it('a desk that does not answer is not called alive', async () => {
  const hub = await watched(() => new Promise(() => undefined))
  await until('ready', () => hub.read().includes('READY=1'))
  await hub.clock.push(HALF_MS)
  await hub.clock.push(HALF_MS)
  await until('it is in the log', () => hub.logged.some((line) => line.includes('the desk does not answer')))
  expect(hub.count('WATCHDOG=1')).toBe(0)
})

it('a disk that hangs is told in words and is no reason to be killed', async () => {
  const hub = await watched(
    async () => ({ ok: false, refusal: { refused: 'journal-behind' } }),
    () => health('journal'),
  )
  await hub.clock.push(HALF_MS)
  await until('alive', () => hub.count('WATCHDOG=1') === 1)
  expect(hub.read()).toContain('có trục trặc / an alarm would be raised, look at: journal')
})

it('without systemd nothing is told', async () => {
  const logged: string[] = []
  const line = (_: object, message: string) => void logged.push(message)
  const alone = createServiceManager({ clock: pushedClock(), log: { debug: line, info: line, warn: line, error: line }, environment: {} })
  await alone.watch({ desk: { submit: async () => ANSWERED }, health: () => health() })
  await alone.stopping()
  expect(logged).toEqual([])
})

it('says plainly when no alarm can be raised', () => {
  expect(statusWords({ ...health(), status: 'down', checks: { broker: { status: 'down' } } })).toContain('NO ALARM can be raised: broker')
})
