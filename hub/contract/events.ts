/**
 * Everything that has ever been decided, in the past tense. The journal holds these and nothing else;
 * state is these folded. Times are hub time, ms since 1970. People and phones stand here by reference only:
 * names and numbers stay in the registry, so that retention never breaks the record.
 */
import type { ButtonId, DeviceId, GatewayId, IncidentId, NoticeId, PersonId, SiteId, StationId, SubscriptionId } from './ids.ts'
import type { LineState, PressKind } from './messages.ts'
import type { PressMark } from './read.ts'
import type { LadderTimes, Role } from './resources.ts'
import type { ShiftEvent } from './shift-events.ts'
import type { TroubleEvent } from './trouble-events.ts'
import type { Disposition, Mark, Quiet } from './views.ts'

/** What fell silent, as narrowly as it can be told. */
export type NarrowCause = 'button' | 'gateway' | 'site'
/** Why places far from each other's wires fell silent together: the power of a street, a carrier of lines or SIMs, the hub's own line. */
export type WideCause = 'street' | 'operator' | 'hub-line'

/** One message to one phone: written down with the decision, sent after it, settled when its fate is known. */
export type Notice = {
  id: NoticeId
  subscription: SubscriptionId
  person: PersonId
  what: 'alarm' | 'answered' | 'dispatched' | 'closed'
  /** After this it is stale and is not sent (ms since 1970). */
  expiresAt: number
}

/** accepted: the push service took it (not: shown). gone: 404 or 410. refused: will not work until someone acts. expired: too late. */
export type NoticeOutcome = 'accepted' | 'gone' | 'refused' | 'expired'
export type SettledNotice = { notice: NoticeId; incident: IncidentId; outcome: NoticeOutcome; status?: number }

export type StepReason = 'opened' | 'press' | 'not-shown' | 'not-acknowledged' | 'everybody' | 'repeat' | 'phones'

type Of<Type extends string, Fields> = { type: Type; at: number } & Fields
type Incident<Type extends string, Fields = Record<never, never>> = Of<Type, { incident: IncidentId } & Fields>

export type PressReceived = Incident<
  'PressReceived',
  {
    button: ButtonId
    site: SiteId
    gateway?: GatewayId
    kind: PressKind
    pressId?: string
    /** The button's own time, when it can be true. */
    pressedAt?: number
    battery?: number
    rssi?: number
    marks: PressMark[]
    lateMinutes?: number
    raw?: string
    quiet: Quiet | null
  }
>

