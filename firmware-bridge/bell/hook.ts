/** Runs one of the owner's programs: without a shell, for a limited time, with all that it started, and without this program's password. */
import { spawn } from 'node:child_process'
import type { Clock } from '../clock.ts'
import type { CommandLine } from './command-line.ts'

export type Run = {
  /** Asked to end, and ended a moment later if it does not. */
  stop(): void
}

const LIMIT_MS = 10_000
const KILL_AFTER_MS = 1_000
const SAID = 200

/** @param ended once: null when it ended with 0, or was stopped from here; else why it failed, in words */
export function runHook(
  [program, ...args]: CommandLine,
  env: Readonly<Record<string, string>>,
  clock: Clock,
  ended: (why: string | null) => void,
): Run {
  let said = ''
  let stopped: 'asked' | 'late' | null = null
  let isOver = false
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('BELL_')))
  // A group of its own, so that a script's player ends with the script.
  const child = spawn(program, args, { env: { ...own, ...env }, stdio: ['ignore', 'ignore', 'pipe'], detached: true })
  let timer = clock.after(LIMIT_MS, () => end('late'))
  child.stderr.on('data', (bytes: Buffer) => {
    if (said.length < SAID) said += bytes
  })
  child.once('error', (error) => over(`cannot be run: ${error.message}`))
  // Not `close`: what it left in the background may hold its error output open.
  child.once('exit', (code, signal) => {
    const words = said.trim().split('\n')[0]?.slice(0, SAID)
    if (stopped === 'asked' || (code === 0 && stopped === null)) return over(null)
    const why = stopped === 'late' ? `did not end within ${LIMIT_MS / 1000} s` : code === null ? `ended by ${signal}` : `ended with ${code}`
    over(words ? `${why}: ${words}` : why)
  })

  function over(why: string | null): void {
    if (isOver) return
    isOver = true
    timer.cancel()
    child.stderr.destroy()
    ended(why)
  }
  function end(why: 'asked' | 'late'): void {
    if (isOver || stopped !== null) return
    stopped = why
    timer.cancel()
    signal('SIGTERM')
    timer = clock.after(KILL_AFTER_MS, () => signal('SIGKILL'))
  }
  function signal(which: 'SIGTERM' | 'SIGKILL'): void {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, which)
    } catch {
      // It ended by itself in this moment, and says so.
    }
  }
  return { stop: () => end('asked') }
}
