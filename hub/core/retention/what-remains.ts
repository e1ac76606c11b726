/**
 * What the record keeps of an event once its time is over. Every type is here, so that nobody can add one and forget it.
 * Whatever is struck out here must be cleared from the state, or restated, when `PastForgotten` is folded (evolve-retention.ts):
 * the struck record folds to the same present as the whole one.
 */
import type { Event, EventOf, EventType } from '../../contract/events.ts'
import type { IncidentId, PersonId } from '../../contract/ids.ts'
import { SOMEBODY } from '../../contract/retention-events.ts'

/** What is not over yet. */
export type Still = {
  /** It is open, or closed too recently. */
  incident(id: IncidentId): boolean
  /** Outages that go on. */
  outage(id: string): boolean
}

/** Null: nothing of it is kept. The event itself: all of it is. */
type Reduce<T extends EventType> = (event: EventOf<T>, still: Still) => Event | null
type Remains<T extends EventType> = 'forget' | 'keep' | Reduce<T>
type Table = { readonly [T in EventType]: Remains<T> }

const person = (by: PersonId | null): PersonId | null => (by === null ? null : SOMEBODY)
const anonymous = <E extends Event & { by: PersonId }>(event: E): E => ({ ...event, by: SOMEBODY })
const anonymousOrHub = <E extends Event & { by: PersonId | null }>(event: E): E => ({ ...event, by: person(event.by) })
const orNothing = <E extends Event, Item>(event: E, left: readonly Item[], all: readonly Item[], made: E): Event | null =>
  left.length === 0 ? null : left.length === all.length ? event : made

