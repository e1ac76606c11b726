/** What a lamp, a bell and the devices list show. */
import type { ButtonId, DeviceId, GatewayId } from '../../contract/ids.ts'
import type { BellVitals, LampMessage, ModemVitals } from '../../contract/messages.ts'
import type { Button, Gateway } from '../../contract/resources.ts'
import type { RotaState } from '../../contract/rota.ts'
import type { ButtonState } from '../../contract/views.ts'
import type { Directory } from '../directory.ts'
import { type Incident, LOW_BATTERY } from '../incident/incident.ts'
import { buttonNumber, iso, unplacedRef } from '../incident/timeline.ts'
import type { DeepReadonly, Seen } from '../seen.ts'
import { seesPositions, seesReduced, type Viewer } from '../sight.ts'
import { stillSince } from '../silence/device-past.ts'
import { replaceBy } from './battery-trend.ts'
import { rotaStateOf } from './rota-view.ts'
import { shownDevice } from './shown-device.ts'
import { calendarOf } from './test-rota.ts'

/** How a device is; what it never said is absent. */
export type DeviceView = {
  lastHeardAt?: string
  battery?: number
  rssi?: number
  firmware?: string
  upSince?: string
  tamper?: boolean
  /** The battery is weak, said without a figure. */
  lowBattery?: boolean
}
export type ButtonView = Button &
  DeviceView & {
    /** To a shop, in the place of its label. */
    number?: number
    state: ButtonState
    lastPressAt?: string
    /** Of its test this month; not to a shop, whose own page tells it by tests alone. */
    rota?: RotaState
    /** The day its battery is low, by its trend. */
    replaceBy?: string
    /** When its case was last opened. */
    openedAt?: string
  }
export type GatewayView = Gateway &
  DeviceView & {
    state: ButtonState
    buttons: number
    /** Its line, when it has said that it is not open. */
    line?: 'closed' | 'silent'
    /** What it has counted since it started. */
    counters?: Readonly<Record<string, number>>
    /** As it last said: of its modem, and of the siren it switches. */
    modemVitals?: DeepReadonly<ModemVitals>
    bellVitals?: DeepReadonly<BellVitals>
    /** Of a bell: the last test that somebody heard. */
    provenAt?: string
  }

export function buttonState(state: Seen, button: Pick<Button, 'id' | 'retiredAt'>): ButtonState {
  return button.retiredAt === undefined ? (state.devices.get(button.id)?.state ?? 'never-heard') : 'retired'
}

export function hasLowBattery(state: Seen, { id, retiredAt }: Pick<Button, 'id' | 'retiredAt'>): boolean {
  const device = state.devices.get(id)
  return retiredAt === undefined && ((device?.battery ?? 100) <= LOW_BATTERY || device?.lowBattery === true)
}

/** The shop is told of its test presses only: a real press must not show on a phone that a robber may hold. */
export function buttonView(state: Seen, directory: Directory, id: ButtonId, viewer: Viewer, now: number): ButtonView {
  const button = directory.buttons.get(id)
  if (!button) throw new Error(`button ${id} is not in the directory`)
  const still = seesReduced(viewer) ? stillSince(state, button.site, now) : null
  const proven = (seesReduced(viewer) ? state.tested : state.proven).get(id)
  const { address, ...named } = button
  const placed = seesPositions(viewer) ? button : { ...named, ...unplacedRef(id, directory), number: buttonNumber(id, directory) }
  return {
    ...placed,
    ...(seesReduced(viewer)
      ? shownToShop(state, button, still, now)
      : { state: buttonState(state, button), ...deviceView(state, id), ...lifeOf(state, directory, id, now) }),
    ...(proven !== undefined && { lastPressAt: iso(proven) }),
  }
}

