import { expect, it, onTestFinished } from 'vitest'
import { encodeSentence } from '../../firmware-bridge/sentence.ts'
import { encodeSurgard } from '../../firmware-bridge/surgard.ts'
import { readConfig } from '../../hub/config.ts'
import type { RegistryAnswer } from '../../hub/desk/ports/registry.ts'
import type { RegistryChange } from '../../hub/desk/ports/registry-change.ts'
import { type Hub, openHub } from '../../hub/hub.ts'
import { createLogs } from '../../hub/log.ts'
import { bridgeProcess } from '../firmware-bridge/child.ts'
import { openLine } from '../firmware-bridge/pty.ts'
import { signIn } from '../harness/api.ts'
import { PASSWORD } from '../harness/commune.ts'
import { freePort } from '../harness/free-port.ts'
import { temporaryFolder } from '../harness/temporary.ts'
import { until } from '../harness/until.ts'

const KILLS = 4
const PRESSES_A_KILL = 8
const BUTTONS = 10

async function hubWithGateway(folder: string) {
  const own = { HUB_DATA_DIR: folder, HUB_HTTP_PORT: '0', HUB_MQTT_PORT: String(await freePort()), HUB_ADMIN_PASSWORD: PASSWORD }
  const config = readConfig(own)
  const hub = await openHub(config, { logs: createLogs('silent') })
  const submit = async (change: Omit<RegistryChange, 'at' | 'by'>) => {
    const answer = await hub.registry.submit({ ...change, at: Date.now(), by: null } as RegistryChange)
    if (!answer.ok) throw new Error(answer.refusal.detail)
    return answer as Extract<RegistryAnswer, { ok: true }>
  }
  const location = { lat: 11.738, lon: 108.373 }
  const { station } = await submit({ type: 'AddStation', station: { name: 'Home', level: 'commune', location } } as never)
  const { gateway, mqtt } = await submit({ type: 'AddGateway', gateway: { label: 'Radio', station: station?.id } } as never)
  const buttons: string[] = []
  for (let n = 0; n < BUTTONS; n += 1) {
    const place = { name: `Shop ${n}`, kind: 'other', address: 'x', location, station: station?.id, service: 'in-service' }
    const { site } = await submit({ type: 'AddSite', site: place } as never)
    const { button } = await submit({ type: 'AddButton', site: site?.id, button: { label: 'x', gateway: gateway?.id } } as never)
    buttons.push(button?.id ?? '')
  }
  return { hub, config, gateway: gateway?.id ?? '', password: mqtt?.password ?? '', buttons }
}

/** Every press the hub has on record, and how often it stands there. */
async function pressesOnRecord(hub: Hub): Promise<Map<string, number>> {
  const admin = await signIn(hub.httpUrl, 'admin', PASSWORD)
  const { items } = await admin.get('/incidents?phase=open&limit=500')
  const found = new Map<string, number>()
  for (const { id } of items)
    for (const entry of (await admin.get(`/incidents/${id}`)).timeline)
      if (entry.press) found.set(entry.press, (found.get(entry.press) ?? 0) + 1)
  return found
}

const PROTOCOLS = [
  {
    protocol: 'sentence',
    device: (n: number) => `K${n}`,
    frame: (n: number, count: number) => encodeSentence({ type: 'PRESS', device: `K${n}`, counter: count }),
    isAcknowledged: (heard: string, n: number, count: number) => heard.includes(`$ACK,K${n},${count}*`),
    /** The press's id says which frame it was. */
    countIn: (press: string) => press,
    expected: (n: number, count: number) => `K${n}-${count}`,
  },
  {
    protocol: 'surgard',
    device: (n: number) => `1234:${String(n).padStart(3, '0')}`,
    frame: (n: number) =>
      encodeSurgard({ account: '1234', qualifier: 'E', code: '122', partition: '01', zone: String(n).padStart(3, '0') }),
    isAcknowledged: (heard: string) => heard.includes('\x06'),
    countIn: (press: string) => press.split('-')[0] ?? '',
    expected: (n: number) => `1234:${String(n).padStart(3, '0')}`,
  },
] as const

it.each(PROTOCOLS)(
  '$protocol: whenever the bridge is killed, and the hub away at times, every acknowledged frame is one press at the hub',
  { timeout: 400_000 },
  async (spoken) => {
    const folder = temporaryFolder()
    const made = await hubWithGateway(temporaryFolder())
    let hub: Hub | null = made.hub
    onTestFinished(() => hub?.close())
    const line = await openLine()
    onTestFinished(() => line.close())
    const devices = Object.fromEntries(Array.from({ length: 999 }, (_, n) => [spoken.device(n), made.buttons[n % BUTTONS]]))
    const bridge = bridgeProcess({
      serial: line.path,
      mqttUrl: made.hub.mqttUrl,
      gateway: made.gateway,
      password: made.password,
      map: devices,
      folder,
      protocol: spoken.protocol,
    })

    /** As a receiver does: one frame at a time, sent again until it is acknowledged. */
    const acknowledged: string[] = []
    let sent = 0
    let stopped = false
    const receiver = (async () => {
      while (!stopped) {
        // A zone of its own for each, so that a receiver without counters can be followed too.
        const n = ++sent
        const before = line.heard().length
        const isAcknowledged = () => spoken.isAcknowledged(line.heard().slice(before), n, n)
        while (!isAcknowledged()) {
          line.send(spoken.frame(n, n))
          await until('an answer or time to ask again', isAcknowledged, 400).catch(() => undefined)
          if (stopped && !isAcknowledged()) return
        }
        acknowledged.push(spoken.expected(n, n))
      }
    })()

    for (let kill = 0; kill < KILLS; kill += 1) {
      await bridge.start()
      const before = acknowledged.length
      // Every third time the hub is away: the bridge has only itself.
      if (kill % 3 === 2) {
        await hub?.close()
        hub = null
      }
      await until('presses are flowing', () => acknowledged.length > before + PRESSES_A_KILL + kill, 60_000)
      await bridge.kill('SIGKILL')
      hub ??= await openHub(made.config, { logs: createLogs('silent') })
    }
    await bridge.start()
    const running = hub as Hub
    await until('the last ones are acknowledged', () => acknowledged.length > KILLS * PRESSES_A_KILL, 60_000)
    stopped = true
    await receiver
    const wanted = new Set(acknowledged)
    await until(
      'all of it is at the hub',
      async () => {
        const found = new Set([...(await pressesOnRecord(running)).keys()].map(spoken.countIn))
        return [...wanted].every((press) => found.has(press))
      },
      30_000,
    )
    const found = [...(await pressesOnRecord(running))].flatMap(([press, times]) => Array(times).fill(spoken.countIn(press)))
    const more = acknowledged.filter((press) => found.filter((each) => each === press).length !== 1)
    expect(more).toEqual([])
    expect(await bridge.kill('SIGTERM')).toBe(0)
  },
)
