/**
 * Which events are somebody's doing, and where in them stand who did it and to what: the record of who did what is made of these.
 * Every type is here, so that nobody can add an operator's action and forget it.
 */
import type { Event, EventOf, EventType } from './events.ts'

type Fields<T extends EventType> = Exclude<keyof EventOf<T>, 'type' | 'at'>
export type SubjectKind = 'person' | 'station' | 'site' | 'button' | 'gateway' | 'settings' | 'incident'
type Audited<T extends EventType> = { by: Fields<T> | null; subject: Fields<T> | null; kind: SubjectKind | null }
type Table = { readonly [T in EventType]: Audited<T> | null }

const onIncident = { by: 'by', subject: 'incident', kind: 'incident' } as const
const ofPerson = { by: 'person', subject: null, kind: null } as const

export const AUDITED: Table = {
  PressReceived: null,
  IncidentOpened: null,
  IncidentRangAgain: null,
  IncidentMarked: null,
  IncidentConfirmed: null,
  StepReached: null,
  LadderResumed: null,
  // A receipt, not a deed.
  IncidentShown: null,
  IncidentAcknowledged: onIncident,
  NeighbourAcknowledged: onIncident,
  PatrolOnTheWay: onIncident,
  PatrolsDispatched: onIncident,
  UnitArrived: onIncident,
  IncidentClosed: onIncident,
  IncidentNoted: onIncident,
  IncidentHandedOver: onIncident,
  IncidentMadeReal: onIncident,
  IncidentStoodAside: null,
  NoticesSettled: null,
  MistakeReported: { by: 'by', subject: 'site', kind: 'site' },
  // The story of its alarm holds it; nobody reads it over a shoulder in the office.
  DuressPinGiven: null,
  PositionsShown: { by: 'by', subject: 'site', kind: 'site' },
  OutsideDeclared: { by: 'by', subject: 'site', kind: 'site' },
  OutsideEnded: { by: 'by', subject: 'site', kind: 'site' },
  TestCalledOff: { by: 'by', subject: 'button', kind: 'button' },
  TestArmed: { by: 'by', subject: 'button', kind: 'button' },
  SiteOnTest: { by: 'by', subject: 'site', kind: 'site' },
  SiteOnTestEnded: { by: 'by', subject: 'site', kind: 'site' },
  ButtonBypassed: { by: 'by', subject: 'button', kind: 'button' },
  ButtonBypassEnded: { by: 'by', subject: 'button', kind: 'button' },
  DeviceHeard: null,
  SupervisionDay: null,
  DeviceOnline: null,
  DeviceDisconnected: null,
  LineChanged: null,
  TamperChanged: null,
  MessageNotUnderstood: null,
  OutageBegan: null,
  OutageGrew: null,
  OutagesJoined: null,
  OutageFlapping: null,
  OutageRaised: null,
  OutageAcknowledged: { by: 'by', subject: 'site', kind: 'site' },
  OutageEnded: null,
  HubPaused: null,
  ClockJumped: null,
  HubStarted: { by: null, subject: null, kind: null },
  HubStopped: { by: null, subject: null, kind: null },
  DutyStarted: { by: 'person', subject: 'station', kind: 'station' },
  DutyEnded: ofPerson,
  PersonSignedIn: ofPerson,
  PersonSignedOut: ofPerson,
  SignInRefused: ofPerson,
  // What its subject is, its action says.
  RegistryChanged: { by: 'by', subject: 'subject', kind: null },
  // What follows is the doing of time, of a gateway, or told by the acknowledgement that it makes.
  MessagesRequested: null,
  MessagesOrdered: null,
  MessagesProgressed: null,
  KeyPressed: null,
  SmsReceived: null,
  BalanceHeard: null,
  PushLost: null,
  PushBack: null,
  MessageTested: { by: 'by', subject: 'person', kind: 'person' },
  BalanceAsked: { by: 'by', subject: 'gateway', kind: 'gateway' },
  BellTested: { by: 'by', subject: 'station', kind: 'station' },
  BellTestAnswered: { by: 'by', subject: 'station', kind: 'station' },
  SiteTroubleTold: null,
  SiteTroubleSettled: null,
  BackupTaken: { by: 'by', subject: null, kind: null },
  SelfPressed: null,
  SelfDrillRan: { by: 'by', subject: null, kind: null },
  MapFileChanged: { by: 'by', subject: null, kind: null },
  ShiftNoted: { by: 'person', subject: 'station', kind: 'station' },
  HandoverRead: { by: 'person', subject: 'station', kind: 'station' },
  SirenChecked: { by: 'person', subject: 'station', kind: 'station' },
  PhoneTested: { by: 'by', subject: 'person', kind: 'person' },
  PhoneTestSettled: null,
  PhoneTestShown: null,
  PhoneLost: null,
  PhoneBack: null,
  TestReminded: null,
  BatteriesNoted: null,
  // The hub's own doing.
  PhoneProbed: null,
  StationUnattended: null,
  StationAttended: null,
  CommandersCalled: null,
  PowerHeard: null,
  MainsFailed: null,
  MainsBack: null,
  BatteryLow: null,
  UpsLost: null,
  UpsBack: null,
  GoodbyeSaid: null,
  ExercisePlanned: { by: 'by', subject: 'site', kind: 'site' },
  // Time begins and ends it.
  ExerciseStarted: null,
  ExerciseRung: { by: 'by', subject: 'site', kind: 'site' },
  ExerciseEnded: null,
  ExerciseCalledOff: { by: 'by', subject: 'site', kind: 'site' },
}

/** Every change of the registry, and what its subject is; `device` is a button or a gateway. */
export const REGISTRY_SUBJECTS = {
  AddStation: 'station',
  PatchStation: 'station',
  AddSite: 'site',
  PatchSite: 'site',
  HandOverSite: 'site',
  ImportSites: null,
  AddButton: 'button',
  AddButtons: null,
  RequestContacts: 'site',
  WithdrawContactRequest: 'site',
  AcceptContactRequest: 'site',
  DeclineContactRequest: 'site',
  PatchButton: 'button',
  CheckLamp: 'button',
  MakeClaims: null,
  OpenClaim: 'button',
  RetireButton: 'button',
  RotateCredentials: 'device',
  AddGateway: 'gateway',
  PatchGateway: 'gateway',
  RetireGateway: 'gateway',
  AddPerson: 'person',
  PatchPerson: 'person',
  InvitePerson: 'person',
  AcceptInvitation: 'person',
  Subscribe: null,
  Unsubscribe: null,
  ForgetSubscription: null,
  JoinSelfDrill: 'person',
  LeaveSelfDrill: 'person',
  PatchSettings: 'settings',
  EnrolOwnButton: null,
} as const satisfies Record<string, SubjectKind | 'device' | null>

/** Everything that can stand on the record as somebody's doing. */
export const AUDIT_ACTIONS: readonly string[] = [
  ...Object.entries(AUDITED).flatMap(([type, row]) => (row && type !== 'RegistryChanged' ? [type] : [])),
  ...Object.keys(REGISTRY_SUBJECTS),
]

/** What a phone does by itself each time its page is opened, and the hub before its first self-drill after a start: on the record, and shown only to whoever asks for it. */
export const ROUTINE: readonly string[] = ['Subscribe', 'Unsubscribe', 'ForgetSubscription', 'EnrolOwnButton']

export const auditAction = (event: Event): string => (event.type === 'RegistryChanged' ? event.action : event.type)
