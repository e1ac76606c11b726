/**
 * Tells systemd how the hub is (sd_notify(3)): ready, in words, alive, stopping. Node has no unix datagram sockets, so `systemd-notify`,
 * which is wherever systemd is, carries it (docs/decisions/0020). Without NOTIFY_SOCKET nothing is told and nothing is started.
 */
import { execFile } from 'node:child_process'
import type { Health } from './contract/api.ts'
import type { Clock, Timer } from './desk/clock.ts'
import type { Log } from './desk/log.ts'
import type { Desk } from './desk/types.ts'

type Environment = { NOTIFY_SOCKET?: string | undefined; WATCHDOG_USEC?: string | undefined; PATH?: string | undefined }
type Watched = { desk: Pick<Desk, 'submit'>; health(): Health }
type Deps = { clock: Clock; log: Log; environment: Environment }

/** Without a watchdog the words are said anew this often. */
const STATUS_MS = 30_000
/** systemd-notify waits until systemd has read it. */
const TELL_MS = 5_000

export type ServiceManager = {
  /** Ready, and from now on alive for as long as the hub answers. */
  watch(hub: Watched): Promise<void>
  stopping(): Promise<void>
}

export function createServiceManager({ clock, log, environment }: Deps): ServiceManager {
  const { NOTIFY_SOCKET, WATCHDOG_USEC, PATH } = environment
  const watchdogMs = Number(WATCHDOG_USEC ?? 0) / 1000
  const everyMs = watchdogMs > 0 ? watchdogMs / 2 : STATUS_MS
  let timer: Timer | null = null
  let stopped = false
  /** systemd has taken that the hub is ready: one that never hears it ends the start, and the hub, after its patience. */
  let isReady = false

  /** True when systemd has it. */
  async function tell(...variables: string[]): Promise<boolean> {
    if (!NOTIFY_SOCKET) return false
    const { promise, resolve } = Promise.withResolvers<boolean>()
    execFile('systemd-notify', variables, { timeout: TELL_MS, env: { NOTIFY_SOCKET, PATH } }, (error) => {
      if (error) log.warn({ err: error }, 'systemd was not told how the hub is')
      resolve(error === null)
    })
    return promise
  }

  /** Through the one queue, as any command: a desk that has stopped deciding does not answer. It waits for a hung disk 300 ms at most. */
  async function deskAnswers({ desk }: Watched): Promise<boolean> {
    const late = Promise.withResolvers<false>()
    const limit = clock.after(everyMs / 2, () => late.resolve(false))
    const answered = desk.submit({ type: 'SettleNotices', at: clock.now(), outcomes: [] }).then(
      () => true,
      () => false,
    )
    const first = await Promise.race([answered, late.promise])
    limit.cancel()
    return first
  }

  /** A part that cannot say how it is must not end the hub. */
  function words({ health }: Watched): string[] {
    try {
      return [`STATUS=${statusWords(health())}`]
    } catch (error) {
      log.error({ err: error }, 'the hub cannot say how it is')
      return []
    }
  }

  async function beat(hub: Watched): Promise<void> {
    const alive = await deskAnswers(hub)
    if (stopped) return
    if (!alive) log.error({}, 'the desk does not answer: systemd is not told that the hub is alive')
    const told = await tell(...(isReady ? [] : ['READY=1']), ...words(hub), ...(alive && watchdogMs > 0 ? ['WATCHDOG=1'] : []))
    isReady ||= told
    // A message that was not taken is tried again before systemd's patience ends.
    if (!stopped) timer = clock.after(told && alive ? everyMs : everyMs / 4, () => void beat(hub))
  }

  return {
    async watch(hub) {
      if (!NOTIFY_SOCKET) return
      isReady = await tell('READY=1', ...words(hub))
      if (!stopped) timer = clock.after(isReady ? everyMs : everyMs / 4, () => void beat(hub))
    },
    async stopping() {
      stopped = true
      timer?.cancel()
      await tell('STOPPING=1', 'STATUS=Đang dừng / stopping')
    },
  }
}

/** One line of `systemctl status`; parts by the names of the health page. */
export function statusWords({ status, checks }: Health): string {
  const parts = Object.entries(checks).flatMap(([part, check]) => (check.status === 'ok' ? [] : [part]))
  switch (status) {
    case 'ok':
      return 'Báo động được / an alarm would be raised'
    case 'degraded':
      return `Báo động được, có trục trặc / an alarm would be raised, look at: ${parts.join(', ')}`
    case 'down':
      return `KHÔNG báo động được / NO ALARM can be raised: ${parts.join(', ')}`
  }
}
