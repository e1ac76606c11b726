/** Everything anyone can ask of the desk. Commands are data: time, chance and the roster ride on them. */
import type { BackupTry } from '../contract/backups.ts'
import type { EventOf, SettledNotice } from '../contract/events.ts'
import type {
  ButtonId,
  DeviceId,
  GatewayId,
  IncidentId,
  MessageId,
  NoticeId,
  PersonId,
  SiteId,
  StationId,
  SubscriptionId,
  WatchedHubId,
} from '../contract/ids.ts'
import type { Channel, MessageProgress } from '../contract/message-events.ts'
import type { PowerReading } from '../contract/power.ts'
import type { ReadBeat, ReadPress } from '../contract/read.ts'
import type { Role } from '../contract/resources.ts'
import type { SelfDrillLeg } from '../contract/self-drill.ts'
import type { TestOutcome } from '../contract/shift-events.ts'
import type { Disposition } from '../contract/views.ts'
import type { AliveBeat } from '../contract/watched.ts'
import type { Directory } from './directory.ts'
import type { Roster } from './incident/roster.ts'
import type { Consoles } from './shift/station-watch.ts'

/** Who acts: the station is where the person is signed on, else the one the person belongs to. */
export type Actor = { person: PersonId; role: Role; station: StationId | null }

type Of<Type extends string, Fields = Record<never, never>> = { type: Type; at: number } & Fields
type Answer<Type extends string, Fields = Record<never, never>> = Of<Type, { incident: IncidentId; by: Actor } & Fields>

/** One of the two PINs was given; `incident` is a fresh id, used if the duress PIN finds no alarm to mark. */
export type PinGiven = { site: SiteId; by: PersonId; duress: boolean; incident: IncidentId; roster: Roster }

export type Command =
  // from a button
  | Of<
      'Press',
      {
        read: ReadPress
        button: ButtonId
        site: SiteId
        gateway: GatewayId | null /** Fresh id, used if this press opens an incident. */
        incident: IncidentId
        roster: Roster
      }
    >
  /** From the hub's own button, which stands in no site. */
  | Of<'SelfPress', { button: ButtonId; read: ReadPress }>
  | Of<'Heard', { device: DeviceId; site: SiteId | null; beat: ReadBeat }>
  | Of<'DeviceLost', { device: DeviceId }>
  | Of<'NotUnderstood', { device: DeviceId; topic: string; raw: string }>
  // from time
  | Of<
      'TimePassed',
      { /** For every site with something due; one that is missing waits for the next. */ rosters: ReadonlyMap<SiteId, Roster> }
    >
  | Of<'HubPause', { from: number }>
  | Of<'ClockJump', { by: number }>
  /** What the UPS of a station says; the directory says who is above it. */
  | Of<'PowerHeard', { station: StationId; source: 'ups' | 'gateway'; reading: PowerReading; directory: Directory }>
  /** Nothing is heard of the hub's own UPS any more. */
  | Of<'PowerUnheard', { station: StationId; since: number }>
  /** Reminds shops whose day it is, and writes batteries down once a day. */
  | Of<'LifeRound', { directory: Directory }>
  | Of<
      'SupervisionRound',
      {
        directory: Directory
        /** Absent: nobody could say who is there. */
        consoles?: Consoles
        /** Since when this hub reaches nothing outside; absent or null: nothing says so. */
        reachesNobodySince?: number | null
      }
    >
  /** Another hub says that it lives. */
  | Of<'HubBeat', { hub: WatchedHubId; beat: AliveBeat }>
  /** Of a day that another memory has lived through: the one decided here is closed by the round. */
  | Of<'RecordSupervisionDay', { figures: Pick<EventOf<'SupervisionDay'>, 'day' | 'from' | 'to' | 'deafMs' | 'buttons'> }>
  | Of<'HubStart', { downSince: number | null; version: string }>
  | Of<'HubStop'>
  // from a person
  | Answer<'Acknowledge', { takeover: boolean }>
  | Answer<'Dispatch', { patrols: PersonId[]; roster: Roster }>
  | Answer<'Arrive'>
  | Answer<'Close', { disposition: Disposition; note: string | null }>
  | Answer<'Note', { text: string; key?: string }>
  | Answer<'HandOver', { to: Actor }>
  /** The drill is none: it is a robbery. */
  | Answer<'MakeReal', { roster: Roster }>
  | Answer<'Shown', { surface: 'console' | 'phone' }>
  | Of<'Mistake', PinGiven>
  | Of<'ShowPositions', PinGiven>
  | Of<'DeclareOutside', PinGiven & { until: number }>
  | Of<'EndOutside', { site: SiteId; by: PersonId }>
  | Of<'ArmTest', { button: ButtonId; site: SiteId; by: PersonId }>
  | Of<'CallOffTest', { button: ButtonId; site: SiteId; by: PersonId }>
  | Of<'PutOnTest', { site: SiteId; by: PersonId; minutes: number; reason: string }>
  | Of<'EndOnTest', { site: SiteId; by: PersonId }>
  | Of<'BypassButton', { button: ButtonId; site: SiteId; by: PersonId; minutes: number; reason: string }>
  | Of<'EndBypass', { button: ButtonId; site: SiteId; by: PersonId }>
  | Of<
      'PlanExercise',
      {
        site: SiteId
        by: PersonId
        home: StationId[]
        /** null: now. */
        from: number | null
        minutes: number
        reason: string
        button: ButtonId | null
        announced: boolean
        managerTold: boolean
        siren: boolean
      }
    >
  | Of<'CallOffExercise', { site: SiteId; by: PersonId }>
  | Of<'RingExercise', { site: SiteId; by: PersonId; incident: IncidentId; roster: Roster }>
  | Of<'SignOn', { person: PersonId; role: Role; station: StationId }>
  | Of<'SignOff', { person: PersonId }>
  /** Signs off, with a note for whoever comes next or without. */
  | Of<'HandOverShift', { person: PersonId; text: string | null }>
  | Of<'NoteShift', { person: PersonId; text: string }>
  | Of<'ReadHandover', { person: PersonId; note: string }>
  | Of<'CheckSiren', { person: PersonId; heard: boolean }>
  /** `by` null: the hub's own test. */
  | Of<'TestPhones', { person: PersonId; by: PersonId | null; phones: readonly SubscriptionId[] }>
  | Of<'RecordSignIn', { person: PersonId | null; result: 'in' | 'out' | 'refused' }>
  | Of<'RecordMapFile', { by: PersonId; size: number | null }>
  | Of<'RecordRegistryChange', { version: number; by: PersonId | null; action: string; subject: string; fields?: string[] }>
  | Of<'TestBell', { station: StationId; by: PersonId /** Stations that ring the same relay. */; sharing: StationId[] }>
  | Of<'AnswerBellTest', { station: StationId; by: PersonId; heard: boolean }>
  | Of<'AcknowledgeOutage', { outage: string; by: Actor; note: string | null }>
  | Of<'RecordBackup', { by: PersonId; bytes: number }>
  | Of<'BeginPhoneCheck', { until: number }>
  | Of<'RecordBackupTry', { tried: BackupTry }>
  | Of<'RecordSelfDrill', { drill: string; startedAt: number; by: PersonId | null; legs: SelfDrillLeg[] }>
  /** What is older than `before` (ms since 1970); so many incidents and other entries of the record. */
  | Of<'ForgetPast', { before: number; incidents: number; events: number }>
  // an outcome
  | Of<'SettleTrouble', { site: SiteId; told: number; subscription: SubscriptionId; outcome: TestOutcome }>
  | Of<'SettleNotices', { outcomes: SettledNotice[] }>
  | Of<'SettlePhoneTest', { person: PersonId; subscription: SubscriptionId; outcome: TestOutcome; status?: number }>
  /** They are about to be given to a gateway, as one order. */
  | Of<'OrderMessages', { order: string; gateway: GatewayId; channel: Channel; messages: Pick<MessageProgress, 'message' | 'incident'>[] }>
  /** How far short messages and calls came. */
  | Of<'ProgressMessages', { progress: MessageProgress[] }>
  /** A key during a call; `by`: whose number was called, null: of nobody who may still answer. */
  | Of<'HearKey', { incident: IncidentId; message: MessageId; key: string; by: Actor | null }>
  /** A short message that came in; `by`: whose number it came from. `sentAt`: by the clock of the network, ms since 1970. */
  | Of<
      'HearSms',
      {
        sms: string
        gateway: GatewayId
        text: string
        service?: string
        by: Actor | null
        sentAt: number | null
        directory: Directory
      }
    >
  | Of<'TestMessage', { message: MessageId; person: PersonId; channel: Channel; by: PersonId }>
  | Of<'AskBalance', { gateway: GatewayId; ask: string; code: string; by: PersonId }>
  | Of<'HearBalance', { gateway: GatewayId; ask: string; text: string | null; why?: string }>
  /** Whether a push service can be reached; null: one can. */
  | Of<'PushReach', { lostSince: number | null }>
  | Of<'TestReceiptArrived', { person: PersonId; subscription: SubscriptionId }>
  | Of<'ReceiptArrived', { notice: NoticeId; incident: IncidentId; stage: 'shown' | 'opened' }>

