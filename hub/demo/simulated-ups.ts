/** The UPS of the demo: a upsd on this machine whose mains a finger can cut. The battery runs down as fast as a real one. */
import { createServer } from 'node:net'
import type { Clock } from '../desk/clock.ts'

export type UpsState = 'on' | 'off' | 'low'
export const UPS_STATES: readonly UpsState[] = ['on', 'off', 'low']

export type SimulatedUps = {
  port: number
  state(): UpsState
  set(state: UpsState): void
  close(): Promise<void>
}

const FULL_MS = 24 * 60_000
const LOW_MS = 3 * 60_000

export async function simulateUps(clock: Pick<Clock, 'now'>): Promise<SimulatedUps> {
  let state: UpsState = 'on'
  let since = clock.now()
  const variables = (): Record<string, string> => {
    const left = Math.max(0, (state === 'low' ? LOW_MS : FULL_MS) - (state === 'on' ? 0 : clock.now() - since))
    return {
      'ups.status': state === 'on' ? 'OL CHRG' : `OB DISCHRG${state === 'low' || left < LOW_MS ? ' LB' : ''}`,
      'battery.charge': String(Math.round((left / FULL_MS) * 100)),
      'battery.runtime': String(Math.round(left / 1000)),
    }
  }
  const answer = (line: string) =>
    line === 'LIST VAR ups'
      ? [
          'BEGIN LIST VAR ups',
          ...Object.entries(variables()).map(([name, value]) => `VAR ups ${name} "${value}"`),
          'END LIST VAR ups',
          '',
        ].join('\n')
      : 'ERR UNKNOWN-COMMAND\n'
  const sockets = new Set<{ destroy(): void }>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.setEncoding('utf8')
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    socket.on('data', (lines: string) => {
      for (const line of lines.split('\n').filter(Boolean)) socket.write(answer(line))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as { port: number }).port,
    state: () => state,
    set(next) {
      state = next
      since = clock.now()
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
