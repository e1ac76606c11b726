/**
 * Tells systemd that the program listens, from then on that its event loop turns, and in one line how it is (sd_notify(3)), by
 * systemd's own program as the hub does (docs/decisions/0027). A hub that is away and a receiver that is silent are told, and are no
 * reasons to be started anew: presses wait on the bridge's own disk, and the line is opened again by itself.
 */
import { execFile } from 'node:child_process'
import type { Clock } from './clock.ts'
import type { Log } from './log.ts'

type Environment = { NOTIFY_SOCKET?: string | undefined; WATCHDOG_USEC?: string | undefined; PATH?: string | undefined }
type Teller = {
  environment: Environment
  clock: Clock
  log: Log
  /** How it is now, in one line. */
  words(): string
}

/** systemd-notify waits until systemd has read it. */
const TELL_MS = 5_000
/** How old the line of words may be. */
const WORDS_MS = 10_000

/** @returns stops telling; without NOTIFY_SOCKET nothing is told and nothing is started */
export function tellSystemd({ environment, clock, log, words }: Teller): () => void {
  const { NOTIFY_SOCKET, WATCHDOG_USEC, PATH } = environment
  if (!NOTIFY_SOCKET) return () => {}
  const everyMs = Number(WATCHDOG_USEC ?? 0) / 1000 / 2
  let timer: ReturnType<Clock['after']> | null = null
  let stopped = false
  const lookMs = everyMs > 0 ? Math.min(everyMs / 4, WORDS_MS) : WORDS_MS
  let told = ''
  /** Counted by what was waited for: by a clock on the wall that is set back nothing would be due, and systemd would end a program that is well. */
  let sinceToldMs = 0

  function tell(...variables: string[]): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>()
    execFile('systemd-notify', variables, { timeout: TELL_MS, env: { NOTIFY_SOCKET, PATH } }, (error) => {
      if (error) log('warn', 'systemd was not told how this program is', { why: error.message })
      resolve(error === null)
    })
    return promise
  }

  /** A program is started for each: only when the words are others, or the watchdog wants to hear something. */
  async function beat(first: boolean): Promise<void> {
    const now = words()
    const isDue = everyMs > 0 && sinceToldMs >= everyMs
    if (first || isDue || now !== told) {
      const taken = await tell(...(first ? ['READY=1'] : everyMs > 0 ? ['WATCHDOG=1'] : []), `STATUS=${now}`)
      if (taken) {
        told = now
        sinceToldMs = 0
      }
      first &&= !taken
    }
    sinceToldMs += lookMs
    // What was not taken is said again before systemd's patience ends.
    if (!stopped) timer = clock.after(lookMs, () => void beat(first))
  }

  void beat(true)
  return () => {
    stopped = true
    timer?.cancel()
  }
}
