/** What a lamp, a bell and the devices list show. */
import type { ButtonId, StationId } from '../contract/ids.ts'
import type { BellMessage, LampMessage } from '../contract/messages.ts'
import type { Button } from '../contract/resources.ts'
import type { ButtonState } from '../contract/views.ts'
import type { Directory } from './directory.ts'
import type { Incident } from './incident.ts'
import type { DeepReadonly, Seen } from './seen.ts'
import { seesReduced, type Viewer } from './sight.ts'
import { iso } from './timeline.ts'

export type ButtonView = Button & { state: ButtonState; lastHeardAt?: string; battery?: number; rssi?: number; lastPressAt?: string }

export function buttonState(state: Seen, button: Pick<Button, 'id' | 'retiredAt'>): ButtonState {
  return button.retiredAt === undefined ? (state.devices.get(button.id)?.state ?? 'never-heard') : 'retired'
}

/** The shop is told of its test presses only: a real press must not show on a phone that a robber may hold. */
export function buttonView(state: Seen, directory: Directory, id: ButtonId, viewer: Viewer): ButtonView {
  const button = directory.buttons.get(id)
  if (!button) throw new Error(`button ${id} is not in the directory`)
  const device = state.devices.get(id)
  const proven = (seesReduced(viewer) ? state.tested : state.proven).get(id)
  return {
    ...button,
    state: buttonState(state, button),
    ...(device && { lastHeardAt: iso(device.lastHeardAt) }),
    ...(device?.battery !== undefined && { battery: device.battery }),
    ...(device?.rssi !== undefined && { rssi: device.rssi }),
    ...(proven !== undefined && { lastPressAt: iso(proven) }),
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

/** The station's bell: how many alarms ring at it. */
export function bellOf(state: Seen, station: StationId): BellMessage {
  let incidents = 0
  for (const { ring, told } of state.incidents.values()) if (ring && told.includes(station)) incidents += 1
  return { ringing: incidents > 0, incidents }
}
