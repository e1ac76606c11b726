/** Reads what a gateway says of the power of its station. */
import type { PowerReading } from './power.ts'
import { parseObject } from './read.ts'

/** Null: it does not say whether there is power. A figure that cannot be is left out. */
export function readPower(payload: Uint8Array): PowerReading | null {
  const { mains, battery, minutes, low } = parseObject(payload) ?? {}
  if (typeof mains !== 'boolean') return null
  return {
    mains,
    low: low === true,
    ...(typeof battery === 'number' && battery >= 0 && battery <= 100 && { battery: Math.round(battery) }),
    ...(typeof minutes === 'number' && Number.isFinite(minutes) && minutes >= 0 && { minutes: Math.floor(minutes) }),
  }
}
