/**
 * With DEMO_RADIO=1: a receiver without hardware, the real bridge in a process of its own, and two radio buttons on the wall whose
 * presses go the whole way over a serial line.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { StationId } from '../contract/ids.ts'
import type { Registry } from '../desk/ports/registry.ts'
import type { SampleButton } from './sample-commune.ts'
import type { SimulatedButton } from './simulated-button.ts'

export type Radio = { buttons: { sample: SampleButton; button: SimulatedButton }[]; close(): Promise<void> }

type Options = {
  registry: Pick<Registry, 'submit'>
  station: StationId
  site: SampleButton['site']
  mqttUrl: string
  folder: string
  at: number
}

const BRIDGE = join(import.meta.dirname, '../../firmware-bridge')
const LABELS = ['Nút radio quầy', 'Nút radio két']

/** Rejects, in words, when there is no socat to make the line. */
export async function openRadio({ registry, station, site, mqttUrl, folder, at }: Options): Promise<Radio> {
  const submit = async (change: Parameters<Registry['submit']>[0]) => {
    const answer = await registry.submit(change)
    if (!answer.ok) throw new Error(answer.refusal.detail)
    return answer
  }
  const { gateway, mqtt } = await submit({ type: 'AddGateway', at, by: null, gateway: { label: 'Bộ thu 433 MHz', station } })
  if (!gateway || !mqtt) throw new Error('the registry made no gateway')
  const samples: SampleButton[] = []
  for (const label of LABELS) {
    const { button } = await submit({ type: 'AddButton', at, by: null, site: site.id, button: { label, gateway: gateway.id } })
    if (button) samples.push({ button, site, mqtt })
  }
  const map = join(folder, 'radio-map.json')
  writeFileSync(map, JSON.stringify(Object.fromEntries(samples.map(({ button }, n) => [`K0${n + 1}`, button.id]))))

  const receiver = spawn(process.execPath, [join(BRIDGE, 'simulate.ts')], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: receiver.stdout as Readable })
  const path = await new Promise<string>((resolve, reject) => {
    lines.once('line', resolve)
    receiver.once('exit', () => reject(new Error('the simulated receiver did not start; it needs socat')))
  })
  // Somebody reads on, or the receiver stands still when its pipe is full.
  lines.on('line', () => {})
  const bridge = spawn(process.execPath, [join(BRIDGE, 'main.ts')], {
    env: {
      PATH: process.env.PATH,
      BRIDGE_SERIAL: path,
      BRIDGE_MQTT_URL: mqttUrl,
      BRIDGE_GATEWAY: gateway.id,
      BRIDGE_PASSWORD: mqtt.password,
      BRIDGE_MAP: map,
      BRIDGE_DATA_DIR: join(folder, 'radio-outbox'),
    },
    stdio: 'ignore',
  })
  const children = [bridge, receiver]
  const end = () => {
    for (const child of children) child.kill('SIGTERM')
  }
  process.once('exit', end)
  const type = (command: string) => receiver.stdin?.write(`${command}\n`)

  return {
    buttons: samples.map((sample, n) => ({ sample, button: radioButton(`K0${n + 1}`, type) })),
    async close() {
      process.off('exit', end)
      end()
      await Promise.all(children.map(ended))
    },
  }
}

const ended = (child: ChildProcess) => (child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null)

/** As it hangs on the wall. It has no lamp, and its silence is the receiver's affair. */
function radioButton(device: string, type: (command: string) => unknown): SimulatedButton {
  let silent = false
  type(`beat ${device}`)
  return {
    online: () => !silent,
    lamp: () => null,
    press(kind = 'holdup') {
      if (!silent) type(`press ${device} ${kind}`)
      return Promise.resolve(!silent)
    },
    silence() {
      silent = true
    },
    comeBack() {
      silent = false
      type(`beat ${device}`)
    },
    close: () => Promise.resolve(),
  }
}
