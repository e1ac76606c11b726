/** The bell's environment, or everything that is wrong with it at once. */
import { readFileSync } from 'node:fs'
import { type GatewayId, isId, type StationId } from '../../hub/contract/ids.ts'
import { urlFaults } from '../config.ts'
import { type CommandLine, readCommand } from './command-line.ts'

/** `trouble` null: the siren itself is sounded for a moment. */
export type Hooks = Readonly<{ on: CommandLine; off: CommandLine; trouble: CommandLine | null }>
export type BellConfig = Readonly<{
  mqttUrl: string
  device: GatewayId
  station: StationId
  password: string
  /** PEM. */
  ca: Buffer | null
  hooks: Hooks
}>

/** Every variable there is; docs/configuration.md is held against it. */
export const VARIABLES = [
  'BELL_MQTT_URL',
  'BELL_CA',
  'BELL_DEVICE',
  'BELL_PASSWORD',
  'BELL_STATION',
  'BELL_ON',
  'BELL_OFF',
  'BELL_TROUBLE',
] as const

/** @returns the configuration, or every fault in words, each beginning with the variable it is about */
export function readBellConfig(env: NodeJS.ProcessEnv): { ok: true; config: BellConfig } | { ok: false; faults: string[] } {
  const faults: string[] = []
  const needed = (name: (typeof VARIABLES)[number], what: string): string => {
    const value = env[name] ?? ''
    if (value === '') faults.push(`${name} is missing: ${what}`)
    return value
  }
  const id = (name: (typeof VARIABLES)[number], what: string): string => {
    const value = needed(name, what)
    if (value !== '' && !isId(value)) faults.push(`${name} is not an id: up to 64 letters, digits, - and _`)
    return value
  }
  function command(name: 'BELL_ON' | 'BELL_OFF' | 'BELL_TROUBLE', text: string): CommandLine | null {
    if (text === '') return null
    const read = readCommand(text, env.PATH ?? '')
    if (!('fault' in read)) return read
    faults.push(`${name}: ${read.fault}`)
    return null
  }

  const mqttUrl = needed('BELL_MQTT_URL', 'the hub, such as mqtts://chuong.example.vn:8883')
  faults.push(...urlFaults(mqttUrl, { url: 'BELL_MQTT_URL', name: 'BELL_DEVICE', password: 'BELL_PASSWORD' }))
  const device = id('BELL_DEVICE', "this bell's id, as the hub gave it")
  const password = needed('BELL_PASSWORD', "this bell's password, as the hub gave it")
  const station = id('BELL_STATION', 'the id of the station whose bell it is, as it stands on the page of the bell')
  const on = command('BELL_ON', needed('BELL_ON', 'the program that sounds the siren, with its arguments'))
  const off = command('BELL_OFF', needed('BELL_OFF', 'the program that silences the siren, with its arguments'))
  const trouble = command('BELL_TROUBLE', env.BELL_TROUBLE ?? '')

  let ca: Buffer | null = null
  try {
    ca = env.BELL_CA ? readFileSync(env.BELL_CA) : null
  } catch (error) {
    faults.push(`BELL_CA ${env.BELL_CA}: cannot be read: ${(error as Error).message}`)
  }
  for (const variable of Object.keys(env))
    if (variable.startsWith('BELL_') && !(VARIABLES as readonly string[]).includes(variable))
      faults.push(`${variable}: there is no such variable; see docs/configuration.md`)

  if (faults.length > 0 || !on || !off) return { ok: false, faults }
  const hooks = { on, off, trouble }
  return { ok: true, config: Object.freeze({ mqttUrl, device: device as GatewayId, station: station as StationId, password, ca, hooks }) }
}
