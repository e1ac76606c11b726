/** The bridge's environment, or everything that is wrong with it at once. */
import { type GatewayId, isId } from '../hub/contract/ids.ts'
import { type DeviceMap, readMap } from './map.ts'

export type BridgeConfig = Readonly<{
  /** Path of the serial device or pty. */
  serial: string
  baud: number
  mqttUrl: string
  gateway: GatewayId
  password: string
  map: DeviceMap
}>

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
  const protocol = env.BRIDGE_PROTOCOL ?? 'sentence'
  if (protocol !== 'sentence') faults.push(`BRIDGE_PROTOCOL must be "sentence", the one protocol this bridge speaks, not "${protocol}"`)

  const mapFile = needed('BRIDGE_MAP', 'a JSON file, {"K01": "<buttonId>"}')
  const { map, faults: mapFaults } = mapFile === '' ? { map: new Map(), faults: [] } : readMap(mapFile)
  faults.push(...mapFaults.map((fault) => `BRIDGE_MAP ${mapFile}: ${fault}`))

  if (faults.length > 0) return { ok: false, faults }
  return { ok: true, config: Object.freeze({ serial, baud: Number(baud), mqttUrl, gateway: gateway as GatewayId, password, map }) }
}
