/**
 * What a device looked like a while ago. During an alarm a page inside the shop goes on showing what it showed before:
 * the press itself brings a battery level and wakes a button that seemed dead, and a robber may be looking.
 */
import type { SiteId } from '../../contract/ids.ts'
import { openAlarms } from '../incident/incident.ts'
import type { DeepReadonly, Seen } from '../seen.ts'
import type { DeviceState, Remembered, Silenced } from '../state.ts'

type Looks = DeepReadonly<Remembered>

/** An alarm that nobody closes must not blind the shop to its own buttons for ever. */
const STILL_MS = 12 * 3_600_000
const KEPT = 48

/** Called after every change. */
export function remember(device: DeviceState, at: number): void {
  const { past, state, battery = null, dark, flaps } = device
  const last = past.at(-1)
  if (last && last.state === state && last.battery === battery && last.flaps === flaps && isSame(last.dark, dark)) return
  past.push({ at, state, battery, ...(dark && { dark: { ...dark } }), ...(flaps && { flaps }) })
  // One that is older than any alarm a shop is kept still for is enough; the oldest stays, a flapping one loses its middle.
  while ((past[1]?.at ?? at) < at - STILL_MS) past.shift()
  if (past.length > KEPT) past.splice(1, 1)
}

const isSame = (one: Silenced | undefined, other: Silenced | undefined): boolean =>
  one?.since === other?.since && one?.cause === other?.cause && one?.operator === other?.operator

/** As it was just before that moment; null: it had never been heard. */
export function looksBefore(device: DeepReadonly<DeviceState>, at: number): Looks | null {
  return device.past.findLast((each) => each.at < at) ?? null
}

/** Since when a page inside the shop stands still, ms since 1970; null: it does not. */
export function stillSince(state: Seen, site: SiteId, now: number): number | null {
  let since: number | null = null
  for (const { counted } of openAlarms(state, site))
    if (now - counted.stillFrom < STILL_MS) since = Math.min(since ?? counted.stillFrom, counted.stillFrom)
  return since
}