/** Named for people; only http/ knows which status they are. */
export type Refusal =
  | { refused: 'no-such-incident' }
  | { refused: 'already-acknowledged' | 'already-dispatched' | 'already-on-scene' | 'already-closed'; by: PersonId | null }
  | {
      refused:
        | 'not-acknowledged'
        | 'not-on-scene'
        | 'not-home'
        | 'not-told'
        | 'not-on-duty'
        | 'not-owner'
        | 'not-an-officer'
        | 'note-needed'
        | 'patrol-may-not'
    }
  | { refused: 'receipt-used' | 'no-such-notice' }
  | { refused: 'not-on-test' | 'not-bypassed' | 'not-signed-on' | 'no-such-note' }
  | { refused: 'bell-ringing' | 'no-bell-test' | 'no-such-outage' }
  | { refused: 'bell-ringing' | 'no-bell-test' }
  | { refused: 'exercise-planned' | 'too-many-exercises' | 'bad-exercise-time' | 'no-exercise' }
  | { refused: 'exercise-not-running' | 'exercise-rang' | 'real-alarm-open' | 'drill-only' }
  | { refused: 'journal-behind' }

export const REFUSALS: readonly Refusal['refused'][] = [
  'no-such-incident',
  'already-acknowledged',
  'already-dispatched',
  'already-on-scene',
  'already-closed',
  'not-acknowledged',
  'not-on-scene',
  'not-home',
  'not-told',
  'not-on-duty',
  'not-owner',
  'not-an-officer',
  'note-needed',
  'patrol-may-not',
  'receipt-used',
  'no-such-notice',
  'not-on-test',
  'not-bypassed',
  'not-signed-on',
  'no-such-note',
  'bell-ringing',
  'no-bell-test',
  'no-such-outage',
  'exercise-planned',
  'too-many-exercises',
  'bad-exercise-time',
  'no-exercise',
  'exercise-not-running',
  'exercise-rang',
  'real-alarm-open',
  'drill-only',
  'journal-behind',
]
