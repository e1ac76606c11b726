/** A radio press: from the frame on the serial line to the acknowledgement that comes back on it, hub and bridge as two processes. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SerialPort } from 'serialport'
import { wakeOnEvents } from '../../firmware-bridge/port.ts'
import { encodeSentence } from '../../firmware-bridge/sentence.ts'
import type { Town } from '../harness/town.ts'
import { connectButtons } from './buttons.ts'
import { spread } from './figures.ts'
import { newFolder, stopChild, watchChild } from './leave-nothing.ts'
import { startHub } from './our-hub.ts'
import type { Section } from './table.ts'
import { within } from './within.ts'

const MAIN = join(import.meta.dirname, '..', '..', 'firmware-bridge', 'main.ts')
const WARM_UP = 100
const AT_ONCE = 20
const LIMIT_MS = 10_000

/** @param presses one after the other, and as many again with twenty on the line at once */
export async function radio(town: Town, presses: number): Promise<Section[]> {
  const hub = await startHub(town)
  const folder = newFolder()
  const [path, farPath] = [join(folder, 'bridge'), join(folder, 'receiver')]
  const socat = watchChild(spawn('socat', [`pty,raw,echo=0,link=${path}`, `pty,raw,echo=0,link=${farPath}`], { stdio: 'ignore' }))
  for (const end = performance.now() + LIMIT_MS; !existsSync(farPath) && performance.now() < end; )
    await new Promise((resolve) => setTimeout(resolve, 20))
  writeFileSync(join(folder, 'map.json'), JSON.stringify({ K01: town.radio.button }))
  const { username, password } = town.radio.credentials
  const bridge = watchChild(
    spawn(process.execPath, [MAIN], {
      env: {
        PATH: process.env.PATH,
        BRIDGE_SERIAL: path,
        BRIDGE_MQTT_URL: hub.mqttUrl,
        BRIDGE_GATEWAY: username,
        BRIDGE_PASSWORD: password,
        BRIDGE_MAP: join(folder, 'map.json'),
        BRIDGE_DATA_DIR: join(folder, 'outbox'),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  )
  await new Promise<void>((resolve) => {
    let log = ''
    bridge.stdout?.on('data', (bytes: Buffer) => {
      log += bytes
      if (log.includes('connected to the hub') && log.includes('serial line open')) resolve()
    })
  })
  const far = new SerialPort({ path: farPath, baudRate: 9600 })
  await once(far, 'open')
  wakeOnEvents(far)
  const awaited = new Map<string, (at: number) => void>()
  let rest = ''
  far.on('data', (bytes: Buffer) => {
    const lines = (rest + bytes.toString('latin1')).split('\r\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const counter = /^\$ACK,K01,(\d+)\*/.exec(line)?.[1]
      if (counter) awaited.get(counter)?.(performance.now())
    }
  })
  let counter = 0
  async function press(): Promise<number> {
    const mine = String(++counter)
    const { promise, resolve } = Promise.withResolvers<number>()
    awaited.set(mine, resolve)
    const began = performance.now()
    far.write(encodeSentence({ type: 'PRESS', device: 'K01', counter: mine, fields: { kind: 'holdup', bat: 87 } }), 'latin1')
    const took = (await within(LIMIT_MS, 'an acknowledgement on the line', promise)) - began
    awaited.delete(mine)
    return took
  }
  for (let n = 0; n < WARM_UP; n += 1) await press()
  const alone: number[] = []
  for (let n = 0; n < presses; n += 1) alone.push(await press())
  const began = performance.now()
  const together: number[] = []
  for (let n = 0; n < presses; n += AT_ONCE) together.push(...(await Promise.all(Array.from({ length: AT_ONCE }, press))))
  const perSecond = (together.length / (performance.now() - began)) * 1000

  // The same hub without a serial line before it: what the line, the outbox and the second process cost.
  const [button] = await connectButtons(hub, 1)
  const direct: number[] = []
  for (let n = 0; button && n < presses; n += 1) direct.push(await button.press(`radio-${n}`))
  button?.end()
  await new Promise<void>((resolve) => far.close(() => resolve()))
  await stopChild(bridge)
  await stopChild(socat)
  await hub.stop()

  const row = (who: string, measured: number[]) => {
    const { p50, p99, max } = spread(measured)
    return { who, values: [p50, p99, max] }
  }
  return [
    {
      title: `Radio press to acknowledgement on the line: ${presses} presses over a pty, one at a time`,
      columns: ['p50 ms', 'p99 ms', 'max ms'],
      rows: [row('bridge and hub, both on disk', alone), row('the same hub over MQTT alone', direct)],
      targets: { 'p99 ms': 20 },
      withPeers: true,
    },
    {
      title: `Radio presses, ${AT_ONCE} on the line at once`,
      columns: ['per second', 'p99 ms'],
      rows: [{ who: 'bridge and hub', values: [perSecond, spread(together).p99] }],
    },
  ]
}
