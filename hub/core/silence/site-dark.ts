/** Is a whole site silent, as a page inside it may know? A return is known a minute late: whoever presses a dead button wakes it first. */

import type { DeviceId, SiteId } from '../../contract/ids.ts'
import type { NarrowCause, WideCause } from '../../contract/outage-events.ts'
import type { Directory } from '../directory.ts'
import type { DeepReadonly, Seen } from '../seen.ts'
import type { DeviceState, Remembered } from '../state.ts'
import { looksBefore } from './device-past.ts'

/** A button that connects in order to press has done so by then, and its alarm is open. */
export const HELD_MS = 60_000

export type Dark = { since: number; cause: 'site' | 'gateway' | WideCause; operator?: string }
type Looks = DeepReadonly<Remembered>

/** As it was just before that moment, what woke within the last minute left out; null: it had never been heard. */
function heldLooks(device: DeepReadonly<DeviceState>, at: number): Looks | null {
  const is = device.past.findLastIndex((each) => each.at < at)
  const now = device.past[is] ?? null
  if (now === null || now.dark) return now
  const firstAt = device.past[0]?.at
  if (firstAt !== undefined && at - firstAt <= HELD_MS) return null
  const dark = device.past.slice(0, is).findLastIndex((each) => each.dark)
  const backAt = device.past[dark + 1]?.at
  return dark >= 0 && backAt !== undefined && at - backAt <= HELD_MS ? (device.past[dark] ?? now) : now
}

/** Null: something of it speaks, or nothing ever has. */
export function siteDark(site: SiteId, directory: Directory, state: Pick<Seen, 'devices'>, at: number, look = heldLooks): Dark | null {
  const found: NonNullable<Looks['dark']>[] = []
  for (const id of directory.buttonsOf.get(site) ?? []) {
    if (directory.buttons.get(id)?.retiredAt !== undefined) continue
    const looks = looksOf(id, state, at, look)
    if (looks === null) continue
    if (!looks.dark) return null
    found.push(looks.dark)
  }
  const last = found.sort((a, b) => a.since - b.since).at(-1)
  if (!last) return null
  const wide = found.findLast(({ cause }) => isWide(cause)) ?? last
  const cause = isWide(wide.cause) ? wide.cause : found.every((each) => each.cause === 'gateway') ? 'gateway' : 'site'
  return { since: last.since, cause, ...(wide.operator !== undefined && { operator: wide.operator }) }
}

export const isWide = (cause: NarrowCause | WideCause): cause is WideCause =>
  cause === 'street' || cause === 'operator' || cause === 'hub-line'

export function looksOf(device: DeviceId, { devices }: Pick<Seen, 'devices'>, at: number, look = heldLooks): Looks | null {
  const known = devices.get(device)
  return known ? look(known, at) : null
}

/** Without waiting for what may yet be a press. */
export const darkNow = (site: SiteId, directory: Directory, state: Pick<Seen, 'devices'>, at: number): Dark | null =>
  siteDark(site, directory, state, at, looksBefore)
