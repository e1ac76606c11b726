/** JSON lines on stdout, one logger for each room. The only file that names pino. */
import { Socket } from 'node:net'
import { type DestinationStream, type Level, pino } from 'pino'
import type { Log } from './desk/log.ts'

export type LogLevel = Level | 'silent'
export type Logs = {
  room(name: string): Log
  /** Printed at every level: whoever started the hub waits for it. */
  ready(fields: { http: string; mqtt: string } & Record<string, string>): void
}

const SECRETS = ['password', 'token', 'cookie', 'authorization', 'endpoint', 'phone']
/** Of lines that nobody has read yet, bytes: hours of a quiet hub, and nothing beside its memory. */
const UNREAD_BYTES = 4 * 1024 ** 2

export function createLogs(level: LogLevel, to: DestinationStream = stdout()): Logs {
  const options = { level, redact: { paths: [...SECRETS, ...SECRETS.map((name) => `*.${name}`)], censor: '…' } }
  const root = pino(options, to)
  return {
    room: (name) => root.child({ room: name }),
    ready(fields) {
      const child = root.child({}, { level: 'info' })
      child.info(fields, 'ready')
    },
  }
}

/**
 * Whoever takes the lines, journald above all, writes them to the very disk that may hang. A pipe that is not read then takes no thread
 * (as pino's own writing would, and a process whose thread is held can neither resolve a name nor end), and no more than a few megabytes.
 */
function stdout(): DestinationStream {
  const out = process.stdout
  // A file is written by a thread in any case.
  if (!(out instanceof Socket)) return pino.destination(1)
  return boundedLines(out)
}

type Pipe = Pick<Socket, 'write' | 'on' | 'once' | 'writableLength'>

/** Lines beyond the bound are dropped, and counted in one line as soon as there is room. */
export function boundedLines(out: Pipe, bound = UNREAD_BYTES): DestinationStream {
  let lost = 0
  // Whoever read them is gone. Alarms go on without a log.
  out.on('error', () => undefined)
  return {
    write(line) {
      if (out.writableLength + line.length > bound) {
        lost += 1
        if (lost === 1) out.once('drain', sayLost)
        return
      }
      out.write(line)
    },
  }
  function sayLost(): void {
    out.write(`${JSON.stringify({ level: 40, room: 'log', lost, msg: 'lines of the log were lost: nobody took them' })}\n`)
    lost = 0
  }
}
