/**
 * Everything that has ever been decided, in the past tense. The journal holds these and nothing else;
 * state is these folded. Times are hub time, ms since 1970. People and phones stand here by reference only:
 * names and numbers stay in the registry, so that retention never breaks the record.
 */

import type { BackupEvent } from './backups.ts'
import type { ExerciseEvent } from './exercise-events.ts'
import type { ButtonId, DeviceId, ExerciseId, GatewayId, IncidentId, NoticeId, PersonId, SiteId, StationId, SubscriptionId } from './ids.ts'
import type { LifeEvent } from './life-events.ts'
import type { MessageEvent } from './message-events.ts'
import type { BellVitals, LineState, ModemVitals, PressKind } from './messages.ts'
import type { OutageEvent } from './outage-events.ts'
import type { PowerEvent } from './power-events.ts'
import type { PressMark } from './read.ts'
import type { LadderTimes, Role } from './resources.ts'
import type { RetentionEvent } from './retention-events.ts'
import type { SelfDrillEvent } from './self-drill.ts'
import type { ShiftEvent } from './shift-events.ts'
import type { TroubleEvent } from './trouble-events.ts'
import type { Disposition, Mark, Quiet } from './views.ts'
import type { WatchedEvent } from './watched-events.ts'

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

/** How one button reported in a day: signs of life but presses, the longest time between two, and how many times were how long (core/silence/reporting.ts). */
export type HeardInDay = [button: ButtonId, heard: number, longestMs: number, gaps: number[]]

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
      {
        site: SiteId
        kind: PressKind
        quiet: Quiet | null
        home: StationId[]
        ladder: LadderTimes
        linkedTo?: IncidentId
        /** The exercise whose press this is: it rings, and it is not real. */
        exercise?: { id: ExerciseId; siren: boolean }
      }
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
        /** When whoever has not been shown it is told by short message. */
        textsAt?: number
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
  | Incident<'PatrolsDispatched', { by: PersonId; patrols: PersonId[]; notices: Notice[]; textsAt?: number }>
  | Incident<'UnitArrived', { by: PersonId }>
  | Incident<'IncidentClosed', { by: PersonId | null; disposition: Disposition; note?: string; notices: Notice[] }>
  | Incident<'IncidentNoted', { by: PersonId; text: string; key?: string }>
  | Incident<'IncidentHandedOver', { by: PersonId; to: PersonId }>
  /** Nobody pressed: whoever planned the exercise began it from the page. */
  | Incident<'ExerciseRung', { exercise: ExerciseId; site: SiteId; by: PersonId }>
  /** What was a drill is an alarm from here on: somebody said so, or a case was opened there. */
  | Incident<'IncidentMadeReal', { exercise: ExerciseId; by: PersonId | null; because: 'person' | 'tamper' }>
  /** A real alarm needs the same people: this drill is silent from here on. */
  | Incident<'IncidentStoodAside', { exercise: ExerciseId; real: IncidentId }>
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
        modem?: ModemVitals
        bell?: BellVitals
        /** It reported by itself. A press is no report: what is said of reporting must not tell of a press. */
        sign?: true
      }
    >
  /** A day of the hub's calendar, or a part of its buttons: how they reported. `deafMs`: how much of it the hub itself was down. */
  | Of<'SupervisionDay', { day: string; from: number; to: number; deafMs: number; buttons: HeardInDay[] }>
  /** A gateway's line was lost or is back: while it is, the gateway counts as not heard, though its program lives. */
  | Of<'LineChanged', { gateway: GatewayId; line: LineState }>
  | Of<'DeviceOnline', { device: DeviceId }>
  | Of<'DeviceDisconnected', { device: DeviceId }>
  | Of<'TamperChanged', { button: ButtonId; site: SiteId; tamper: boolean }>
  | Of<'MessageNotUnderstood', { device: DeviceId; topic: string; raw: string }>
  | OutageEvent
  | MessageEvent
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
  /** A link was made on the box by which one phone, of nobody, may be sent a test until then. */
  | Of<'PhoneCheckBegan', { until: number }>
  | BackupEvent
  | SelfDrillEvent
  | ExerciseEvent
  | ShiftEvent
  | LifeEvent
  | TroubleEvent
  | PowerEvent
  | WatchedEvent
  | RetentionEvent

export type EventType = Event['type']
export type EventOf<T extends EventType> = Extract<Event, { type: T }>

/** An event and its place in the one order of everything; `seq` starts at 1 and has no gaps. */
export type Recorded<E extends Event = Event> = { seq: number; event: E }

/** True for what is folded but never written. */
export const isVolatile = ({ type }: Event): boolean => type === 'DeviceHeard' || type === 'PowerHeard' || type === 'WatchedHubHeard'
