import type { Clock } from './clock.ts'

/** Never a password or a key. */
export type Log = (level: 'info' | 'warn' | 'error', message: string, fields?: object) => void

const LEVELS = { info: 30, warn: 40, error: 50 } as const

/** JSON lines on stdout, in the shape of the hub's own log. */
export const createJsonLog =
  (clock: Pick<Clock, 'now'>, room = 'bridge'): Log =>
  (level, msg, fields) =>
    void process.stdout.write(`${JSON.stringify({ level: LEVELS[level], time: clock.now(), room, ...fields, msg })}\n`)
