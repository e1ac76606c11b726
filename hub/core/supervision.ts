/** Silence: who was heard, who is gone, and what went silent together. Computed from stored times, never from counted ticks. */
import type { Event, EventOf } from '../contract/events.ts'
import type { ButtonId, DeviceId, GatewayId, SiteId } from '../contract/ids.ts'
import type { ReadBeat } from '../contract/read.ts'
import type { SupervisionPreset } from '../contract/resources.ts'
import type { Directory } from './directory.ts'
import { marksOfTamper } from './marks.ts'
import type { OpenOutage, State } from './state.ts'

/** Nothing heard for this long is an outage, ms. */
export const REPORTING_MS: Readonly<Record<SupervisionPreset, number>> = {
  '20s': 20_000,
  '90s': 90_000,
  '3min': 3 * 60_000,
  '30min': 30 * 60_000,
  '25h': 25 * 3_600_000,
}
/** Two silences of one site or gateway that begin within this time are one. */
const TOGETHER_MS = 5 * 60_000
const NOT_UNDERSTOOD_EVERY_MS = 10 * 60_000
const NOT_UNDERSTOOD_KEPT = 1_000

/** A device said something: it is alive, and what ended with that. */
export function heard(device: DeviceId, beat: Omit<ReadBeat, 'unreadable'>, site: SiteId | null, at: number, state: State): Event[] {
  const before = state.devices.get(device)
  const { battery, rssi, firmware, uptime, tamper, lowBattery, lost: isLost, line, counters } = beat
  // Its receiver says that it does not hear it: the opposite of a sign of life.
  if (isLost) return lost(device, at, state)
  const events: Event[] = []
  const open = (line ?? before?.line ?? 'open') === 'open'
  if (line !== undefined && line !== (before?.line ?? 'open')) {
    events.push({ type: 'LineChanged', at, gateway: device as GatewayId, line })
    if (!open) events.push(...lost(device, at, state))
  }
  if (open && before?.state !== 'online') events.push({ type: 'DeviceOnline', at, device }, ...ended(device, at, state))
  events.push({
    type: 'DeviceHeard',
    at,
    device,
    ...(battery !== undefined && { battery }),
    ...(rssi !== undefined && { rssi }),
    ...(firmware !== undefined && { firmware }),
    ...(uptime !== undefined && { uptime }),
    ...(tamper !== undefined && { tamper }),
    ...(lowBattery !== undefined && { lowBattery }),
    ...(counters !== undefined && { counters }),
  })
  if (site && tamper !== undefined && tamper !== (before?.tamper ?? false)) {
    events.push({ type: 'TamperChanged', at, button: device as ButtonId, site, tamper })
    if (tamper) events.push(...marksOfTamper(site, at, state))
  }
  return events
}

/** An outage ends when the last of its buttons is back; that of a gateway without any, when the gateway is. */
function ended(device: DeviceId, at: number, state: State): Event[] {
  return [...state.outages.values()]
    .filter(({ buttons, gateway }) => (buttons.length === 0 ? gateway === device : buttons.length === 1 && buttons[0] === device))
    .map(({ id }) => ({ type: 'OutageEnded', at, outage: id }))
}

export function lost(device: DeviceId, at: number, state: State): Event[] {
  return state.devices.get(device)?.state === 'online' ? [{ type: 'DeviceDisconnected', at, device }] : []
}

/** Recorded once in ten minutes for each device and topic: a chattering device must not fill the disk. */
export function notUnderstood({ device, topic, raw, at }: Omit<EventOf<'MessageNotUnderstood'>, 'type'>, state: State): Event[] {
  const last = state.notUnderstood.get(`${device} ${topic}`)?.at
  if (last !== undefined ? at - last < NOT_UNDERSTOOD_EVERY_MS : state.notUnderstood.size >= NOT_UNDERSTOOD_KEPT) return []
  return [{ type: 'MessageNotUnderstood', at, device, topic, raw }]
}

/** Everything that has been silent for its reporting time and is not flagged yet; after a start of the hub everything has that time anew. */
export function round(directory: Directory, at: number, state: State): Event[] {
  const since = (device: DeviceId, preset: SupervisionPreset): number | null => {
    const known = state.devices.get(device)
    if (!known || known.state === 'offline') return null
    return at - Math.max(known.lastHeardAt, state.startedAt) > REPORTING_MS[preset] ? known.lastHeardAt : null
  }
  const events: Event[] = []
  const bySite = new Map<SiteId, { button: ButtonId; gateway: GatewayId | undefined; since: number }[]>()
  const byGateway = new Map<GatewayId, { button: ButtonId; since: number }[]>()
  for (const { id, site, gateway, supervision, retiredAt } of directory.buttons.values()) {
    const silentSince = retiredAt === undefined ? since(id, supervision) : null
    if (silentSince === null) continue
    const silent = { button: id, gateway, since: silentSince }
    if (gateway && gatewayIsSilent(gateway)) byGateway.set(gateway, [...(byGateway.get(gateway) ?? []), silent])
    else bySite.set(site, [...(bySite.get(site) ?? []), silent])
  }
  function gatewayIsSilent(id: GatewayId): boolean {
    const gateway = directory.gateways.get(id)
    return gateway !== undefined && (state.devices.get(id)?.state === 'offline' || since(id, gateway.supervision) !== null)
  }

  for (const { id, supervision, retiredAt } of directory.gateways.values()) {
    const silentSince = retiredAt === undefined ? since(id, supervision) : null
    const behind = byGateway.get(id) ?? []
    byGateway.delete(id)
    const known = outageOf(state, (outage) => outage.gateway === id)
    const buttons = behind.map(({ button }) => button)
    if (known && buttons.length > 0) events.push({ type: 'OutageGrew', at, outage: known.id, cause: 'gateway', buttons })
    if (known || (silentSince === null && buttons.length === 0)) continue
    const from = Math.min(...behind.map((silent) => silent.since), silentSince ?? Number.POSITIVE_INFINITY)
    events.push({ type: 'OutageBegan', at, outage: `gateway-${id}-${at}`, cause: 'gateway', since: from, gateway: id, buttons })
  }

  for (const [site, silent] of bySite) {
    const from = Math.min(...silent.map((each) => each.since))
    const known = outageOf(state, (outage) => outage.site === site && from - outage.since <= TOGETHER_MS)
    const buttons = silent.map(({ button }) => button)
    const dark = new Set([...(known?.buttons ?? []), ...buttons])
    const heardOf = (directory.buttonsOf.get(site) ?? []).filter((id) => state.devices.has(id) && !directory.buttons.get(id)?.retiredAt)
    const cause = dark.size > 1 && heardOf.every((id) => dark.has(id)) ? 'site' : 'button'
    if (known) events.push({ type: 'OutageGrew', at, outage: known.id, cause, buttons })
    else events.push({ type: 'OutageBegan', at, outage: `${cause}-${buttons[0]}-${at}`, cause, since: from, site, buttons })
  }
  return events
}

function outageOf(state: State, wanted: (outage: OpenOutage) => boolean): OpenOutage | undefined {
  for (const outage of state.outages.values()) if (wanted(outage)) return outage
  return undefined
}
