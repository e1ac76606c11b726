/** What an administrator enters and the registry keeps: stations, sites, buttons, gateways, people. Schema first, type derived. */
import { type Static, Type } from 'typebox'
import { ButtonId, GatewayId, PersonId, SiteId, StationId } from './ids.ts'
import { OpeningHours } from './opening-hours.ts'
import { patchOf } from './patch.ts'
import { PhoneNumber } from './phone-number.ts'
import { TestDay } from './test-day.ts'
import { Uplink } from './uplink.ts'

const text = (max: number) => Type.String({ minLength: 1, maxLength: max })
const MqttTopic = Type.String({ minLength: 1, maxLength: 256, pattern: '^[^+#]+$' })
/** UTC, as written by `Date.toISOString`: RFC 3339 without its leap second, which no clock here can tell. */
export const IsoTime = Type.String({ format: 'date-time', pattern: '^.{17}[0-5]' })

export const Location = Type.Object(
  { lat: Type.Number({ minimum: -90, maximum: 90 }), lon: Type.Number({ minimum: -180, maximum: 180 }) },
  { additionalProperties: false, description: 'WGS 84, decimal degrees' },
)
export type Location = Static<typeof Location>

// — stations

export const StationLevel = Type.Enum(['commune', 'district', 'province'])
export type StationLevel = Static<typeof StationLevel>

/** The station's own relay: its topic and what to publish for on and off. */
export const Bell = Type.Object({ topic: MqttTopic, on: text(256), off: text(256) }, { additionalProperties: false })
export type Bell = Static<typeof Bell>

const stationFields = {
  name: text(120),
  level: StationLevel,
  parent: Type.Optional(StationId),
  neighbours: Type.Optional(Type.Array(StationId, { uniqueItems: true, maxItems: 50, description: 'In the order to call' })),
  location: Location,
  phone: Type.Optional(text(40)),
  bell: Type.Optional(Bell),
  /** When an officer should be before its desk; absent: always. */
  staffed: Type.Optional(OpeningHours),
}
export const NewStation = Type.Object(stationFields, { additionalProperties: false })
export type NewStation = Static<typeof NewStation>
export const StationPatch = patchOf(NewStation)
export type StationPatch = Static<typeof StationPatch>
export const Station = Type.Object({ id: StationId, ...stationFields })
export type Station = Static<typeof Station>

// — sites

export const SiteKind = Type.Enum(['bank', 'gold-shop', 'credit-fund', 'other'])
export type SiteKind = Static<typeof SiteKind>

export const Contact = Type.Object(
  {
    name: text(120),
    phone: text(40),
    role: text(80),
    where: Type.Enum(['inside', 'outside'], {
      description: 'A phone that rings beside a robber kills: inside is shown only once a unit is on scene',
    }),
    challenge: Type.Optional(text(80)),
  },
  { additionalProperties: false },
)
export type Contact = Static<typeof Contact>

/** Seconds from the opening of the alarm, or from the press that made it ring again. */
export const LadderTimes = Type.Object(
  {
    notShown: Type.Number({ minimum: 1, maximum: 600 }),
    notAcknowledged: Type.Number({ minimum: 1, maximum: 3600 }),
    everybody: Type.Number({ minimum: 1, maximum: 3600 }),
    repeat: Type.Number({ minimum: 5, maximum: 600 }),
    ringAgainUndispatched: Type.Number({ minimum: 5, maximum: 3600 }),
    resumeUndispatched: Type.Number({ minimum: 5, maximum: 3600 }),
  },
  { additionalProperties: false },
)
export type LadderTimes = Static<typeof LadderTimes>

export const Lamp = Type.Enum(['off', 'discreet', 'on'])
export type Lamp = Static<typeof Lamp>
export const Service = Type.Enum(['fitting', 'in-service'])
export type Service = Static<typeof Service>

const siteFields = {
  code: Type.Optional(Type.String({ pattern: '^\\S{1,12}$', description: 'Short, unique, said over the radio' })),
  name: text(160),
  kind: SiteKind,
  address: text(300),
  location: Location,
  contacts: Type.Array(Contact, { maxItems: 30 }),
  station: Type.Optional(StationId),
  coResponders: Type.Optional(Type.Array(StationId, { uniqueItems: true, maxItems: 10 })),
  hours: Type.Optional(OpeningHours),
  /** Open on days on which shops are closed (settings), by its week. */
  worksHolidays: Type.Optional(Type.Boolean()),
  testDay: Type.Optional(TestDay),
  lamp: Type.Optional(Lamp),
  uplink: Type.Optional(Uplink),
  notes: Type.Optional(Type.String({ maxLength: 2000 })),
  service: Type.Optional(Service),
  ladder: Type.Optional(Type.Partial(LadderTimes, { additionalProperties: false })),
}
export const NewSite = Type.Object({ ...siteFields, contacts: Type.Optional(siteFields.contacts) }, { additionalProperties: false })
export type NewSite = Static<typeof NewSite>
export const SitePatch = patchOf(NewSite)
export type SitePatch = Static<typeof SitePatch>
export const Site = Type.Object({
  ...siteFields,
  id: SiteId,
  code: Type.String(),
  lamp: Lamp,
  service: Service,
  /** Start of fitting; a site rings like any other once seven days have passed. */
  fittingSince: IsoTime,
  handedOverAt: Type.Optional(IsoTime),
})
export type Site = Static<typeof Site>

