/** Signs of life: who was heard, who was lost, and what ends with that. */
import type { Event, EventOf } from '../../contract/events.ts'
import type { ButtonId, DeviceId, GatewayId, SiteId } from '../../contract/ids.ts'
import type { ReadBeat } from '../../contract/read.ts'
import { marksOfTamper } from '../incident/marks.ts'
import type { State } from '../state.ts'
import { comesAndGoes } from './flapping.ts'
import type { OpenOutage } from './outage.ts'

const NOT_UNDERSTOOD_EVERY_MS = 10 * 60_000
const NOT_UNDERSTOOD_KEPT = 1_000

/** A device said something: it is alive, and what ended with that. */
export function heard(device: DeviceId, beat: Omit<ReadBeat, 'unreadable'>, site: SiteId | null, at: number, state: State): Event[] {
  const before = state.devices.get(device)
  const { battery, rssi, firmware, uptime, tamper, lowBattery, lost: isLost, line, counters, modem, bell } = beat
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
    ...(modem !== undefined && { modem }),
    ...(bell !== undefined && { bell }),
  })
  if (site && tamper !== undefined && tamper !== (before?.tamper ?? false)) {
    events.push({ type: 'TamperChanged', at, button: device as ButtonId, site, tamper })
    if (tamper) events.push(...marksOfTamper(site, at, state))
  }
  return events
}

/** An outage ends when the last of it is back; that of a gateway, with whatever is behind it, when the gateway is. */
function ended(device: DeviceId, at: number, state: State): Event[] {
  return [...state.outages.values()]
    .filter((outage) => !outage.flapping && endsWith(outage, device))
    .map((outage) => ({ type: comesAndGoes(outage, at, state) ? 'OutageFlapping' : 'OutageEnded', at, outage: outage.id }))
}

function endsWith({ cause, gateway, buttons, behind }: OpenOutage, device: DeviceId): boolean {
  if (cause === 'gateway') return gateway === device
  const carried = behind.find((each) => each.gateway === device)?.buttons ?? []
  return buttons.length > 0 && buttons.every((button) => button === device || carried.includes(button))
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
