/**
 * Tells systemd that the bridge listens, and from then on that its event loop turns (sd_notify(3)), by systemd's own program as the hub
 * does (docs/decisions/0027). A hub that is away and a receiver that is silent are no reasons to be started anew: presses wait on the
 * bridge's own disk, and the line is opened again by itself.
 */
import { execFile } from 'node:child_process'
import type { Clock } from './clock.ts'
import type { Log } from './log.ts'

type Environment = { NOTIFY_SOCKET?: string | undefined; WATCHDOG_USEC?: string | undefined; PATH?: string | undefined }

/** systemd-notify waits until systemd has read it. */
const TELL_MS = 5_000

/** @returns stops telling; without NOTIFY_SOCKET nothing is told and nothing is started */
export function tellSystemd(environment: Environment, clock: Clock, log: Log): () => void {
  const { NOTIFY_SOCKET, WATCHDOG_USEC, PATH } = environment
  if (!NOTIFY_SOCKET) return () => {}
  const everyMs = Number(WATCHDOG_USEC ?? 0) / 1000 / 2
  let timer: ReturnType<Clock['after']> | null = null
  let stopped = false

  function tell(variable: string): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>()
    execFile('systemd-notify', [variable], { timeout: TELL_MS, env: { NOTIFY_SOCKET, PATH } }, (error) => {
      if (error) log('warn', 'systemd was not told how the bridge is', { why: error.message })
      resolve(error === null)
    })
    return promise
  }

  async function beat(variable: string): Promise<void> {
    const told = await tell(variable)
    // What was not taken is said again before systemd's patience ends.
    if (!stopped && everyMs > 0) timer = clock.after(told ? everyMs : everyMs / 4, () => void beat(told ? 'WATCHDOG=1' : variable))
  }

  void beat('READY=1')
  return () => {
    stopped = true
    timer?.cancel()
  }
}
