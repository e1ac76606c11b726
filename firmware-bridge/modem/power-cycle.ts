/** BRIDGE_MODEM_RESET: a program of whoever installed the modem, which takes its supply away and gives it back. */
import { execFile } from 'node:child_process'
import type { Log } from '../log.ts'

const LIMIT_MS = 30_000

/** Never rejects: a modem whose supply cannot be switched is looked for all the same. */
export function powerCycle(program: string | null, log: Log): Promise<void> {
  if (program === null) return Promise.resolve()
  log('warn', 'the modem’s supply is switched off and on', { program })
  return new Promise((resolve) => {
    execFile(program, { timeout: LIMIT_MS }, (error) => {
      if (error) log('error', 'BRIDGE_MODEM_RESET did not succeed', { program, why: error.message.split('\n')[0] })
      resolve()
    })
  })
}
