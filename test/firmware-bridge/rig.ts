/** A line, a broker in the hub's place, and the bridge between them: what most of these tests stand on. */
import { onTestFinished } from 'vitest'
import { type Bridge, openBridge } from '../../firmware-bridge/bridge.ts'
import { systemClock } from '../../firmware-bridge/clock.ts'
import type { BridgeConfig } from '../../firmware-bridge/config.ts'
import { parseMap } from '../../firmware-bridge/map.ts'
import type { Protocol } from '../../firmware-bridge/protocol.ts'
import { sentence } from '../../firmware-bridge/sentence-line.ts'
import type { GatewayId } from '../../hub/contract/ids.ts'
import { openPlainBroker, type PlainBroker } from '../harness/plain-broker.ts'
import { temporaryFolder } from '../harness/temporary.ts'
import { until } from '../harness/until.ts'
import { type Line, openLine } from './pty.ts'

export type Rig = {
  line: Line
  broker: PlainBroker
  config: BridgeConfig
  bridge(): Bridge
  /** Log messages, as they come. */
  said: string[]
  closeBridge(): Promise<void>
  /** Again, on the same outbox. */
  openBridge(): Promise<void>
}

const MAP = '{"K01": "b-1", "K02": "b-2", "K03": {"button": "b-3", "key": "000102030405060708090a0b0c0d0e0f"}}'

export async function rig({ protocol = sentence, map = MAP }: { protocol?: Protocol; map?: string } = {}): Promise<Rig> {
  const line = await openLine()
  onTestFinished(() => line.close())
  const broker = await openPlainBroker('g-1', 'secret')
  onTestFinished(() => broker.stop())
  const said: string[] = []
  const config: BridgeConfig = {
    serial: line.path,
    baud: 9600,
    format: '8N1',
    protocol,
    mqttUrl: broker.url(),
    gateway: 'g-1' as GatewayId,
    password: 'secret',
    map: parseMap(map, protocol).map,
    dataDir: temporaryFolder(),
    ca: null,
  }
  let bridge: Bridge | null = null
  const running = (): Bridge => {
    if (!bridge) throw new Error('the bridge is not running')
    return bridge
  }
  async function open(): Promise<void> {
    said.length = 0
    const before = broker.on('gateways/g-1/status').length
    bridge = await openBridge(config, { clock: systemClock, log: (_level, message) => said.push(message) })
    await until('line and hub are there', () => said.includes('serial line open') && broker.on('gateways/g-1/status').length > before)
  }
  async function closeBridge(): Promise<void> {
    const open = bridge
    bridge = null
    await open?.close()
  }
  onTestFinished(closeBridge)
  await open()
  return { line, broker, config, bridge: running, said, closeBridge, openBridge: open }
}

/** Whole lines that came back to the receiver. */
export const answers = (line: Line): string[] => line.heard().split('\r\n').slice(0, -1)
