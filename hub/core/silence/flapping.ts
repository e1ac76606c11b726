/** What comes and goes: damped, so that one loose plug is one entry and not one an hour. */
import type { Event } from '../../contract/events.ts'
import type { ButtonId, GatewayId, SiteId } from '../../contract/ids.ts'
import type { Directory } from '../directory.ts'
import type { DeviceState, State } from '../state.ts'
import { RETURNS_WITHIN_MS } from './evolve-outage.ts'
import { flapKey, isDark, type OpenOutage } from './outage.ts'
import { isLively } from './reporting.ts'

/** Back for the third time within an hour: its entry stays open. */
const RETURNS = 3
/** A link that was lost so often within so long flaps, though nothing was ever missed. */
export const DROPS_COUNTED = 6
const DROPS_WITHIN_MS = 10 * 60_000
/** Steady for so long, it does not flap any more. */
const STEADY_MS = 10 * 60_000

/** It is coming back now: has it done so before, and before? */
export function comesAndGoes(outage: OpenOutage, at: number, state: State): boolean {
  const key = flapKey(outage)
  const before = key === null ? [] : (state.returns.get(key) ?? [])
  return before.filter((time) => at - time <= RETURNS_WITHIN_MS).length + 1 >= RETURNS
}

/** The entries of what has been steady long enough end; links that drop over and over get one, for each site or gateway. */
export function flapping(directory: Directory, at: number, state: State): Event[] {
  const events: Event[] = []
  const named = new Set<SiteId | GatewayId | undefined>()
  for (const outage of state.outages.values()) {
    if (!outage.flapping) continue
    named.add(outage.gateway ?? outage.site)
    if (!isDark(outage, state) && at - (outage.returnedAt ?? at) >= STEADY_MS) events.push({ type: 'OutageEnded', at, outage: outage.id })
  }
  // What sleeps between its reports loses its link each time, as it should.
  const bySite = new Map<SiteId, ButtonId[]>()
  for (const { id, site, supervision, retiredAt } of directory.buttons.values())
    if (drops(state.devices.get(id), at) && retiredAt === undefined && isLively(supervision) && !named.has(site))
      bySite.set(site, [...(bySite.get(site) ?? []), id])
  for (const [site, buttons] of bySite) events.push({ type: 'OutageFlapping', at, outage: `link-${site}-${at}`, site, buttons })
  for (const { id: gateway, supervision, retiredAt } of directory.gateways.values())
    if (drops(state.devices.get(gateway), at) && retiredAt === undefined && isLively(supervision) && !named.has(gateway))
      events.push({ type: 'OutageFlapping', at, outage: `link-${gateway}-${at}`, gateway })
  return events
}

function drops(device: DeviceState | undefined, at: number): boolean {
  if (device?.drops?.length !== DROPS_COUNTED || device.state === 'offline') return false
  return at - (device.drops[0] ?? 0) <= DROPS_WITHIN_MS
}
