/** What is kept of one device, folded: it is made when it is first spoken of. */
import type { DeviceId } from '../../contract/ids.ts'
import type { DeviceState, State } from '../state.ts'
import { remember } from './device-past.ts'
import { SHORTEST_REPORTING_MS } from './reporting.ts'

export function deviceOf(state: State, device: DeviceId, at: number): DeviceState {
  let known = state.devices.get(device)
  if (!known) {
    known = { state: 'online', lastHeardAt: at, returnedAt: null, past: [] }
    state.devices.set(device, known)
  }
  return known
}

export function becomes(state: State, id: DeviceId, now: DeviceState['state'], at: number): void {
  const device = deviceOf(state, id, at)
  device.state = now
  remember(device, at)
}

/** A silence that ends before the round came to flag it is kept for the round: late work hides no outage. */
export function heardAgain(device: DeviceState, at: number, listeningSince: number): void {
  const from = silentSince(device, listeningSince)
  const length = at - from
  const { gap } = device
  if (device.state !== 'offline' && length > SHORTEST_REPORTING_MS && (!gap || length >= gap.to - gap.from || at - gap.to > GAP_KEPT_MS))
    device.gap = { from, to: at }
  device.lastHeardAt = at
  delete device.anewFrom
}

/** No round is late by more. */
const GAP_KEPT_MS = 10 * 60_000

/** From when its reporting time counts, ms since 1970. */
export const silentSince = ({ lastHeardAt, anewFrom = 0 }: Pick<DeviceState, 'lastHeardAt' | 'anewFrom'>, listeningSince: number): number =>
  Math.max(lastHeardAt, anewFrom, listeningSince)
