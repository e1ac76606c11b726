/** `BRIDGE_MAP`: which device on the line is which button of the hub, and the key it signs with. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type ButtonId, isId } from '../hub/contract/ids.ts'
import type { Protocol } from './protocol.ts'

export type MappedDevice = {
  button: ButtonId
  key: Uint8Array | null
  /** The name its counts are kept under: with a new key the count begins anew. */
  countedAs: string
}
export type DeviceMap = ReadonlyMap<string, MappedDevice>

/** 128 bits: a shorter key could be found by trying. */
const KEY_MIN_DIGITS = 32

type Fields = Record<string, unknown>
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

function readDevice(device: string, value: unknown, named: Protocol['device'], fault: (text: string) => void): MappedDevice | null {
  if (!named.pattern.test(device)) fault(`"${device}" is not a device name: ${named.words}`)
  const { button, key, ...others } = isFields(value) ? value : { button: value }
  for (const name of Object.keys(others)) fault(`${device}: "${name}" is not known here; "button" and "key" are`)
  if (typeof button !== 'string' || !isId(button)) {
    fault(`${device}: the button must be a button's id as the hub gave it`)
    return null
  }
  if (key === undefined) return { button: button as ButtonId, key: null, countedAs: device }
  if (typeof key !== 'string' || !/^([0-9a-fA-F]{2})+$/.test(key) || key.length < KEY_MIN_DIGITS) {
    fault(`${device}: the key must be at least ${KEY_MIN_DIGITS} hex digits, two for each byte`)
    return null
  }
  const bytes = Buffer.from(key, 'hex')
  const print = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  return { button: button as ButtonId, key: bytes, countedAs: `${device}.${print}` }
}

/** @returns every fault at once, in words; the map counts only when there is none */
export function parseMap(json: string, protocol: Pick<Protocol, 'device' | 'signs'>): { map: DeviceMap; faults: string[] } {
  const map = new Map<string, MappedDevice>()
  const faults: string[] = []
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (error) {
    return { map, faults: [`is not JSON: ${(error as Error).message}`] }
  }
  if (!isFields(value)) return { map, faults: ['must be one JSON object: {"K01": "<buttonId>"}'] }
  for (const [device, entry] of Object.entries(value)) {
    const mapped = readDevice(device, entry, protocol.device, (text) => faults.push(text))
    if (mapped?.key && !protocol.signs)
      faults.push(`${device}: this protocol carries no signatures, so a key would refuse everything: leave it out`)
    if (mapped) map.set(device, mapped)
  }
  if (map.size === 0 && faults.length === 0) faults.push('names no device')
  return { map, faults }
}

export function readMap(file: string, protocol: Pick<Protocol, 'device' | 'signs'>): { map: DeviceMap; faults: string[] } {
  try {
    return parseMap(readFileSync(file, 'utf8'), protocol)
  } catch (error) {
    return { map: new Map(), faults: [`cannot be read: ${(error as Error).message}`] }
  }
}
