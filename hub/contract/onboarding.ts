/** Bringing a business on: what its hand-over rests on, the slips its buttons are made with, and what is suggested before it exists. */
import { type Static, Type } from 'typebox'
import { ButtonId, SiteId, StationId } from './ids.ts'
import { Button, IsoTime, Lamp, Location, MqttCredentials, NewButton, Service, SiteKind, StationLevel } from './resources.ts'
import { ButtonState, PersonRef, StationRef } from './views.ts'

const closed = { additionalProperties: false } as const
const reason = Type.String({ minLength: 1, maxLength: 300 })

/** What stands between a site and a hand-over that can be signed without a reservation. */
export const Missing = Type.Enum(['no-buttons', 'unproven', 'lamp-unchecked', 'lamp-dark', 'no-outside-contact'])
export type Missing = Static<typeof Missing>

export const ButtonProof = Type.Object({
  id: ButtonId,
  label: Type.String(),
  profile: Type.Optional(Type.String()),
  state: ButtonState,
  firstHeardAt: Type.Optional(IsoTime),
  lastHeardAt: Type.Optional(IsoTime),
  battery: Type.Optional(Type.Number()),
  rssi: Type.Optional(Type.Number()),
  /** Its last press since the fitting began: the hub really saw it. */
  provenAt: Type.Optional(IsoTime),
  /** What the installer saw of its lamp since the fitting began. */
  lamp: Type.Optional(Type.Object({ lit: Type.Boolean(), at: IsoTime })),
})
export type ButtonProof = Static<typeof ButtonProof>

const sheetFields = {
  site: Type.Object({ id: SiteId, code: Type.String(), name: Type.String(), kind: SiteKind, address: Type.String(), location: Location }),
  station: Type.Optional(StationRef),
  /** From the station to the site, great-circle metres. */
  distance: Type.Optional(Type.Number()),
  service: Service,
  lamp: Lamp,
  fittingSince: IsoTime,
  /** Being fitted: when its presses ring all the same. */
  ringsFrom: Type.Optional(IsoTime),
  handedOverAt: Type.Optional(IsoTime),
  contacts: Type.Object({ outside: Type.Integer(), inside: Type.Integer() }),
  buttons: Type.Array(ButtonProof),
  proven: Type.Integer({ description: 'How many of the buttons have been seen pressed since the fitting began' }),
  missing: Type.Array(Missing),
  /** Of a hand-over with something missing: why it was done all the same. */
  reason: Type.Optional(reason),
}
/** As it was at the hand-over, kept; before that, as it is now. */
export const AcceptanceSheet = Type.Object(sheetFields)
export type AcceptanceSheet = Static<typeof AcceptanceSheet>
export const Acceptance = Type.Object({ ...sheetFields, by: Type.Optional(PersonRef) })
export type Acceptance = Static<typeof Acceptance>

export const HandOverBody = Type.Object(
  {
    strict: Type.Optional(Type.Boolean({ description: 'Refuse with not-proven while something is missing and no reason is given' })),
    reason: Type.Optional(reason),
  },
  closed,
)
export const LampCheckBody = Type.Object({ lit: Type.Boolean() }, closed)

/** How far a site has come, for a list of many. */
export const Readiness = Type.Object({
  id: SiteId,
  buttons: Type.Integer(),
  proven: Type.Integer(),
  missing: Type.Array(Missing),
  /** Handed over with a sheet that can be printed. */
  accepted: Type.Boolean(),
})
export type Readiness = Static<typeof Readiness>

// — buttons for many sites at once, and the slips they are configured with

export const ButtonsForSites = Type.Object(
  {
    sites: Type.Array(SiteId, { minItems: 1, maxItems: 200, uniqueItems: true }),
    labels: Type.Array(NewButton.properties.label, { minItems: 1, maxItems: 20, uniqueItems: true }),
    supervision: NewButton.properties.supervision,
    profile: NewButton.properties.profile,
  },
  closed,
)
export type ButtonsForSites = Static<typeof ButtonsForSites>

export const ClaimsBody = Type.Object({ buttons: Type.Array(ButtonId, { minItems: 1, maxItems: 500, uniqueItems: true }) }, closed)
/** One slip: good once, for 7 days. */
export const Claim = Type.Object({ button: ButtonId, token: Type.String(), link: Type.String(), expiresAt: IsoTime })
export type Claim = Static<typeof Claim>
export const OpenClaimBody = Type.Object({ token: Type.String({ maxLength: 256 }) }, closed)

/** Where devices of this hub connect to. */
export const Connection = Type.Object({
  host: Type.String({ description: 'Of HUB_PUBLIC_URL, or the host this page was asked for' }),
  plain: Type.Object({
    port: Type.Integer(),
    loopback: Type.Boolean({ description: 'Only programs on the hub’s own machine reach it' }),
  }),
  tls: Type.Optional(Type.Object({ port: Type.Integer() })),
})
export type Connection = Static<typeof Connection>

export const Claimed = Type.Object({
  button: Button,
  site: Type.Object({ code: Type.String(), name: Type.String(), address: Type.String() }),
  mqtt: MqttCredentials,
  connection: Connection,
})
export type Claimed = Static<typeof Claimed>

// — before a site exists

export const SuggestBody = Type.Object(
  {
    name: Type.Optional(Type.String({ maxLength: 160 })),
    /** Coordinates or the long address of a map page, as somebody pasted it. */
    place: Type.Optional(Type.String({ maxLength: 2000 })),
    location: Type.Optional(Location),
  },
  closed,
)
export const Suggestion = Type.Object({
  /** A free code for a site of this name. */
  code: Type.Optional(Type.String()),
  location: Type.Optional(Location),
  /** The nearest first. */
  stations: Type.Array(Type.Object({ id: StationId, name: Type.String(), level: StationLevel, distance: Type.Number() })),
})
export type Suggestion = Static<typeof Suggestion>
