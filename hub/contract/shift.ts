/** The shift: what is handed over, told at its beginning, tried on its phones, and printed at its end. */
import { type Static, type TSchema, Type } from 'typebox'
import { LostPhone, NotUnderstood, Outage, RunningBypass, RunningTest, ShiftNote } from './duty-views.ts'
import { GatewayId, IncidentId, PersonId, StationId } from './ids.ts'
import { PressKind } from './messages.ts'
import { IsoTime, Role } from './resources.ts'
import { LocalDay } from './rota.ts'
import { ButtonRef, Disposition, PersonRef, Phase, SiteRef, StationRef } from './views.ts'

const closed = { additionalProperties: false } as const
const noteText = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' })

export const ShiftNoteBody = Type.Object({ text: noteText }, closed)
export const HandoverNoteBody = Type.Object({ text: Type.Optional(noteText) }, closed)
export const SirenBody = Type.Object({ heard: Type.Boolean() }, closed)
/** Neither: one's own phones. An officer tries those of a patrol on duty, or of all of them. */
export const PushTestBody = Type.Object({ person: Type.Optional(PersonId), everybody: Type.Optional(Type.Literal(true)) }, closed)

/** One incident on one line: what, where, when each thing was reached, and how it ended. */
export const IncidentLine = Type.Object({
  id: IncidentId,
  kind: PressKind,
  quiet: Type.Boolean(),
  drill: Type.Optional(Type.Literal(true)),
  phase: Phase,
  site: SiteRef,
  buttons: Type.Array(Type.String()),
  openedAt: IsoTime,
  shownAt: Type.Optional(IsoTime),
  acknowledgedAt: Type.Optional(IsoTime),
  acknowledgedBy: Type.Optional(PersonRef),
  dispatchedAt: Type.Optional(IsoTime),
  patrols: Type.Array(PersonRef),
  onSceneAt: Type.Optional(IsoTime),
  closedAt: Type.Optional(IsoTime),
  closedBy: Type.Optional(PersonRef),
  disposition: Type.Optional(Disposition),
  /** What was written at the close. */
  text: Type.Optional(Type.String()),
})
export type IncidentLine = Static<typeof IncidentLine>

export const ButtonAt = Type.Object({ button: ButtonRef, site: SiteRef })

export const DigestView = Type.Object({
  station: StationRef,
  /** The beginning of one's own shift, or twelve hours ago. */
  from: IsoTime,
  to: IsoTime,
  notes: Type.Array(ShiftNote),
  /** Not ended yet. */
  outages: Type.Array(Outage),
  onTest: Type.Array(RunningTest),
  bypasses: Type.Array(RunningBypass),
  phones: Type.Array(LostPhone),
  incidents: Type.Array(IncidentLine),
  /** Test presses and other quiet ones. */
  tests: Type.Object({ presses: Type.Integer(), sites: Type.Integer() }),
  /** Ended, the longest first; those shorter than five minutes are only counted. */
  pastOutages: Type.Array(Outage),
  shortOutages: Type.Object({ count: Type.Integer(), places: Type.Integer() }),
  /** Low, or, by their fall, low within a month: `replaceBy` is the day. */
  batteries: Type.Array(Type.Object({ ...ButtonAt.properties, battery: Type.Number(), replaceBy: Type.Optional(LocalDay) })),
  /** Not pressed, neither as a test nor for real, by the day that core/devices/test-rota.ts names. */
  overdue: Type.Array(Type.Object({ ...ButtonAt.properties, provenAt: Type.Optional(IsoTime) })),
  /** SIMs that end within 30 days or have ended, the nearest first; `soon`: three days or less, or past. */
  sims: Type.Array(Type.Object({ site: SiteRef, day: Type.String({ format: 'date' }), left: Type.Integer(), soon: Type.Boolean() })),
  /** Of the station, and not heard in a test for 31 days or ever. */
  bells: Type.Array(Type.Object({ id: GatewayId, label: Type.String(), provenAt: Type.Optional(IsoTime) })),
  notUnderstood: Type.Array(NotUnderstood),
  partial: Type.Optional(Type.Boolean({ description: 'The journal did not answer: past outages and notes may be missing' })),
})
export type DigestView = Static<typeof DigestView>

const entry = <What extends string, Fields extends Record<string, TSchema>>(what: What, fields: Fields) =>
  Type.Object({ at: IsoTime, what: Type.Literal(what), ...fields })

export const RegisterEntry = Type.Union([
  entry('incident', { incident: IncidentLine }),
  entry('outage', { outage: Outage }),
  entry('bypass', {
    site: SiteRef,
    button: ButtonRef,
    by: PersonRef,
    reason: Type.String(),
    until: IsoTime,
    endedAt: Type.Optional(IsoTime),
  }),
  entry('on-test', { site: SiteRef, by: PersonRef, reason: Type.String(), until: IsoTime, endedAt: Type.Optional(IsoTime) }),
  entry('note', { note: ShiftNote }),
  entry('phone', { phone: LostPhone, backAt: Type.Optional(IsoTime) }),
  entry('mistake', { site: SiteRef }),
])
export type RegisterEntry = Static<typeof RegisterEntry>

export const RegisterView = Type.Object({
  station: StationRef,
  from: IsoTime,
  to: IsoTime,
  madeAt: IsoTime,
  /** Who asked for it. */
  by: PersonRef,
  people: Type.Array(Type.Object({ person: PersonRef, role: Role, from: IsoTime, until: Type.Optional(IsoTime) })),
  sirens: Type.Array(Type.Object({ at: IsoTime, person: PersonRef, heard: Type.Boolean() })),
  entries: Type.Array(RegisterEntry),
  partial: Type.Optional(Type.Boolean({ description: 'The journal did not answer, or holds more than fits: something is missing' })),
})
export type RegisterView = Static<typeof RegisterView>

export const DigestQuery = Type.Object({
  hours: Type.Optional(Type.Integer({ minimum: 1, maximum: 24, description: 'The last so many, instead of since one signed on' })),
})
export const RegisterQuery = Type.Object({ from: IsoTime, to: IsoTime, station: Type.Optional(StationId) })
export const NoteParams = Type.Object({ note: Type.String({ maxLength: 100 }) })
