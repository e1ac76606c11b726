/** Everything the desk knows, folded from events. Nobody outside reaches it except through views. */

import type { ButtonId, DeviceId, GatewayId, IncidentId, PersonId, SiteId, StationId, SubscriptionId } from '../contract/ids.ts'
import type { BellVitals, ModemVitals } from '../contract/messages.ts'
import type { NarrowCause, WideCause } from '../contract/outage-events.ts'
import type { DeskTrouble, PhoneTrouble, ProbeUrgency, TestOutcome } from '../contract/shift-events.ts'
import type { BackupRecord } from './backup/backup-record.ts'
import type { TestEntry } from './devices/test-log.ts'
import type { Exercise } from './exercise/exercise.ts'
import type { Incident } from './incident/incident.ts'
import type { DutyPost } from './incident/roster.ts'
import { type MessagesState, noMessages } from './messages/message-state.ts'
import type { PowerState } from './power/power-state.ts'
import type { SelfDrillState } from './self-drill/self-drill-state.ts'
import type { OpenOutage } from './silence/outage.ts'
import type { OwnLine, WatchedHubs } from './watched/watched-state.ts'

/** A snapshot of another version is thrown away and everything is replayed. */
export const STATE_VERSION = 8

/** What a shop could see of a device from then on. */
export type Remembered = {
  at: number
  state: 'online' | 'disconnected' | 'offline'
  battery: number | null
  dark?: Silenced
  /** Its connection comes and goes. */
  flaps?: true
}

/** Since when it is missed, and with what. */
export type Silenced = { since: number; cause: NarrowCause | WideCause; operator?: string }

export type DeviceState = {
  state: 'online' | 'disconnected' | 'offline'
  lastHeardAt: number
  /** Absent for one that never spoke and was missed. */
  firstHeardAt?: number
  /** When it last came back from disconnected or offline; null when it never was away. */
  returnedAt: number | null
  battery?: number
  rssi?: number
  firmware?: string
  tamper?: boolean
  /** When it last started, ms since 1970, by what it said of its uptime. */
  upSince?: number
  /** What a shop could see of it before, the oldest first. */
  past: Remembered[]
  /** Said without a figure. */
  lowBattery?: boolean
  /** Of a gateway: its line, when it has said that it is not open. */
  line?: 'closed' | 'silent'
  counters?: Readonly<Record<string, number>>
  /** What a gateway last said of its modem, and a bell of its siren. */
  modem?: ModemVitals
  bell?: BellVitals
  /** Its reporting time counts from here at the earliest: what carried it is back. */
  anewFrom?: number
  /** The last silence longer than the shortest reporting time that ended before anybody flagged it. */
  gap?: { from: number; to: number }
  /** When its connection was last lost, the oldest first. */
  drops?: number[]
  /** While it is missed. */
  dark?: Silenced
  flaps?: true
}

/** Signs of life of one device in a day, presses apart; `gaps`: how many times between two were how long (reporting.ts). */
export type Signs = { heard: number; longestMs: number; gaps: number[]; lastAt: number | null }

export type PressMemory = {
  /** `pressId@at`: the same press at any age. */
  exact: Set<string>
  /** pressId → when it was last received, the newest last. */
  recent: Map<string, number>
}

/** What is known of one phone from the pushes it was sent. */
export type PhoneState = {
  /** When it last showed one. */
  provenAt: number | null
  /** The first push that its service took since then. */
  waitingSince: number | null
  /** The service says it cannot be reached. */
  failed: { at: number; why: 'gone' | 'refused' } | null
  /** The hub's own test that it has not shown yet. */
  probe: { at: number; urgency: ProbeUrgency } | null
  /** When an alarm or its news was last sent to it. */
  calledAt: number | null
}

/** One station's duty desk. */
export type DeskState = {
  /** When an officer last signed off there. */
  leftAt?: number
  /** Null: not known to be empty. `told`: the stations that were told of it. */
  empty: { since: number; why: DeskTrouble; told: StationId[]; saidAt: number; saidFirstAt: number; called: boolean } | null
  /** When its commanders were last woken for that. */
  calledAt?: number
}

export type PhoneTestState = {
  at: number
  /** Null: the hub by itself. */
  by: PersonId | null
  phones: Map<SubscriptionId, { outcome: TestOutcome | null; shownAt: number | null }>
}

/** What the managers of a site were last told of its silence. */
export type TroubleTold = {
  at: number
  what: 'dark' | 'back'
  since: number
  expiresAt: number
  /** When silence was last told of: a return counts with it. */
  darkAt: number
  phones: Map<SubscriptionId, { person: PersonId; outcome: TestOutcome | null }>
}

