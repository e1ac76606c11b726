/** What a person is shown: incidents, supervision, duty. Made by core/incident/view.ts from the desk's state and the directory. */
import { type Static, Type } from 'typebox'
import { ButtonId, type ExerciseId, IncidentId, PersonId, SiteId, StationId } from './ids.ts'
import { MessageView, ToldByMessage } from './message-views.ts'
import { PressKind } from './messages.ts'
import { Receipt } from './receipt.ts'
import { Contact, IsoTime, Location, SiteKind } from './resources.ts'

export const Phase = Type.Enum(['ringing', 'acknowledged', 'dispatched', 'on-scene', 'closed'])
export type Phase = Static<typeof Phase>

export const Disposition = Type.Enum(['robbery', 'theft', 'disturbance', 'fire', 'false-alarm', 'fault', 'test', 'drill', 'other'])
export type Disposition = Static<typeof Disposition>

/** What an officer must know about an alarm besides that it rings. A mark never quiets one. */
export const Mark = Type.Enum([
  'late',
  'unreadable',
  'unknown-code',
  'clock-wrong',
  'repeated',
  'interference',
  'tamper',
  'low-battery',
  'mistake',
  'duress',
  'nobody-attended',
  // a message was not sent, because as many were as the office allows in an hour
  'over-budget',
  // these four say why it is shown quietly
  'test',
  'on-test',
  'fitting',
  'bypassed',
  // an exercise, what became of one, and one that makes way for a real alarm
  'drill',
  'was-drill',
  'stood-aside',
])
export type Mark = Static<typeof Mark>

/** Why a press is shown without ringing, or null: it rings. */
export type Quiet = 'test' | 'on-test' | 'fitting' | 'bypassed'

export const PersonRef = Type.Object({ id: PersonId, name: Type.String() })
export type PersonRef = Static<typeof PersonRef>
export const StationRef = Type.Object({ id: StationId, name: Type.String() })
export type StationRef = Static<typeof StationRef>
export const SiteRef = Type.Object({ id: SiteId, code: Type.String(), name: Type.String() })
export type SiteRef = Static<typeof SiteRef>
export const ButtonRef = Type.Object({ id: ButtonId, label: Type.String() })
export type ButtonRef = Static<typeof ButtonRef>

const ToldShown = Type.Object({ told: Type.Integer(), shown: Type.Integer() })

