/** The serial line: opened, and opened again with growing pauses for as long as the bridge lives. */
import { SerialPort } from 'serialport'
import type { Clock } from './clock.ts'
import type { Log } from './log.ts'
import { growingPauses } from './pauses.ts'

export type Port = {
  /** False when the line is closed or backed up: nothing is sent, and the receiver asks again. */
  write(line: string): boolean
  isOpen(): boolean
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
/** A line that does not take what is written holds no more than a few answers. */
const MAX_UNSENT_BYTES = 1_024

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
    async close() {
      closed = true
      retry?.cancel()
      const port = serial
      if (port?.isOpen) await new Promise<void>((resolve) => port.close(() => resolve()))
    },
  }
}
