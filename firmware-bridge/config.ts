/** The bridge's environment, or everything that is wrong with it at once. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type GatewayId, isId } from '../hub/contract/ids.ts'
import { type DeviceMap, readMap } from './map.ts'
import type { LineFormat } from './port.ts'
import type { Protocol } from './protocol.ts'
import { PROTOCOLS } from './protocols.ts'
import { sentence } from './sentence-line.ts'

export type BridgeConfig = Readonly<{
  /** Path of the serial device or pty. */
  serial: string
  baud: number
  format: LineFormat
  protocol: Protocol
  mqttUrl: string
  gateway: GatewayId
  password: string
  map: DeviceMap
  /** The outbox. */
  dataDir: string
  /** PEM. */
  ca: Buffer | null
}>

/** Every variable there is; docs/configuration.md is held against it. */
export const VARIABLES = [
  'BRIDGE_SERIAL',
  'BRIDGE_BAUD',
  'BRIDGE_FORMAT',
  'BRIDGE_PROTOCOL',
  'BRIDGE_MQTT_URL',
  'BRIDGE_CA',
  'BRIDGE_GATEWAY',
  'BRIDGE_PASSWORD',
  'BRIDGE_DATA_DIR',
  'BRIDGE_MAP',
] as const

const MQTT_SCHEMES = ['mqtt:', 'mqtts:']
const BAUD = /^[1-9]\d{2,6}$/

function urlFaults(text: string): string[] {
  if (text === '') return []
  const url = URL.parse(text)
  if (!url || !MQTT_SCHEMES.includes(url.protocol) || url.hostname === '')
    return ['BRIDGE_MQTT_URL must look like mqtt://host:1883 or mqtts://host:8883']
  // An address is logged; a password must not be.
  if (url.username !== '' || url.password !== '')
    return ['BRIDGE_MQTT_URL must not carry a name or password: BRIDGE_GATEWAY and BRIDGE_PASSWORD do']
  return []
}

/** @returns the configuration, or every fault in words, each beginning with the variable it is about */
export function readBridgeConfig(env: NodeJS.ProcessEnv): { ok: true; config: BridgeConfig } | { ok: false; faults: string[] } {
  const faults: string[] = []
  const needed = (name: string, what: string): string => {
    const value = env[name] ?? ''
    if (value === '') faults.push(`${name} is missing: ${what}`)
    return value
  }

  const serial = needed('BRIDGE_SERIAL', 'the serial device, such as /dev/ttyUSB0')
  const mqttUrl = needed('BRIDGE_MQTT_URL', 'the hub, such as mqtt://127.0.0.1:1883')
  faults.push(...urlFaults(mqttUrl))
  const gateway = needed('BRIDGE_GATEWAY', "this gateway's id, as the hub gave it")
  if (gateway !== '' && !isId(gateway)) faults.push('BRIDGE_GATEWAY is not an id: up to 64 letters, digits, - and _')
  const password = needed('BRIDGE_PASSWORD', "this gateway's password, as the hub gave it")

  const baud = env.BRIDGE_BAUD ?? '9600'
  if (!BAUD.test(baud)) faults.push(`BRIDGE_BAUD must be a speed such as 9600, not "${baud}"`)
  const format = env.BRIDGE_FORMAT ?? '8N1'
  if (format !== '8N1' && format !== '7E1') faults.push(`BRIDGE_FORMAT must be 8N1 or 7E1, not "${format}"`)
  const name = env.BRIDGE_PROTOCOL ?? sentence.name
  const protocol = PROTOCOLS.get(name)
  if (!protocol) faults.push(`BRIDGE_PROTOCOL must be one of ${[...PROTOCOLS.keys()].join(', ')}, not "${name}"`)

  const mapFile = needed('BRIDGE_MAP', `a JSON file, {"K01": "<buttonId>"}`)
  const { map, faults: mapFaults } = mapFile === '' ? { map: new Map(), faults: [] } : readMap(mapFile, protocol ?? sentence)
  faults.push(...mapFaults.map((fault) => `BRIDGE_MAP ${mapFile}: ${fault}`))

  let ca: Buffer | null = null
  try {
    ca = env.BRIDGE_CA ? readFileSync(env.BRIDGE_CA) : null
  } catch (error) {
    faults.push(`BRIDGE_CA ${env.BRIDGE_CA}: cannot be read: ${(error as Error).message}`)
  }
  for (const variable of Object.keys(env))
    if (variable.startsWith('BRIDGE_') && !(VARIABLES as readonly string[]).includes(variable))
      faults.push(`${variable}: there is no such variable; see docs/configuration.md`)

  if (faults.length > 0 || !protocol) return { ok: false, faults }
  return {
    ok: true,
    config: Object.freeze({
      serial,
      baud: Number(baud),
      format: format as LineFormat,
      protocol,
      mqttUrl,
      gateway: gateway as GatewayId,
      password,
      map,
      dataDir: resolve(env.BRIDGE_DATA_DIR || './bridge-data'),
      ca,
    }),
  }
}