export const TimelineEntry = Type.Object(
  {
    at: IsoTime,
    type: Type.String({ description: 'The name of the event, as in docs/protocol.md' }),
    by: Type.Optional(PersonRef),
    button: Type.Optional(Type.Object({ id: ButtonId, label: Type.String() })),
    press: Type.Optional(Type.String()),
    pressedAt: Type.Optional(IsoTime),
    marks: Type.Optional(Type.Array(Type.String())),
    lateMinutes: Type.Optional(Type.Integer()),
    raw: Type.Optional(Type.String()),
    step: Type.Optional(Type.Integer()),
    stations: Type.Optional(Type.Array(StationRef)),
    people: Type.Optional(Type.Array(PersonRef)),
    unreachable: Type.Optional(Type.Array(PersonRef)),
    surface: Type.Optional(Type.Enum(['console', 'phone'])),
    stage: Type.Optional(Type.Enum(['shown', 'opened'])),
    outcome: Type.Optional(Type.String()),
    mark: Type.Optional(Type.String()),
    reason: Type.Optional(Type.String()),
    disposition: Type.Optional(Disposition),
    text: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
)
export type TimelineEntry = Static<typeof TimelineEntry>

export const IncidentView = Type.Object({
  id: IncidentId,
  kind: PressKind,
  phase: Phase,
  ringing: Type.Boolean(),
  /** Shown without ringing: a test, a site on test or being fitted, a bypassed button. */
  quiet: Type.Boolean(),
  confirmed: Type.Boolean(),
  /** An exercise: it rings and is not real. `siren`: pages and the bell sound. `aside`: it makes way for a real alarm. */
  drill: Type.Optional(Type.Object({ exercise: Type.Unsafe<ExerciseId>(Type.String()), siren: Type.Boolean(), aside: Type.Boolean() })),
  /** It was a drill until then. */
  madeRealAt: Type.Optional(IsoTime),
  marks: Type.Array(Mark),
  presses: Type.Integer(),
  linkedTo: Type.Optional(IncidentId),
  site: Type.Object({
    id: SiteId,
    code: Type.String(),
    name: Type.String(),
    kind: SiteKind,
    address: Type.String(),
    location: Location,
    contacts: Type.Array(Contact),
    /** Inside numbers exist and are held back until a unit is on scene. */
    contactsLocked: Type.Optional(Type.Boolean()),
    notes: Type.Optional(Type.String()),
    /** To a patrol that has not said "on my way" and was not dispatched: notes and contacts come when it has or was. */
    untilOnTheWay: Type.Optional(Type.Boolean()),
  }),
  buttons: Type.Array(
    Type.Object({
      id: ButtonId,
      label: Type.String(),
      pressedAt: IsoTime,
      /** Its last press: a second one is news. */
      lastAt: Type.Optional(IsoTime),
      presses: Type.Integer(),
      battery: Type.Optional(Type.Number()),
      lateMinutes: Type.Optional(Type.Integer()),
    }),
  ),
  station: StationRef,
  /** Great-circle distance from the station to the site, metres. */
  distance: Type.Optional(Type.Number()),
  openedAt: IsoTime,
  /** When it last began to ring: the opening, a joined press, or nobody dispatched. */
  rangAt: IsoTime,
  lastPressAt: IsoTime,
  shownAt: Type.Optional(Type.Unsafe<string>({ ...IsoTime, description: 'First, on any page or phone; once it is closed' })),
  acknowledgedAt: Type.Optional(IsoTime),
  acknowledgedBy: Type.Optional(PersonRef),
  dispatchedAt: Type.Optional(IsoTime),
  patrols: Type.Optional(Type.Array(PersonRef)),
  onTheWay: Type.Optional(Type.Array(PersonRef)),
  onSceneAt: Type.Optional(IsoTime),
  closedAt: Type.Optional(IsoTime),
  step: Type.Integer(),
  nextStepAt: Type.Optional(Type.Union([IsoTime, Type.Null()])),
  /** Who hears of it at nextStepAt if nothing changes. */
  next: Type.Optional(
    Type.Object({
      at: IsoTime,
      why: Type.Enum(['not-shown', 'not-acknowledged', 'everybody', 'repeat', 'not-dispatched', 'ladder-resumes', 'phones', 'quiet-ends']),
      stations: Type.Array(Type.Object({ id: StationId, name: Type.String(), distance: Type.Optional(Type.Number()) })),
      commanders: Type.Integer(),
    }),
  ),
  receipts: Type.Object({ consoles: ToldShown, phones: ToldShown }),
  /** Short messages and calls, in the order they were asked for; in the single view. */
  messages: Type.Optional(Type.Array(MessageView)),
  /** Short messages and calls in a few figures. */
  byMessage: Type.Optional(ToldByMessage),
  /** The same, person by person. */
  shownTo: Type.Optional(Type.Array(Receipt)),
  /** What it waits for before whoever reads this could close it. */
  closeNeeds: Type.Optional(Type.Enum(['acknowledgement', 'unit-on-scene', 'note'])),
  told: Type.Array(StationId),
  watching: Type.Array(StationId),
  /** The stations told, by name; `told` holds their ids. */
  toldStations: Type.Array(StationRef),
  unwritten: Type.Optional(Type.Boolean({ description: 'Decided and told, not yet on disk' })),
  disposition: Type.Optional(Disposition),
  closedBy: Type.Optional(PersonRef),
  timeline: Type.Optional(Type.Array(TimelineEntry)),
})
export type IncidentView = Static<typeof IncidentView>

/** What staff and managers see: no contacts of others, no people, no notes. */
export const ReducedIncidentView = Type.Object({
  id: IncidentId,
  kind: PressKind,
  phase: Phase,
  ringing: Type.Boolean(),
  quiet: Type.Boolean(),
  site: Type.Object({ id: SiteId, code: Type.String(), name: Type.String() }),
  buttons: Type.Array(Type.Object({ id: ButtonId, label: Type.String(), pressedAt: IsoTime })),
  openedAt: IsoTime,
  acknowledgedAt: Type.Optional(IsoTime),
  dispatchedAt: Type.Optional(IsoTime),
  onSceneAt: Type.Optional(IsoTime),
  closedAt: Type.Optional(IsoTime),
})
export type ReducedIncidentView = Static<typeof ReducedIncidentView>

export const ButtonState = Type.Enum(['never-heard', 'online', 'disconnected', 'offline', 'retired'])
export type ButtonState = Static<typeof ButtonState>

/** Deliberate quiet, boxed in time. */
export const OnTest = Type.Object({
  site: SiteId,
  until: IsoTime,
  reason: Type.String(),
  by: PersonRef,
})
export const Bypass = Type.Object({ button: ButtonId, site: SiteId, until: IsoTime, reason: Type.String(), by: PersonRef })