export type KeptNote = {
  id: string
  at: number
  by: PersonId
  station: StationId
  text: string
  handOver: boolean
  readBy: { person: PersonId; at: number }[]
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
  tests: Map<ButtonId, { by: PersonId; at: number; until: number }>
  /** The last tests of each site, the oldest first. */
  testLog: Map<SiteId, TestEntry[]>
  /** Site → the last month whose test its people were reminded of. */
  testReminders: Map<SiteId, string>
  /** The day batteries were last written down. */
  batteriesNotedOn: string | null
  /** Percent by day, the oldest first, in turn: day since 1970, level. A flat list, because there are thousands of them. */
  batteries: Map<ButtonId, number[]>
  /** When its case was opened, the oldest first. */
  openings: Map<ButtonId, number[]>
  onTest: Map<SiteId, { by: PersonId; until: number; reason: string }>
  bypasses: Map<ButtonId, { site: SiteId; by: PersonId; until: number; reason: string }>
  duty: Map<PersonId, DutyPost>
  /** Of each person, by subscription; also those that are gone, for since when. */
  phones: Map<PersonId, Map<SubscriptionId, PhoneState>>
  phoneTests: Map<PersonId, PhoneTestState>
  /** Patrols on duty whose phones cannot be woken. */
  lostPhones: Map<PersonId, { since: number; why: PhoneTrouble }>
  /** Of each station: hand-over notes that somebody may still have to read, and the lines of the last day. */
  notes: Map<StationId, KeptNote[]>
  desks: Map<StationId, DeskState>
  power: Map<StationId, PowerState>
  /** Other hubs that were heard. */
  watched: WatchedHubs
  ownLine: OwnLine
  devices: Map<DeviceId, DeviceState>
  /** Site → when a case was last opened there. */
  tampered: Map<SiteId, number>
  outages: Map<string, OpenOutage>
  /** What fell silent and came back within the last hour → when it came back, the oldest first. */
  returns: Map<string, number[]>
  /** Of each site: what its managers were last told of its silence. */
  troubleTold: Map<SiteId, TroubleTold>
  /** Nothing is missed that was silent before: the hub did not listen. */
  listeningSince: number
  /** When the clock on the wall was set, and by how much, ms; of the last 30 days. */
  clockJumps: { at: number; by: number }[]
  /** How each device has reported since the day began that is not closed yet. */
  signs: { from: number | null; of: Map<DeviceId, Signs> }
  /** The hub's own downtimes of the last 30 days. */
  downtimes: { from: number; to: number }[]
  /** Device and topic → what was last recorded as not understood. */
  notUnderstood: Map<string, { device: DeviceId; topic: string; at: number }>
  /** The last test of each station's bell, and what was said of it; `provenAt`: the last that was heard. */
  bellTests: Map<StationId, { at: number; until: number; by: PersonId; heard: boolean | null; provenAt?: number }>
  /** Planned or running: one of a site at a time. */
  exercises: Map<SiteId, Exercise>
  /** The last of each site, the oldest first. */
  pastExercises: Map<SiteId, Exercise[]>
  /** The last one that was handed out. */
  lastBackup: { at: number; by: PersonId; bytes: number } | null
  /** By place; the one tried last stands last. */
  backups: Map<string, BackupRecord>
  selfDrill: SelfDrillState
  messages: MessagesState
  registryVersion: number
}

export const emptyState = (): State => ({
  seq: 0,
  incidents: new Map(),
  presses: new Map(),
  lastPressOfGateway: new Map(),
  proven: new Map(),
  tested: new Map(),
  tests: new Map(),
  testLog: new Map(),
  testReminders: new Map(),
  batteriesNotedOn: null,
  batteries: new Map(),
  openings: new Map(),
  onTest: new Map(),
  bypasses: new Map(),
  duty: new Map(),
  phones: new Map(),
  phoneTests: new Map(),
  lostPhones: new Map(),
  notes: new Map(),
  desks: new Map(),
  power: new Map(),
  watched: new Map(),
  ownLine: { lost: null, backAt: 0 },
  devices: new Map(),
  tampered: new Map(),
  outages: new Map(),
  returns: new Map(),
  troubleTold: new Map(),
  listeningSince: 0,
  clockJumps: [],
  signs: { from: null, of: new Map() },
  downtimes: [],
  notUnderstood: new Map(),
  bellTests: new Map(),
  exercises: new Map(),
  pastExercises: new Map(),
  lastBackup: null,
  backups: new Map(),
  selfDrill: { since: null, press: null, strange: null, runs: [] },
  messages: noMessages(),
  registryVersion: 0,
})
