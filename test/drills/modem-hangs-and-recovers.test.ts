import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { systemClock } from '../../firmware-bridge/clock.ts'
import { openModemBridge } from '../../firmware-bridge/modem/bridge.ts'
import { readConfig } from '../../hub/config.ts'
import type { GatewayId } from '../../hub/contract/ids.ts'
import type { RegistryAnswer } from '../../hub/desk/ports/registry.ts'
import type { RegistryChange } from '../../hub/desk/ports/registry-change.ts'
import { type Hub, openHub } from '../../hub/hub.ts'
import { createLogs } from '../../hub/log.ts'
import { openModem, QUICK } from '../harness/modem.ts'
import { temporaryFolder } from '../harness/temporary.ts'
import { until } from '../harness/until.ts'

async function gatewayAt(hub: Hub): Promise<{ gateway: GatewayId; password: string }> {
  const submit = async (change: Omit<RegistryChange, 'at' | 'by'>) => {
    const answer = await hub.registry.submit({ ...change, at: Date.now(), by: null } as RegistryChange)
    if (!answer.ok) throw new Error(answer.refusal.detail)
    return answer as Extract<RegistryAnswer, { ok: true }>
  }
  const location = { lat: 11.738, lon: 108.373 }
  const { station } = await submit({ type: 'AddStation', station: { name: 'Home', level: 'commune', location } } as never)
  const { gateway, mqtt } = await submit({ type: 'AddGateway', gateway: { label: 'Modem', station: station?.id } } as never)
  return { gateway: gateway?.id as GatewayId, password: mqtt?.password ?? '' }
}

it('a modem that hangs is a disconnected gateway at the hub, with its reason; it is reset and is online again by itself', {
  timeout: 400_000,
}, async () => {
  const folder = temporaryFolder()
  const hub = await openHub(readConfig({ HUB_DATA_DIR: folder, HUB_HTTP_PORT: '0', HUB_MQTT_PORT: '0' }), { logs: createLogs('silent') })
  onTestFinished(() => hub.close())
  const { gateway, password } = await gatewayAt(hub)
  const modem = await openModem()
  const bridge = await openModemBridge(
    {
      serial: modem.path,
      baud: 115_200,
      format: '8N1',
      protocol: { name: 'modem' },
      modem: { pin: null, reset: null },
      mqttUrl: hub.mqttUrl,
      gateway,
      password,
      dataDir: join(folder, 'bridge'),
      ca: null,
    },
    // So that the hub sees the silence before the reset ends it.
    { clock: systemClock, log: () => {}, times: { ...QUICK, resetTries: 1, firstPauseMs: 2_000, lastPauseMs: 2_000 } },
  )
  onTestFinished(() => bridge.close())
  const device = () => hub.desk.look((state) => state.devices.get(gateway))
  await until('it is online', () => device()?.state === 'online', 60_000)
  await until('the hub knows its signal', () => device()?.rssi === -71, 40_000)

  modem.world.isHung = true
  await until('the hub knows', () => device()?.line === 'silent', 60_000)
  expect(device()?.state).toBe('disconnected')
  modem.restart()
  await until('it is online again', () => device()?.line === undefined && device()?.state === 'online', 60_000)
  expect(hub.desk.look((state) => [...state.notUnderstood.keys()])).toEqual([])
})
