/** The serial line: opened, and opened again with growing pauses for as long as the bridge lives. */
import { EventEmitter } from 'node:events'
import { SerialPort } from 'serialport'
import type { Clock } from './clock.ts'
import type { Log } from './log.ts'
import { growingPauses } from './pauses.ts'

export type Port = {
  /** False when the line is closed or backed up: nothing is sent, and the receiver asks again. */
  write(line: string): boolean
  isOpen(): boolean
  /** Closed, and opened again as after any loss. */
  reopen(): void
  close(): Promise<void>
}

/** Data bits, parity, stop bits. */
export type LineFormat = '8N1' | '7E1'

type PortOptions = {
  path: string
  baud: number
  format: LineFormat
  clock: Clock
  log: Log
  /** Bytes as they come, split anywhere. */
  heard(bytes: Uint8Array): void
  opened(): void
  closed(): void
}

const FIRST_PAUSE_MS = 250
const LAST_PAUSE_MS = 5_000
/** The same trouble is said again every so many tries: about every five minutes. */
const SAY_AGAIN = 60
/** The answers of some four seconds at 9600 baud: as many presses as a hub that hesitated confirms at once. What is older is asked for again. */
const MAX_UNSENT_BYTES = 4_096

/** What is wrong, for the person who has the cable in hand. */
export function inWords(error: Error, path: string, baud: number): string {
  const { message } = error
  if (/no such file/i.test(message)) return `there is no ${path}: is the receiver plugged in?`
  if (/permission denied/i.test(message)) return `${path} may not be opened: this user must belong to the group "dialout"`
  if (/cannot lock|busy/i.test(message)) return `${path} is held by another program`
  if (/inappropriate ioctl/i.test(message)) return `${path} is not a serial line, or cannot do ${baud} baud`
  if (/bad file descriptor|input\/output error|no such device/i.test(message)) return `${path} went away: was the cable pulled?`
  return `${path}: ${message}`
}

/**
 * The driver's poller (serialport 13, a native addon) calls back without the turn that lets promises go on: on Node 26 what was read
 * would lie there until something else woke the loop, and on a quiet line nothing does. An immediate is such a turn.
 */
export function wakeOnEvents(port: SerialPort): void {
  const binding: unknown = port.port
  const poller = typeof binding === 'object' && binding !== null && 'poller' in binding ? binding.poller : null
  if (!(poller instanceof EventEmitter)) return
  for (const event of ['readable', 'writable', 'disconnect']) poller.on(event, () => setImmediate(() => {}))
}

export function openPort({ path, baud, format, clock, log, heard, opened, closed: gone }: PortOptions): Port {
  const pauses = growingPauses(FIRST_PAUSE_MS, LAST_PAUSE_MS)
  let serial: SerialPort | null = null
  let retry: { cancel(): unknown } | null = null
  let closed = false
  let said = ''
  let tries = 0

  function trouble(error: Error): void {
    if (closed) return
    const words = inWords(error, path, baud)
    tries = words === said ? tries + 1 : 0
    said = words
    if (tries % SAY_AGAIN === 0) log('error', words, { serial: path, error: error.message })
    retry = clock.after(pauses.next(), open)
  }

  function open(): void {
    const port = new SerialPort({
      path,
      baudRate: baud,
      ...(format === '7E1' ? { dataBits: 7, parity: 'even' } : { dataBits: 8, parity: 'none' }),
      stopBits: 1,
      autoOpen: false,
    })
    serial = port
    port.on('data', (bytes: Buffer) => heard(bytes))
    // A failed write or read ends in 'close' when the line is gone; what does not end it is only worth a line in the log.
    port.on('error', (error) => log('warn', `${path}: ${error.message}`, { serial: path }))
    port.open((error) => {
      if (error) return trouble(error)
      if (closed) return port.close()
      pauses.reset()
      said = ''
      wakeOnEvents(port)
      log('info', 'serial line open', { serial: path, baud, format })
      opened()
      port.once('close', (reason: Error | null) => {
        gone()
        trouble(reason ?? new Error('closed'))
      })
    })
  }

  open()
  return {
    write(line) {
      if (!serial?.isOpen || serial.writableLength > MAX_UNSENT_BYTES) return false
      serial.write(line, 'latin1')
      return true
    },
    isOpen: () => serial?.isOpen ?? false,
    reopen() {
      if (serial?.isOpen) serial.close()
    },
    async close() {
      closed = true
      retry?.cancel()
      const port = serial
      if (port?.isOpen) await new Promise<void>((resolve) => port.close(() => resolve()))
    },
  }
}