export type Event =
  | PressReceived
  | Incident<
      'IncidentOpened',
      { site: SiteId; kind: PressKind; quiet: Quiet | null; home: StationId[]; ladder: LadderTimes; linkedTo?: IncidentId }
    >
  | Incident<'IncidentRangAgain', { cause: 'press' | 'not-dispatched' }>
  | Incident<'IncidentMarked', { mark: Mark }>
  | Incident<'IncidentConfirmed', { because: 'second-button' | 'tamper' }>
  | Incident<
      'StepReached',
      {
        step: number
        why: StepReason
        told: StationId[]
        watching: StationId[]
        consoles: PersonId[]
        notices: Notice[]
        /** Phones were pushed less than ten seconds ago: they are told of this at that time instead. */
        phonesAt?: number
        /** People this step should have told by phone who have none that can be woken. */
        unreachable: PersonId[]
      }
    >
  | Incident<'LadderResumed'>
  | Incident<
      'IncidentShown',
      { person: PersonId; station: StationId | null; surface: 'console' | 'phone'; stage: 'shown' | 'opened'; notice?: NoticeId }
    >
  | Incident<'IncidentAcknowledged', { by: PersonId; station: StationId | null; takeover: boolean; notices: Notice[] }>
  | Incident<'NeighbourAcknowledged', { by: PersonId; station: StationId | null }>
  | Incident<'PatrolOnTheWay', { by: PersonId }>
  | Incident<'PatrolsDispatched', { by: PersonId; patrols: PersonId[]; notices: Notice[] }>
  | Incident<'UnitArrived', { by: PersonId }>
  | Incident<'IncidentClosed', { by: PersonId | null; disposition: Disposition; note?: string; notices: Notice[] }>
  | Incident<'IncidentNoted', { by: PersonId; text: string; key?: string }>
  | Incident<'IncidentHandedOver', { by: PersonId; to: PersonId }>
  | Of<'NoticesSettled', { outcomes: SettledNotice[] }>
  | Of<'MistakeReported', { site: SiteId; by: PersonId; duress: boolean; incident: IncidentId | null }>
  /** The other PIN was given where a PIN was asked for: a cry for help, which marks the alarm of the site or is one. */
  | Incident<'DuressPinGiven', { site: SiteId; by: PersonId; asked: 'positions' | 'outside' }>
  | Of<'PositionsShown', { site: SiteId; by: PersonId }>
  | Of<'OutsideDeclared', { site: SiteId; by: PersonId; until: number }>
  | Of<'OutsideEnded', { site: SiteId; by: PersonId }>
  | Of<'TestArmed', { button: ButtonId; site: SiteId; by: PersonId; until: number }>
  | Of<'TestCalledOff', { button: ButtonId; site: SiteId; by: PersonId }>
  | Of<'SiteOnTest', { site: SiteId; by: PersonId; until: number; reason: string }>
  | Of<'SiteOnTestEnded', { site: SiteId; by: PersonId | null }>
  | Of<'ButtonBypassed', { button: ButtonId; site: SiteId; by: PersonId; until: number; reason: string }>
  | Of<'ButtonBypassEnded', { button: ButtonId; site: SiteId; by: PersonId | null }>
  /** Volatile: folded into state and never written, because heartbeats would wear the disk for nothing. */
  | Of<
      'DeviceHeard',
      {
        device: DeviceId
        battery?: number
        rssi?: number
        firmware?: string
        uptime?: number
        tamper?: boolean
        lowBattery?: boolean
        counters?: Readonly<Record<string, number>>
      }
    >
  /** A gateway's line was lost or is back: while it is, the gateway counts as not heard, though its program lives. */
  | Of<'LineChanged', { gateway: GatewayId; line: LineState }>
  | Of<'DeviceOnline', { device: DeviceId }>
  | Of<'DeviceDisconnected', { device: DeviceId }>
  | Of<'TamperChanged', { button: ButtonId; site: SiteId; tamper: boolean }>
  | Of<'MessageNotUnderstood', { device: DeviceId; topic: string; raw: string }>
  /** `until`: it was over when it was noticed, because the round came late. */
  | Of<
      'OutageBegan',
      { outage: string; cause: NarrowCause; since: number; until?: number; site?: SiteId; gateway?: GatewayId; buttons: ButtonId[] }
    >
  /** More of the same site or gateway fell silent; `buttons` are the new ones. */
  | Of<'OutageGrew', { outage: string; cause: NarrowCause; buttons: ButtonId[] }>
  /** Places that fell silent together have one cause: their entries go into one, which begins here if it is not open yet. */
  | Of<'OutagesJoined', { outage: string; cause: WideCause; operator?: string; joined: string[] }>
  /** It comes and goes: the entry stays until it has been steady for a while. One whose link only drops and returns begins here. */
  | Of<'OutageFlapping', { outage: string; site?: SiteId; gateway?: GatewayId; buttons?: ButtonId[] }>
  /** It changes tonight's action: an officer must say that they have seen it. */
  | Of<'OutageRaised', { outage: string }>
  | Of<'OutageAcknowledged', { outage: string; site?: SiteId; by: PersonId; station: StationId | null; note?: string }>
  | Of<'OutageEnded', { outage: string }>
  /** The hub itself did not run from then until now, as when its machine was held. */
  | Of<'HubPaused', { from: number }>
  /** The clock on the wall was set by so many ms: what is counted from stored times moves with it. */
  | Of<'ClockJumped', { by: number }>
  | Of<'HubStarted', { downSince: number | null; version: string }>
  | Of<'HubStopped', Record<never, never>>
  | Of<'DutyStarted', { person: PersonId; role: Role; station: StationId }>
  | Of<'DutyEnded', { person: PersonId }>
  | Of<'PersonSignedIn', { person: PersonId }>
  | Of<'PersonSignedOut', { person: PersonId }>
  | Of<'SignInRefused', { person: PersonId | null }>
  /** `size` in bytes; null: it was taken away. */
  | Of<'MapFileChanged', { by: PersonId; size: number | null }>
  /** `fields`: which of it a patch named; never what stands in them. */
  | Of<'RegistryChanged', { version: number; by: PersonId | null; action: string; subject: string; fields?: string[] }>
  | Of<'BellTested', { station: StationId; by: PersonId; until: number }>
  /** What the person beside it said: did it ring? */
  | Of<'BellTestAnswered', { station: StationId; by: PersonId; heard: boolean }>
  | Of<'BackupTaken', { by: PersonId; bytes: number }>
  | ShiftEvent
  | TroubleEvent

