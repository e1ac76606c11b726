/** A scripted modem, a broker in the hub's place, and the bridge between them. */
import { onTestFinished } from 'vitest'
import type { Bridge } from '../../../firmware-bridge/bridge.ts'
import { systemClock } from '../../../firmware-bridge/clock.ts'
import type { ModemConfig } from '../../../firmware-bridge/config.ts'
import { openModemBridge } from '../../../firmware-bridge/modem/bridge.ts'
import type { SimulatedWorld } from '../../../firmware-bridge/modem/simulated-world.ts'
import type { GatewayId } from '../../../hub/contract/ids.ts'
import { openModem, QUICK, type ScriptedModem } from '../../harness/modem.ts'
import { openPlainBroker, type PlainBroker } from '../../harness/plain-broker.ts'
import { temporaryFolder } from '../../harness/temporary.ts'
import { until } from '../../harness/until.ts'

export type ModemRig = {
  modem: ScriptedModem
  broker: PlainBroker
  bridge(): Bridge
  said: string[]
  /** From the hub. */
  ask(what: 'sms/out' | 'call/out' | 'ussd/out', order: object): Promise<void>
  told(what: string): Record<string, unknown>[]
  beat(): Record<string, any> | undefined
  closeBridge(): Promise<void>
  openBridge(): Promise<void>
}

/** No test lasts so long: what is asked for does not expire while a slow machine gets to it. */
export const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString()

type Options = { world?: Partial<SimulatedWorld>; settings?: Partial<ModemConfig['modem']>; isReady?: boolean }

export async function modemRig({ world = {}, settings = {}, isReady = true }: Options = {}): Promise<ModemRig> {
  const modem = await openModem(world)
  const broker = await openPlainBroker('g-1', 'secret')
  onTestFinished(() => broker.stop())
  const said: string[] = []
  const config: ModemConfig = {
    serial: modem.path,
    baud: 115_200,
    format: '8N1',
    protocol: { name: 'modem' },
    modem: { pin: null, reset: null, ...settings },
    mqttUrl: broker.url(),
    gateway: 'g-1' as GatewayId,
    password: 'secret',
    dataDir: temporaryFolder(),
    ca: null,
  }
  let bridge: Bridge | null = null
  const told = (what: string) => broker.on(`gateways/g-1/${what}`).map((payload) => JSON.parse(payload))
  const beat = () => told('beat').at(-1)

  async function open(): Promise<void> {
    said.length = 0
    bridge = await openModemBridge(config, { clock: systemClock, log: (_level, message) => said.push(message), times: QUICK })
    await until('line and hub are there', () => said.includes('serial line open') && said.includes('connected to the hub'))
    if (isReady) await until('the modem answers', () => said.includes('the modem answers'))
  }
  async function closeBridge(): Promise<void> {
    const closing = bridge
    bridge = null
    await closing?.close()
  }
  onTestFinished(closeBridge)
  await open()
  return {
    modem,
    broker,
    said,
    bridge() {
      if (!bridge) throw new Error('the bridge is not running')
      return bridge
    },
    ask: (what, order) => broker.publish(`gateways/g-1/${what}`, JSON.stringify(order)),
    told,
    beat,
    closeBridge,
    openBridge: open,
  }
}