function lifeOf(state: Seen, directory: Directory, id: ButtonId, now: number) {
  const rota = rotaStateOf(state, directory, id, calendarOf(now, directory.settings))
  // Of one that is gone nothing has to be changed.
  const low = rota && replaceBy(state.batteries.get(id))
  const openedAt = state.openings.get(id)?.at(-1)
  return { ...(rota && { rota }), ...(low && { replaceBy: low }), ...(openedAt !== undefined && { openedAt: iso(openedAt) }) }
}

/** During an alarm a shop is shown what it was shown before. */
function shownToShop(state: Seen, button: Button, still: number | null, now: number) {
  const device = state.devices.get(button.id)
  const heardAt = device && (still === null ? device.lastHeardAt : Math.min(device.lastHeardAt, still))
  return {
    ...shownDevice(state, button, still, now),
    ...(heardAt !== undefined && { lastHeardAt: iso(heardAt) }),
  }
}

export function gatewayView(state: Seen, directory: Directory, id: GatewayId): GatewayView {
  const gateway = directory.gateways.get(id)
  if (!gateway) throw new Error(`gateway ${id} is not in the directory`)
  let buttons = 0
  for (const button of directory.buttons.values()) if (button.gateway === id && button.retiredAt === undefined) buttons += 1
  const is = gateway.retiredAt === undefined ? (state.devices.get(id)?.state ?? 'never-heard') : 'retired'
  const { line, counters, modem, bell } = state.devices.get(id) ?? {}
  const provenAt = gateway.bell && gateway.station ? state.bellTests.get(gateway.station)?.provenAt : undefined
  return {
    ...{ ...gateway, state: is, buttons, ...deviceView(state, id) },
    ...(line && { line }),
    ...(counters && { counters }),
    ...(gateway.modem && modem && { modemVitals: modem }),
    ...(gateway.bell && bell && { bellVitals: bell }),
    ...(provenAt !== undefined && { provenAt: iso(provenAt) }),
  }
}

function deviceView(state: Seen, id: DeviceId): DeviceView {
  const device = state.devices.get(id)
  if (!device) return {}
  const { lastHeardAt, battery, rssi, firmware, upSince, tamper, lowBattery } = device
  return {
    lastHeardAt: iso(lastHeardAt),
    ...(battery !== undefined && { battery }),
    ...(rssi !== undefined && { rssi }),
    ...(firmware !== undefined && { firmware }),
    ...(upSince !== undefined && { upSince: iso(upSince) }),
    ...(tamper !== undefined && { tamper }),
    ...(lowBattery !== undefined && { lowBattery }),
  }
}

/** The step of the newest open alarm this button is part of, for shops that want a lamp; idle for all others. */
export function lampPhase(state: Seen, button: ButtonId, directory: Directory): LampMessage {
  const site = directory.buttons.get(button)?.site
  if (!site || directory.sites.get(site)?.lamp === 'off') return { phase: 'idle' }
  let latest: DeepReadonly<Incident> | undefined
  for (const incident of state.incidents.values())
    if (incident.answer.phase !== 'closed' && incident.buttons.some((pressed) => pressed.button === button)) latest = incident
  return latest ? lampOf(latest) : { phase: 'idle' }
}

function lampOf({ id, answer, consoles, phones, openedAt, lastPressAt, timeline }: DeepReadonly<Incident>): LampMessage {
  const message = (phase: LampMessage['phase'], at: number): LampMessage => ({ phase, incident: id, at: iso(at) })
  switch (answer.phase) {
    case 'ringing': {
      const isShown = consoles.shown.length > 0 || phones.shown.length > 0
      const shownAt = timeline.findLast((event) => event.type === 'IncidentShown')?.at
      return isShown ? message('shown', shownAt ?? openedAt) : message('received', lastPressAt)
    }
    case 'acknowledged':
      return message('acknowledged', answer.at)
    case 'dispatched':
      return message('dispatched', answer.dispatchedAt)
    case 'on-scene':
      return message('on-scene', answer.arrivedAt)
    case 'closed':
      return { phase: 'idle' }
  }
}
