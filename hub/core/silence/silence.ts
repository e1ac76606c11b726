/** What has been silent for its reporting time and is not flagged yet, by button, site and gateway. Computed from stored times, never from counted ticks. */
import type { Event, EventOf } from '../../contract/events.ts'
import type { ButtonId, DeviceId, GatewayId, SiteId } from '../../contract/ids.ts'
import type { NarrowCause } from '../../contract/outage-events.ts'
import type { SupervisionPreset } from '../../contract/resources.ts'
import type { Directory } from '../directory.ts'
import type { State } from '../state.ts'
import { silentSince } from './device-state.ts'
import type { OpenOutage } from './outage.ts'
import { REPORTING_MS } from './reporting.ts'

/** Two silences of one site or gateway that begin within this time are one. */
const TOGETHER_MS = 5 * 60_000

type Silent = { button: ButtonId; since: number }

/** @param without entries that end in this round: nothing grows into them */
export function silence(directory: Directory, at: number, state: State, without: ReadonlySet<string>): Event[] {
  const since = (device: DeviceId, preset: SupervisionPreset): number | null => {
    const known = state.devices.get(device)
    if (!known || known.state === 'offline') return null
    return at - silentSince(known, state.listeningSince) > REPORTING_MS[preset] ? known.lastHeardAt : null
  }
  function gatewayIsSilent(id: GatewayId): boolean {
    const gateway = directory.gateways.get(id)
    return gateway !== undefined && (state.devices.get(id)?.state === 'offline' || since(id, gateway.supervision) !== null)
  }
  const open = [...state.outages.values()].filter(({ id }) => !without.has(id))
  const openAt = Map.groupBy(open, ({ site }) => site)
  const events: Event[] = []
  const bySite = new Map<SiteId, Silent[]>()
  const byGateway = new Map<GatewayId, Silent[]>()
  for (const { id, site, gateway, supervision, retiredAt } of directory.buttons.values()) {
    const silentFrom = retiredAt === undefined ? since(id, supervision) : null
    if (silentFrom === null) continue
    const silent = { button: id, since: silentFrom }
    if (gateway && gatewayIsSilent(gateway)) add(byGateway, gateway, silent)
    else add(bySite, site, silent)
  }

  for (const { id, supervision, retiredAt } of directory.gateways.values()) {
    const silentFrom = retiredAt === undefined ? since(id, supervision) : null
    const behind = byGateway.get(id) ?? []
    const known = open.find((outage) => outage.gateway === id || outage.behind.some(({ gateway }) => gateway === id))
    const buttons = behind.map(({ button }) => button)
    if (known && (buttons.length > 0 || silentFrom !== null))
      events.push({ type: 'OutageGrew', at, outage: known.id, cause: 'gateway', buttons })
    if (known || (silentFrom === null && buttons.length === 0)) continue
    const from = Math.min(...behind.map((silent) => silent.since), silentFrom ?? Number.POSITIVE_INFINITY)
    events.push({ type: 'OutageBegan', at, outage: `gateway-${id}-${at}`, cause: 'gateway', since: from, gateway: id, buttons })
  }

  for (const [site, silent] of bySite) {
    const from = Math.min(...silent.map((each) => each.since))
    const known = openAt.get(site)?.find((outage) => outage.flapping || from - outage.since <= TOGETHER_MS)
    const buttons = silent.map(({ button }) => button)
    const cause = causeAt(site, [...(known?.buttons ?? []), ...buttons], directory, state)
    if (known) events.push({ type: 'OutageGrew', at, outage: known.id, cause, buttons })
    else events.push(began(site, cause, buttons, from, at))
  }
  return events
}

export const began = (site: SiteId, cause: NarrowCause, buttons: ButtonId[], since: number, at: number): EventOf<'OutageBegan'> => ({
  ...{ type: 'OutageBegan', at, outage: `${cause}-${buttons[0]}-${at}`, cause, since, site, buttons },
})

/** Of a site whose every button that was ever heard is among these: the site's own, when they are more than one. */
export const causeAt = (site: SiteId, dark: readonly ButtonId[], directory: Directory, state: State): 'site' | 'button' =>
  dark.length > 1 && isWhole(site, new Set(dark), directory, state) ? 'site' : 'button'

export function isWhole(site: SiteId, dark: ReadonlySet<ButtonId>, directory: Directory, { devices }: Pick<State, 'devices'>): boolean {
  const all = directory.buttonsOf.get(site) ?? []
  return all.every((id) => dark.has(id) || !devices.has(id) || directory.buttons.get(id)?.retiredAt !== undefined)
}

/** An entry as it will be once this round's events are folded. */
export type Narrow = Pick<OpenOutage, 'id' | 'cause' | 'since' | 'buttons' | 'site' | 'gateway' | 'operator'>

export function openAfter(events: readonly Event[], state: State, without: ReadonlySet<string>): Narrow[] {
  const after = new Map<string, Narrow>()
  for (const outage of state.outages.values())
    if (!without.has(outage.id)) after.set(outage.id, { ...outage, buttons: [...outage.buttons] })
  for (const event of events) {
    if (event.type === 'OutageBegan' && event.until === undefined) {
      const { outage: id, cause, since, site, gateway, buttons } = event
      after.set(id, { id, cause, since, buttons: [...buttons], ...(site && { site }), ...(gateway && { gateway }) })
    } else if (event.type === 'OutageGrew') {
      const grown = after.get(event.outage)
      grown?.buttons.push(...event.buttons)
      if (grown) grown.cause = event.cause
    }
  }
  return [...after.values()]
}

function add<K, V>(lists: Map<K, V[]>, key: K, item: V): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}
