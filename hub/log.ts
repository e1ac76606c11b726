/** JSON lines on stdout, one logger for each room. The only file that names pino. */
import { type DestinationStream, type Level, pino } from 'pino'
import type { Log } from './desk/log.ts'

export type LogLevel = Level | 'silent'
export type Logs = {
  room(name: string): Log
  /** Printed at every level: whoever started the hub waits for it. */
  ready(fields: { http: string; mqtt: string } & Record<string, string>): void
}

const SECRETS = ['password', 'token', 'cookie', 'authorization', 'endpoint', 'phone']

export function createLogs(level: LogLevel, to?: DestinationStream): Logs {
  const options = { level, redact: { paths: [...SECRETS, ...SECRETS.map((name) => `*.${name}`)], censor: '…' } }
  const root = to ? pino(options, to) : pino(options)
  return {
    room: (name) => root.child({ room: name }),
    ready(fields) {
      const child = root.child({}, { level: 'info' })
      child.info(fields, 'ready')
    },
  }
}
