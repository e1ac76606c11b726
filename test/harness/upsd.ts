/** A upsd that says what a test wants, over a real connection on a free port. */
import { createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { freePort } from './free-port.ts'

export type ScriptedUpsd = {
  port: number
  address: string
  /** Every line that was sent to it. */
  asked: string[]
  /** Variables of the UPS from now on. */
  says(variables: Record<string, string>): void
  /** Answers to a line instead; null: silence. */
  answers(answer: ((line: string) => string | null) | null): void
  /** Says more without being asked. */
  more(text: string): void
  connections(): number
  /** Ends every connection and takes no new one. */
  stop(): Promise<void>
  start(): Promise<void>
}

export const ON_LINE = { 'ups.status': 'OL CHRG', 'battery.charge': '100', 'battery.runtime': '1440', 'input.voltage': '224.3' }
export const ON_BATTERY = { ...ON_LINE, 'ups.status': 'OB DISCHRG', 'battery.charge': '83', 'input.voltage': '0.0' }
export const BATTERY_LOW = { ...ON_BATTERY, 'ups.status': 'OB LB', 'battery.charge': '11', 'battery.runtime': '180' }

export async function scriptedUpsd(ups = 'ups'): Promise<ScriptedUpsd> {
  const port = await freePort()
  const asked: string[] = []
  const sockets = new Set<Socket>()
  let variables: Record<string, string> = ON_LINE
  let answer: ((line: string) => string | null) | null = null

  const listed = () => [
    `BEGIN LIST VAR ${ups}`,
    ...Object.entries(variables).map(([name, value]) => `VAR ${ups} ${name} "${value.replaceAll(/["\\]/g, '\\$&')}"`),
    `END LIST VAR ${ups}`,
    '',
  ]
  const usual = (line: string) => {
    if (line.startsWith('USERNAME ') || line.startsWith('PASSWORD ')) return 'OK\n'
    if (line === `LIST VAR ${ups}`) return listed().join('\n')
    return 'ERR UNKNOWN-UPS\n'
  }
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.setEncoding('utf8')
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    let rest = ''
    socket.on('data', (text: string) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        asked.push(line)
        const said = (answer ?? usual)(line)
        if (said !== null) socket.write(said)
      }
    })
  })
  const start = () => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  await start()
  onTestFinished(() => (server.listening ? stop() : undefined))
  return {
    port,
    address: `nut://127.0.0.1:${port}/${ups}`,
    asked,
    says(next) {
      variables = next
    },
    answers(next) {
      answer = next
    },
    more(text) {
      for (const socket of sockets) socket.write(text)
    },
    connections: () => sockets.size,
    stop,
    start,
  }
}