// — devices

/** Reporting times; FIELD grades: SP6 20 s, DP4 90 s, SP4 3 min, SP3 30 min, DP1 25 h (EN 50136-1). */
export const SupervisionPreset = Type.Enum(['20s', '90s', '3min', '30min', '25h'])
export type SupervisionPreset = Static<typeof SupervisionPreset>

const buttonFields = {
  label: text(80),
  supervision: Type.Optional(SupervisionPreset),
  gateway: Type.Optional(GatewayId),
  profile: Type.Optional(text(40)),
  address: Type.Optional(text(160)),
}
export const NewButton = Type.Object(buttonFields, { additionalProperties: false })
export type NewButton = Static<typeof NewButton>
export const ButtonPatch = patchOf(NewButton)
export type ButtonPatch = Static<typeof ButtonPatch>
export const Button = Type.Object({
  ...buttonFields,
  id: ButtonId,
  site: SiteId,
  supervision: SupervisionPreset,
  /** False when it only speaks through its gateway. */
  ownCredentials: Type.Boolean(),
  /** What the installer last saw of its lamp. */
  lampCheck: Type.Optional(Type.Object({ lit: Type.Boolean(), at: IsoTime })),
  retiredAt: Type.Optional(IsoTime),
})
export type Button = Static<typeof Button>

const gatewayFields = {
  label: text(80),
  site: Type.Optional(SiteId),
  station: Type.Optional(StationId),
  supervision: Type.Optional(SupervisionPreset),
  bell: Type.Optional(Type.Boolean({ description: 'It is the bell of its station, and is called so' })),
  modem: Type.Optional(Type.Boolean({ description: 'It has a GSM modem: people are told by short message and telephone through it' })),
}
export const NewGateway = Type.Object(gatewayFields, { additionalProperties: false })
export type NewGateway = Static<typeof NewGateway>
export const GatewayPatch = patchOf(Type.Pick(NewGateway, ['label', 'supervision', 'bell', 'modem']))
export type GatewayPatch = Static<typeof GatewayPatch>
export const Gateway = Type.Object({ ...gatewayFields, id: GatewayId, supervision: SupervisionPreset, retiredAt: Type.Optional(IsoTime) })
export type Gateway = Static<typeof Gateway>

/** Shown once, when made or rotated. */
export const MqttCredentials = Type.Object({
  clientId: Type.String(),
  username: Type.String(),
  password: Type.String({ description: '128 bits or more, shown this once; the hub keeps only its SHA-256' }),
  topics: Type.Record(Type.String(), Type.String()),
})
export type MqttCredentials = Static<typeof MqttCredentials>

// — people

export const Role = Type.Enum(['admin', 'commander', 'officer', 'patrol', 'manager', 'staff'])
export type Role = Static<typeof Role>
/** NIST SP 800-63B §5.1.1: length, not composition. */
export const Password = Type.String({ minLength: 8, maxLength: 256 })

const personFields = {
  username: Type.String({ pattern: '^[a-z0-9][a-z0-9._-]{1,39}$' }),
  name: text(120),
  role: Role,
  station: Type.Optional(StationId),
  sites: Type.Optional(Type.Array(SiteId, { uniqueItems: true, maxItems: 200 })),
  phone: Type.Optional(PhoneNumber),
}
export const NewPerson = Type.Object({ ...personFields, password: Type.Optional(Password) }, { additionalProperties: false })
export type NewPerson = Static<typeof NewPerson>
const mistakePin = Type.String({ pattern: '^\\d{4,8}$' })
export const PersonPatch = patchOf(
  Type.Object({
    ...personFields,
    password: Type.Optional(Password),
    /** The PIN for "pressed by mistake", and the one to give with a knife at the throat. */
    pin: Type.Optional(mistakePin),
    duressPin: Type.Optional(mistakePin),
    disabled: Type.Boolean(),
  }),
)
export type PersonPatch = Static<typeof PersonPatch>
export const Person = Type.Object({
  ...personFields,
  id: PersonId,
  /** Invited and never signed in. */
  invited: Type.Boolean(),
  disabled: Type.Boolean(),
  /** Since when; absent where that was before it was written down. */
  disabledAt: Type.Optional(IsoTime),
})
export type Person = Static<typeof Person>
