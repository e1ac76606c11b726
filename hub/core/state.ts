/** Everything the desk knows, folded from events. Nobody outside reaches it except through views. */
import type { ButtonId, DeviceId, GatewayId, IncidentId, PersonId, SiteId } from '../contract/ids.ts'
import type { Incident } from './incident.ts'
import type { DutyPost } from './roster.ts'

/** A snapshot of another version is thrown away and everything is replayed. */
export const STATE_VERSION = 2

export type DeviceState = {
  state: 'online' | 'disconnected' | 'offline'
  lastHeardAt: number
  /** When it last came back from disconnected or offline; null when it never was away. */
  returnedAt: number | null
  battery?: number
  rssi?: number
  firmware?: string
  tamper?: boolean
  /** Said without a figure. */
  lowBattery?: boolean
  /** Of a gateway: its line, when it has said that it is not open. */
  line?: 'closed' | 'silent'
  counters?: Readonly<Record<string, number>>
}

export type OpenOutage = {
  id: string
  cause: 'button' | 'gateway' | 'site'
  since: number
  site?: SiteId
  gateway?: GatewayId
  buttons: ButtonId[]
}

export type PressMemory = {
  /** `pressId@at`: the same press at any age. */
  exact: Set<string>
  /** pressId → when it was last received, the newest last. */
  recent: Map<string, number>
}

export type State = {
  seq: number
  /** Open ones, and closed ones for 24 hours. */
  incidents: Map<IncidentId, Incident>
  presses: Map<ButtonId, PressMemory>
  lastPressOfGateway: Map<GatewayId, { at: number; button: ButtonId; incident: IncidentId }>
  /** Last press that proved the button works, of any kind. */
  proven: Map<ButtonId, number>
  /** Last press that was a test: all that a page inside the shop may show of presses. */
  tested: Map<ButtonId, number>
  tests: Map<ButtonId, { by: PersonId; until: number }>
  onTest: Map<SiteId, { by: PersonId; until: number; reason: string }>
  bypasses: Map<ButtonId, { site: SiteId; by: PersonId; until: number; reason: string }>
  duty: Map<PersonId, DutyPost>
  devices: Map<DeviceId, DeviceState>
  /** Site → when a case was last opened there. */
  tampered: Map<SiteId, number>
  outages: Map<string, OpenOutage>
  /** The hub's own downtimes of the last 30 days. */
  downtimes: { from: number; to: number }[]
  /** Device and topic → what was last recorded as not understood. */
  notUnderstood: Map<string, { device: DeviceId; topic: string; at: number }>
  registryVersion: number
  startedAt: number
}

export const emptyState = (): State => ({
  seq: 0,
  incidents: new Map(),
  presses: new Map(),
  lastPressOfGateway: new Map(),
  proven: new Map(),
  tested: new Map(),
  tests: new Map(),
  onTest: new Map(),
  bypasses: new Map(),
  duty: new Map(),
  devices: new Map(),
  tampered: new Map(),
  outages: new Map(),
  downtimes: [],
  notUnderstood: new Map(),
  registryVersion: 0,
  startedAt: 0,
})
