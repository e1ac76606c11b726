/** How the programs here end: a signal closes them once, and what does not close in time is not waited for. */
import type { Clock } from './clock.ts'
import type { Log } from './log.ts'

type Closing = { close(): Promise<unknown>; counts(): object }

/** @param limitMs after it the process ends with what is open still open */
export function closeOnSignal(program: Closing, limitMs: number, clock: Clock, log: Log): void {
  let closing = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (closing) return
      closing = true
      clock.after(limitMs, () => process.exit(0))
      void program.close().finally(() => {
        log('info', 'closed', { signal, ...program.counts() })
        process.exit(0)
      })
    })
}