export type EventType = Event['type']
export type EventOf<T extends EventType> = Extract<Event, { type: T }>

/**
 * The version each type is written in today. An older one is brought up by journal/upcast.ts as it is read.
 * It is also the list of all types: docs/protocol.md is held against it.
 */
export const EVENT_VERSIONS: Readonly<Record<EventType, number>> = {
  PressReceived: 1,
  IncidentOpened: 1,
  IncidentRangAgain: 1,
  IncidentMarked: 1,
  IncidentConfirmed: 1,
  StepReached: 1,
  LadderResumed: 1,
  IncidentShown: 1,
  IncidentAcknowledged: 1,
  NeighbourAcknowledged: 1,
  PatrolOnTheWay: 1,
  PatrolsDispatched: 1,
  UnitArrived: 1,
  IncidentClosed: 1,
  IncidentNoted: 1,
  IncidentHandedOver: 1,
  NoticesSettled: 1,
  MistakeReported: 1,
  DuressPinGiven: 1,
  PositionsShown: 1,
  OutsideDeclared: 1,
  OutsideEnded: 1,
  TestArmed: 1,
  TestCalledOff: 1,
  SiteOnTest: 1,
  SiteOnTestEnded: 1,
  ButtonBypassed: 1,
  ButtonBypassEnded: 1,
  DeviceHeard: 1,
  DeviceOnline: 1,
  DeviceDisconnected: 1,
  LineChanged: 1,
  TamperChanged: 1,
  MessageNotUnderstood: 1,
  OutageBegan: 1,
  OutageGrew: 1,
  OutagesJoined: 1,
  OutageFlapping: 1,
  OutageRaised: 1,
  OutageAcknowledged: 1,
  OutageEnded: 1,
  HubPaused: 1,
  ClockJumped: 1,
  HubStarted: 1,
  HubStopped: 1,
  DutyStarted: 1,
  DutyEnded: 1,
  PersonSignedIn: 1,
  PersonSignedOut: 1,
  SignInRefused: 1,
  RegistryChanged: 1,
  MapFileChanged: 1,
  ShiftNoted: 1,
  HandoverRead: 1,
  SirenChecked: 1,
  PhoneTested: 1,
  PhoneTestSettled: 1,
  PhoneTestShown: 1,
  PhoneLost: 1,
  PhoneBack: 1,
  BellTested: 1,
  BellTestAnswered: 1,
  BackupTaken: 1,
  SiteTroubleTold: 1,
  SiteTroubleSettled: 1,
}

/** An event and its place in the one order of everything; `seq` starts at 1 and has no gaps. */
export type Recorded<E extends Event = Event> = { seq: number; event: E }

/** True for what is folded but never written. */
export const isVolatile = (event: Event): boolean => event.type === 'DeviceHeard'
