/** The bridge as its own process, as it runs in a police office. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { CHILD_ENV } from '../harness/child-env.ts'
import { until } from '../harness/until.ts'

const MAIN = new URL('../../firmware-bridge/main.ts', import.meta.url).pathname

export type BridgeProcess = {
  start(): Promise<void>
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>
  /** Resident memory, bytes; Linux. */
  pid(): number
  log(): string
}

type Options = {
  serial: string
  mqttUrl: string
  gateway: string
  password: string
  map: object
  folder: string
  protocol?: string
  env?: Record<string, string>
}

export function bridgeProcess({
  serial,
  mqttUrl,
  gateway,
  password,
  map,
  folder,
  protocol = 'sentence',
  env = {},
}: Options): BridgeProcess {
  const file = join(folder, 'map.json')
  writeFileSync(file, JSON.stringify(map))
  let child: ChildProcess | null = null
  let log = ''
  onTestFinished(() => void child?.kill('SIGKILL'))
  return {
    async start() {
      log = ''
      child = spawn(process.execPath, [MAIN], {
        env: {
          ...CHILD_ENV,
          BRIDGE_SERIAL: serial,
          BRIDGE_PROTOCOL: protocol,
          BRIDGE_MQTT_URL: mqttUrl,
          BRIDGE_GATEWAY: gateway,
          BRIDGE_PASSWORD: password,
          BRIDGE_MAP: file,
          BRIDGE_DATA_DIR: join(folder, 'outbox'),
          ...env,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      for (const stream of [child.stdout, child.stderr])
        stream?.on('data', (bytes: Buffer) => {
          log += bytes
        })
      await until('the bridge has its line', () => log.includes('serial line open'), 60_000)
    },
    async kill(signal) {
      const running = child
      child = null
      if (!running || running.exitCode !== null) return running?.exitCode ?? null
      running.kill(signal)
      const [code] = await once(running, 'exit')
      return code
    },
    pid: () => child?.pid ?? 0,
    log: () => log,
  }
}