export const REMAINS: Table = {
  // The same press stays the same at any age, and a button that was proven was proven.
  PressReceived: ({ at, button, site, kind, quiet, pressId, pressedAt }) => ({
    ...{ type: 'PressKept', at, button, site, kind, quiet },
    ...(pressId !== undefined && { pressId }),
    ...(pressedAt !== undefined && { pressedAt }),
  }),
  IncidentOpened: 'forget',
  IncidentRangAgain: 'forget',
  IncidentMarked: 'forget',
  IncidentConfirmed: 'forget',
  StepReached: 'forget',
  LadderResumed: 'forget',
  IncidentShown: 'forget',
  IncidentAcknowledged: 'forget',
  NeighbourAcknowledged: 'forget',
  PatrolOnTheWay: 'forget',
  PatrolsDispatched: 'forget',
  UnitArrived: 'forget',
  IncidentClosed: 'forget',
  IncidentNoted: 'forget',
  IncidentHandedOver: 'forget',
  IncidentMadeReal: 'forget',
  IncidentStoodAside: 'forget',
  // These touch several incidents: what concerns one that is not over stays.
  NoticesSettled: (event, still) => {
    const outcomes = event.outcomes.filter(({ incident }) => still.incident(incident))
    return orNothing(event, outcomes, event.outcomes, { ...event, outcomes })
  },
  MessagesOrdered: (event, still) => {
    const messages = event.messages.filter(({ incident }) => incident !== null && still.incident(incident))
    return orNothing(event, messages, event.messages, { ...event, messages })
  },
  MessagesProgressed: (event, still) => {
    const progress = event.progress.filter(({ incident }) => incident !== null && still.incident(incident))
    return orNothing(event, progress, event.progress, { ...event, progress })
  },
  MistakeReported: 'forget',
  DuressPinGiven: 'forget',
  PositionsShown: 'forget',
  OutsideDeclared: 'forget',
  OutsideEnded: 'forget',
  // The log of tests stands on them.
  TestArmed: anonymous,
  TestCalledOff: anonymous,
  // A month of supervision leaves these times out.
  SiteOnTest: (event) => ({ ...event, by: SOMEBODY, reason: '' }),
  SiteOnTestEnded: anonymousOrHub,
  ButtonBypassed: (event) => ({ ...event, by: SOMEBODY, reason: '' }),
  ButtonBypassEnded: anonymousOrHub,
  DeviceHeard: 'keep',
  SupervisionDay: 'keep',
  DeviceOnline: 'keep',
  DeviceDisconnected: 'keep',
  LineChanged: 'keep',
  TamperChanged: 'keep',
  MessageNotUnderstood: (event) => ({ ...event, raw: '' }),
  OutageBegan: 'keep',
  OutageGrew: 'keep',
  OutagesJoined: 'keep',
  OutageFlapping: 'keep',
  OutageRaised: 'keep',
  OutageAcknowledged: (event, still) => (still.outage(event.outage) ? event : null),
  OutageEnded: 'keep',
  HubPaused: 'keep',
  ClockJumped: 'keep',
  HubStarted: 'keep',
  HubStopped: 'keep',
  DutyStarted: 'forget',
  DutyEnded: 'forget',
  PersonSignedIn: 'forget',
  PersonSignedOut: 'forget',
  SignInRefused: 'forget',
  // Its version counts, and of which hub it speaks; of a person only that there was one.
  RegistryChanged: (event) => ({ ...anonymousOrHub(event), subject: event.action.includes('WatchedHub') ? event.subject : '' }),
  MapFileChanged: 'forget',
  ShiftNoted: 'forget',
  HandoverRead: 'forget',
  SirenChecked: 'forget',
  PhoneTested: 'forget',
  PhoneTestSettled: 'forget',
  PhoneTestShown: 'forget',
  PhoneLost: 'forget',
  PhoneBack: 'forget',
  PhoneProbed: 'forget',
  StationUnattended: 'forget',
  StationAttended: 'forget',
  CommandersCalled: 'forget',
  PowerHeard: 'keep',
  MainsFailed: 'keep',
  MainsBack: ({ people: _, ...event }) => event,
  BatteryLow: 'keep',
  UpsLost: 'keep',
  UpsBack: 'keep',
  GoodbyeSaid: (event) => ({ ...event, people: [] }),
  MessagesRequested: 'forget',
  KeyPressed: 'forget',
  // A gateway that reads it again must not bring it twice.
  SmsReceived: ({ service: _, refused: __, ...event }) => ({ ...event, person: null, incident: null, meaning: 'other', text: '' }),
  MessageTested: 'forget',
  BalanceAsked: 'forget',
  BalanceHeard: 'forget',
  PushLost: 'keep',
  PushBack: 'keep',
  WatchedHubFound: 'keep',
  WatchedHubHeard: 'keep',
  WatchedHubStopping: 'keep',
  WatchedHubLost: (event) => ({ ...event, people: [] }),
  WatchedHubFlapping: 'keep',
  WatchedHubSteady: 'keep',
  WatchedHubBack: 'keep',
  OwnLineLost: 'keep',
  OwnLineBack: 'keep',
  BellTested: 'forget',
  BellTestAnswered: 'forget',
  BackupTaken: anonymous,
  PhoneCheckBegan: 'forget',
  BackupStored: anonymousOrHub,
  BackupFailed: anonymousOrHub,
  SiteTroubleTold: (event) => ({ ...event, phones: [] }),
  SiteTroubleSettled: 'forget',
  TestReminded: (event) => ({ ...event, people: [] }),
  BatteriesNoted: 'keep',
  SelfPressed: ({ raw: _, ...event }) => event,
  SelfDrillRan: 'forget',
  ExercisePlanned: 'forget',
  ExerciseStarted: 'forget',
  ExerciseRung: 'forget',
  ExerciseEnded: 'forget',
  ExerciseCalledOff: 'forget',
  Forgotten: 'keep',
  PressKept: 'keep',
  PastForgotten: 'keep',
}

/** The event as it stands from now on; the same object when all of it stays. */
export function whatRemains(event: Event, still: Still): Event {
  // The row of a type takes the event of that type.
  const remains = REMAINS[event.type] as Remains<EventType>
  if (remains === 'keep') return event
  const left = remains === 'forget' ? null : (remains as (event: Event, still: Still) => Event | null)(event, still)
  return left ?? { type: 'Forgotten', at: event.at }
}

const named = Object.entries(REMAINS) as [EventType, Remains<EventType>][]
/** Types of which nothing is kept, and types that are looked at one by one. */
export const FORGOTTEN_TYPES: readonly EventType[] = named.flatMap(([type, remains]) => (remains === 'forget' ? [type] : []))
export const REDUCED_TYPES: readonly EventType[] = named.flatMap(([type, remains]) => (typeof remains === 'function' ? [type] : []))
