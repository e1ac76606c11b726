/** The bridge's environment, or everything that is wrong with it at once. */
import { accessSync, constants, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type GatewayId, isId } from '../hub/contract/ids.ts'
import { type DeviceMap, readMap } from './map.ts'
import { readManifest } from './modem/phrases/manifest.ts'
import type { LineFormat } from './port.ts'
import type { Protocol } from './protocol.ts'
import { PROTOCOLS } from './protocols.ts'
import { sentence } from './sentence-line.ts'

type LineConfig = Readonly<{
  /** Path of the serial device or pty. */
  serial: string
  baud: number
  format: LineFormat
  mqttUrl: string
  gateway: GatewayId
  password: string
  /** The outbox. */
  dataDir: string
  /** PEM. */
  ca: Buffer | null
}>
export type BridgeConfig = LineConfig & Readonly<{ protocol: Protocol; map: DeviceMap }>
export type ModemConfig = LineConfig & Readonly<{ protocol: { name: typeof MODEM }; modem: ModemSettings }>
/** `reset`: a program that takes the modem's supply away and gives it back. */
export type ModemSettings = Readonly<{
  pin: string | null
  reset: string | null
  /** A folder that `npm run phrases` made. */
  phrases?: string
}>

/** Not a receiver: what stands at the end of the line is told what to do. */
const MODEM = 'modem'

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
  'BRIDGE_MODEM_PIN',
  'BRIDGE_MODEM_RESET',
  'BRIDGE_MODEM_PHRASES',
] as const
const OF_A_MODEM = ['BRIDGE_MODEM_PIN', 'BRIDGE_MODEM_RESET', 'BRIDGE_MODEM_PHRASES'] as const

const MQTT_SCHEMES = ['mqtt:', 'mqtts:']
const BAUD = /^[1-9]\d{2,6}$/
/** A PIN has four to eight digits (3GPP TS 31.101 §9.5.1). */
const PIN = /^\d{4,8}$/

const OWN_NAMES = { url: 'BRIDGE_MQTT_URL', name: 'BRIDGE_GATEWAY', password: 'BRIDGE_PASSWORD' }

/** @param names of the variables that carry what an address must not */
export function urlFaults(text: string, names = OWN_NAMES): string[] {
  if (text === '') return []
  const url = URL.parse(text)
  if (!url || !MQTT_SCHEMES.includes(url.protocol) || url.hostname === '')
    return [`${names.url} must look like mqtt://host:1883 or mqtts://host:8883`]
  // An address is logged; a password must not be.
  if (url.username !== '' || url.password !== '')
    return [`${names.url} must not carry a name or password: ${names.name} and ${names.password} do`]
  return []
}

function modemFrom(env: NodeJS.ProcessEnv): { modem: ModemSettings; faults: string[] } {
  const { BRIDGE_MODEM_PIN: pin = '', BRIDGE_MODEM_RESET: reset = '', BRIDGE_MODEM_PHRASES: phrases = '' } = env
  const faults: string[] = []
  // Not repeated in the fault: it is a secret.
  if (pin !== '' && !PIN.test(pin)) faults.push('BRIDGE_MODEM_PIN must be four to eight digits')
  try {
    if (reset !== '') accessSync(reset, constants.X_OK)
  } catch (error) {
    faults.push(`BRIDGE_MODEM_RESET ${reset}: cannot be run: ${(error as Error).message}`)
  }
  try {
    if (phrases !== '' && readManifest(phrases) === null)
      faults.push(`BRIDGE_MODEM_PHRASES ${phrases}: there are no phrases: make them with npm run phrases -- ${phrases}`)
  } catch (error) {
    faults.push(`BRIDGE_MODEM_PHRASES ${phrases}: ${(error as Error).message}`)
  }
  const modem = { pin: pin || null, reset: reset === '' ? null : resolve(reset), ...(phrases !== '' && { phrases: resolve(phrases) }) }
  return { modem, faults }
}

function mapFrom(file: string, protocol: Protocol): { map: DeviceMap; faults: string[] } {
  const { map, faults } = file === '' ? { map: new Map(), faults: [] } : readMap(file, protocol)
  return { map, faults: faults.map((fault) => `BRIDGE_MAP ${file}: ${fault}`) }
}

/** @returns the configuration, or every fault in words, each beginning with the variable it is about */
export function readBridgeConfig(
  env: NodeJS.ProcessEnv,
): { ok: true; config: BridgeConfig | ModemConfig } | { ok: false; faults: string[] } {
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

  const name = env.BRIDGE_PROTOCOL ?? sentence.name
  const isModem = name === MODEM
  const baud = env.BRIDGE_BAUD ?? (isModem ? '115200' : '9600')
  if (!BAUD.test(baud)) faults.push(`BRIDGE_BAUD must be a speed such as 9600, not "${baud}"`)
  const format = env.BRIDGE_FORMAT ?? '8N1'
  if (format !== '8N1' && format !== '7E1') faults.push(`BRIDGE_FORMAT must be 8N1 or 7E1, not "${format}"`)
  const protocol = PROTOCOLS.get(name) ?? sentence
  if (!isModem && !PROTOCOLS.has(name))
    faults.push(`BRIDGE_PROTOCOL must be one of ${[...PROTOCOLS.keys(), MODEM].join(', ')}, not "${name}"`)

  const { map, faults: mapFaults } = isModem
    ? { map: new Map(), faults: env.BRIDGE_MAP ? ['BRIDGE_MAP: a modem has no devices behind it: leave it out'] : [] }
    : mapFrom(needed('BRIDGE_MAP', `a JSON file, {"K01": "<buttonId>"}`), protocol)
  const { modem, faults: modemFaults } = isModem
    ? modemFrom(env)
    : { modem: null, faults: OF_A_MODEM.filter((each) => env[each]).map((each) => `${each} is only for BRIDGE_PROTOCOL=${MODEM}`) }
  faults.push(...mapFaults, ...modemFaults)

  let ca: Buffer | null = null
  try {
    ca = env.BRIDGE_CA ? readFileSync(env.BRIDGE_CA) : null
  } catch (error) {
    faults.push(`BRIDGE_CA ${env.BRIDGE_CA}: cannot be read: ${(error as Error).message}`)
  }
  for (const variable of Object.keys(env))
    if (variable.startsWith('BRIDGE_') && !(VARIABLES as readonly string[]).includes(variable))
      faults.push(`${variable}: there is no such variable; see docs/configuration.md`)

  if (faults.length > 0) return { ok: false, faults }
  const line: LineConfig = {
    serial,
    baud: Number(baud),
    format: format as LineFormat,
    mqttUrl,
    gateway: gateway as GatewayId,
    password,
    dataDir: resolve(env.BRIDGE_DATA_DIR || './bridge-data'),
    ca,
  }
  return { ok: true, config: Object.freeze(modem ? { ...line, protocol: { name: MODEM } as const, modem } : { ...line, protocol, map }) }
}
