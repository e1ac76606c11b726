import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import mqtt, { type MqttClient } from 'mqtt'
import { expect, it, onTestFinished } from 'vitest'
import { readConfig } from '../../hub/config.ts'
import { openHub } from '../../hub/hub.ts'
import { createLogs } from '../../hub/log.ts'
import { signIn } from '../harness/api.ts'
import { CHILD_ENV } from '../harness/child-env.ts'
import { PASSWORD } from '../harness/commune.ts'
import { temporaryFolder } from '../harness/temporary.ts'
import { until } from '../harness/until.ts'

const KILLS = 20
const BUTTONS = 50
const MAIN = join(import.meta.dirname, '..', '..', 'hub', 'main.ts')

/** Fifty shops with a button each, in a data folder that no hub has open. */
async function settle(folder: string) {
  const credentials: { clientId: string; username: string; password: string }[] = []
  const env = { HUB_DATA_DIR: folder, HUB_HTTP_PORT: '0', HUB_MQTT_PORT: '0', HUB_ADMIN_PASSWORD: PASSWORD }
  const hub = await openHub(readConfig(env), {
    logs: createLogs('silent'),
    async seed(registry) {
      const base = { at: Date.now(), by: null }
      const location = { lat: 11.738, lon: 108.373 }
      const { station } = (await registry.submit({
        ...base,
        type: 'AddStation',
        station: { name: 'Home', level: 'commune', location },
      })) as never as { station: { id: never } }
      for (let n = 0; n < BUTTONS; n += 1) {
        const site = {
          name: `Shop ${n}`,
          kind: 'other' as const,
          address: 'x',
          location,
          station: station.id,
          service: 'in-service' as const,
        }
        const made = (await registry.submit({ ...base, type: 'AddSite', site })) as never as { site: { id: never } }
        const { mqtt: made2 } = (await registry.submit({
          ...base,
          type: 'AddButton',
          site: made.site.id,
          button: { label: 'x' },
        })) as never as { mqtt: (typeof credentials)[0] }
        credentials.push(made2)
      }
    },
  })
  await hub.close()
  return { env, credentials }
}

it(`${KILLS} kills under ${BUTTONS} pressing buttons: every acknowledged press is there after the restart, once`, {
  timeout: 900_000,
}, async () => {
  const folder = temporaryFolder()
  const { env, credentials } = await settle(folder)
  let child!: ChildProcess
  onTestFinished(() => void child.kill('SIGKILL'))

  async function start(): Promise<{ http: string; mqtt: string }> {
    child = spawn(process.execPath, [MAIN], {
      env: { ...CHILD_ENV, ...env, HUB_LOG_LEVEL: 'fatal' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
      const entry = JSON.parse(line)
      if (entry.msg === 'ready') return entry
    }
    throw new Error('the hub did not become ready')
  }

  /** button → press ids that were acknowledged */
  const acknowledged = new Map<string, string[]>()
  let pressed = 0
  for (let kill = 0; kill < KILLS; kill += 1) {
    const { mqtt: url } = await start()
    const clients: MqttClient[] = []
    const before = [...acknowledged.values()].flat().length
    for (const own of credentials) {
      const client = mqtt.connect(url, { ...own, reconnectPeriod: 0, connectTimeout: 20_000 })
      client.on('error', () => {})
      clients.push(client)
      let going = true
      client.on('close', () => {
        going = false
      })
      const press = (): void => {
        if (!going) return
        const id = `${kill}-${pressed++}`
        client.publish(
          `buttons/${own.clientId}/press`,
          JSON.stringify({ press: id, at: new Date().toISOString() }),
          { qos: 1 },
          (error) => {
            if (error) return
            acknowledged.set(own.clientId, [...(acknowledged.get(own.clientId) ?? []), id])
            press()
          },
        )
      }
      client.on('connect', press)
    }
    // Killed while presses are in flight, each time at another point of the burst.
    await until('presses are flowing', () => [...acknowledged.values()].flat().length > before + 60 + kill * 7, 60_000)
    child.kill('SIGKILL')
    await once(child, 'exit')
    for (const client of clients) client.end(true)
  }

  const { http } = await start()
  const admin = await signIn(http, 'admin', PASSWORD)
  const { items } = await admin.get('/incidents?phase=open&limit=500')
  const found = new Map<string, number>()
  for (const { id } of items)
    for (const entry of (await admin.get(`/incidents/${id}`)).timeline)
      if (entry.press) found.set(`${entry.button.id} ${entry.press}`, (found.get(`${entry.button.id} ${entry.press}`) ?? 0) + 1)
  const promised = [...acknowledged].flatMap(([button, presses]) => presses.map((press) => `${button} ${press}`))
  expect(promised.length).toBeGreaterThan(KILLS * 60)
  expect(promised.filter((press) => found.get(press) !== 1)).toEqual([])
  child.kill('SIGTERM')
  const [code] = await once(child, 'exit')
  expect(code, 'and it closes cleanly').toBe(0)
})
