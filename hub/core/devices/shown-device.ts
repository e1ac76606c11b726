/**
 * A button as a page inside its shop may know it. That it is back, and how its battery is, is known there a minute late: whoever
 * presses a dead button wakes it first, and the alarm that makes the page stand still opens only then.
 */
import type { Button } from '../../contract/resources.ts'
import type { DeepReadonly, Seen } from '../seen.ts'
import { looksBefore } from '../silence/device-past.ts'
import { HELD_MS } from '../silence/site-dark.ts'
import type { DeviceState, Remembered } from '../state.ts'

const WORST_FIRST: readonly Remembered['state'][] = ['offline', 'disconnected', 'online']

/** @param still since when the page stands still; null: it does not */
export function shownDevice(state: Seen, button: Pick<Button, 'id' | 'retiredAt'>, still: number | null, now: number) {
  const device = state.devices.get(button.id)
  const at = still ?? now
  const battery = (device && looksBefore(device, at - HELD_MS)?.battery) ?? undefined
  return {
    state: button.retiredAt === undefined ? ((device && worstOf(device, at)) ?? ('never-heard' as const)) : ('retired' as const),
    ...(battery !== undefined && { battery }),
  }
}

/** Of the last minute; null: it had never been heard before it. */
function worstOf(device: DeepReadonly<DeviceState>, at: number): Remembered['state'] | null {
  const before = looksBefore(device, at - HELD_MS)
  if (!before) return null
  const within = device.past.filter((each) => each.at >= at - HELD_MS && each.at < at)
  return WORST_FIRST.find((worst) => [before, ...within].some(({ state }) => state === worst)) ?? before.state
}
