/** What only an administrator is shown: people as they stand, gateways, bells, the record of who did what, backups, the hub itself. */
import { type Static, Type } from 'typebox'
import { StationDuty } from './duty-views.ts'
import { IncidentId } from './ids.ts'
import { BellOrder } from './messages.ts'
import { IsoTime, Person } from './resources.ts'
import { PersonRef, StationRef } from './views.ts'

/** How a device is; what it never said is absent. */
export const DeviceFields = {
  lastHeardAt: Type.Optional(IsoTime),
  battery: Type.Optional(Type.Number()),
  rssi: Type.Optional(Type.Number({ description: 'dBm' })),
  firmware: Type.Optional(Type.String()),
  upSince: Type.Optional(Type.String({ format: 'date-time', description: 'Its last start, by the uptime it told' })),
  tamper: Type.Optional(Type.Boolean({ description: 'The case is open' })),
  lowBattery: Type.Optional(Type.Boolean({ description: 'The battery is weak, said without a figure' })),
}

export const BellView = Type.Object({
  ...BellOrder.properties,
  provenAt: Type.Optional(Type.String({ format: 'date-time', description: 'The last test that somebody heard' })),
  lastTest: Type.Optional(
    Type.Object({
      at: IsoTime,
      until: IsoTime,
      by: PersonRef,
      heard: Type.Optional(Type.Boolean({ description: 'What the person said' })),
    }),
  ),
})
export type BellView = Static<typeof BellView>

/** A person as an administrator needs to know them; no secret is among it, only whether there is one. */
export const PersonRead = Type.Object({
  ...Person.properties,
  onDuty: Type.Optional(Type.Object({ station: StationRef, since: IsoTime })),
  /** Phones that could be woken by push. */
  phones: Type.Integer(),
  /** Browsers signed in now. */
  sessions: Type.Integer(),
  hasPin: Type.Boolean(),
  hasDuressPin: Type.Boolean(),
  hasSecondFactor: Type.Boolean(),
  secondFactorDue: Type.Boolean({ description: 'The office asks for it, and it is not on' }),
  /** A link is out and can be used until then. */
  invitedUntil: Type.Optional(IsoTime),
})
export type PersonRead = Static<typeof PersonRead>

/** One line of who did what, when. */
export const AuditEntry = Type.Object({
  /** Its place in the journal: the cursor for `before`. */
  id: Type.String(),
  at: IsoTime,
  action: Type.String({ description: 'The event, or the change of the registry; as in docs/protocol.md' }),
  /** Absent: the hub itself, or nobody known. */
  by: Type.Optional(PersonRef),
  subject: Type.Optional(
    Type.Object({
      kind: Type.Enum(['person', 'station', 'site', 'button', 'gateway', 'settings', 'incident', 'watched-hub']),
      id: Type.String(),
      name: Type.String(),
    }),
  ),
  incident: Type.Optional(IncidentId),
  /** Which fields a change named. */
  fields: Type.Optional(Type.Array(Type.String())),
  /** A reason, a note, a disposition, an answer: what the event itself holds. */
  detail: Type.Optional(Type.String()),
})
export type AuditEntry = Static<typeof AuditEntry>

export const BackupState = Type.Object({
  state: Type.Enum(['none', 'making', 'ready', 'failed']),
  madeAt: Type.Optional(IsoTime),
  bytes: Type.Optional(Type.Integer()),
  /** What the program that made it said of it. */
  said: Type.Optional(Type.String()),
  last: Type.Optional(Type.Object({ at: IsoTime, by: PersonRef, bytes: Type.Integer() })),
})
export type BackupState = Static<typeof BackupState>

/** What the health page shows an administrator beside `GET /health`. */
export const HubDetails = Type.Object({
  version: Type.String(),
  node: Type.String(),
  startedAt: IsoTime,
  journal: Type.Object({
    commitMs: Type.Number(),
    pending: Type.Integer(),
    p99Ms: Type.Number({ description: 'Of the commits of the last five minutes' }),
    maxMs: Type.Number(),
  }),
  /** Of the data folder's disk, bytes; null: it does not say. */
  disk: Type.Union([Type.Object({ free: Type.Number(), size: Type.Number() }), Type.Null()]),
  loop: Type.Object({ p99Ms: Type.Number(), maxMs: Type.Number() }, { description: 'How long what was ready had to wait' }),
  devices: Type.Integer({ description: 'Connected over MQTT' }),
  /** Lately turned away, the latest first. */
  refused: Type.Array(Type.Object({ device: Type.String(), because: Type.String(), count: Type.Integer(), lastAt: IsoTime })),
  pushWaiting: Type.Integer(),
  /** Push services that do not work just now. */
  pushTroubles: Type.Array(Type.Object({ service: Type.String(), why: Type.String(), failures: Type.Integer(), since: IsoTime })),
  feeds: Type.Integer({ description: 'Pages that listen' }),
  certificate: Type.Union([Type.Object({ validTo: IsoTime }), Type.Null()]),
  clockDriftMs: Type.Number(),
  publicUrl: Type.Union([Type.String(), Type.Null()], { description: 'HUB_PUBLIC_URL' }),
  duty: Type.Array(StationDuty),
})
export type HubDetails = Static<typeof HubDetails>

export const AuditQuery = {
  from: Type.Optional(IsoTime),
  to: Type.Optional(IsoTime),
  person: Type.Optional(Type.String({ maxLength: 64 })),
  action: Type.Optional(Type.String({ maxLength: 60 })),
  q: Type.Optional(Type.String({ maxLength: 120, description: 'A part of a name or code; accents may be left out' })),
}
