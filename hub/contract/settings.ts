/** What the office decides for the whole hub. */
import { type Static, Type } from 'typebox'
import { BackupPlan } from './backup-settings.ts'
import { ClosedDays } from './closed-days.ts'
import { Logo } from './logo.ts'
import { MessageSettings } from './message-settings.ts'
import { PowerSettings } from './power.ts'
import { LadderTimes, SupervisionPreset } from './resources.ts'
import { SecondFactorPolicy } from './second-factor.ts'
import { SelfDrillSettings } from './self-drill-settings.ts'

const text = (max: number) => Type.String({ minLength: 1, maxLength: max })
const Contact = Type.String({ pattern: '^([^@\\s]+@[^@\\s]+\\.[^@\\s]+)?$', maxLength: 120, description: 'An e-mail address' })
const Language = Type.Enum(['vi', 'en'])

export const PhoneTests = Type.Enum(['off', '1h', '2h', '4h', '8h'])
export type PhoneTests = Static<typeof PhoneTests>

export const Settings = Type.Object({
  name: text(120),
  timeZone: Type.String({ description: 'IANA name' }),
  languages: Type.Array(Language, { minItems: 1, uniqueItems: true, description: 'The first is the one used before a person chooses' }),
  ladder: Type.Object({ holdup: LadderTimes, fire: LadderTimes }, { additionalProperties: false }),
  supervision: SupervisionPreset,
  retentionDays: Type.Integer({ minimum: 30, maximum: 36500 }),
  /** How long a phone on duty may show nothing before the hub tries it by itself; absent: four hours. */
  phoneTests: Type.Optional(PhoneTests),
  selfDrill: Type.Optional(SelfDrillSettings),
  power: Type.Optional(PowerSettings),
  messages: Type.Optional(MessageSettings),
  closedDays: Type.Optional(ClosedDays),
  backups: Type.Optional(BackupPlan),
  logo: Type.Optional(Logo),
  /** Whom a push service writes to when this hub misbehaves; absent or empty: as the machine says (HUB_CONTACT). */
  contact: Type.Optional(Contact),
  /** Absent: nobody must. */
  secondFactor: Type.Optional(SecondFactorPolicy),
})
export type Settings = Static<typeof Settings>
const Fields = Type.Object({
  name: text(120),
  timeZone: Settings.properties.timeZone,
  languages: Settings.properties.languages,
  ladder: Type.Partial(
    Type.Object({
      holdup: Type.Partial(LadderTimes, { additionalProperties: false }),
      fire: Type.Partial(LadderTimes, { additionalProperties: false }),
    }),
    { additionalProperties: false },
  ),
  supervision: SupervisionPreset,
  retentionDays: Settings.properties.retentionDays,
  phoneTests: PhoneTests,
  selfDrill: SelfDrillSettings,
  power: PowerSettings,
  messages: MessageSettings,
  closedDays: ClosedDays,
  logo: Logo,
  contact: Contact,
  secondFactor: SecondFactorPolicy,
})
export const SettingsPatch = Type.Partial(Fields, { additionalProperties: false })
export type SettingsPatch = Static<typeof SettingsPatch>

/** Of the fields of a patch, what they were when whoever sends it read them; null: there was none. Of `ladder` the single times. */
export type SettingsWas = Partial<Record<keyof SettingsPatch, unknown>>
const SettingsWas = Type.Unsafe<SettingsWas>(
  Type.Record(Type.String(), Type.Unknown(), { description: 'Of the fields sent, as `GET /settings` gave them; null: it gave none' }),
)

/** Changes settings; with `was`, only those that nobody else has changed meanwhile. */
export const SettingsChange = Type.Partial(Type.Object({ ...Fields.properties, was: SettingsWas }), { additionalProperties: false })
