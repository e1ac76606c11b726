/** What a shop is shown of itself. Where its hidden buttons are stands in none of it but `Positions`, which a PIN opens. */
import { type Static, Type } from 'typebox'
import { ButtonId, SiteId } from './ids.ts'
import { PressKind } from './messages.ts'
import { OpeningHours } from './opening-hours.ts'
import { Contact, IsoTime, Lamp, Service, SiteKind } from './resources.ts'
import { ShopRota } from './rota.ts'
import { ShopTrouble } from './shop-trouble.ts'
import { PersonRef, Phase, StationRef } from './views.ts'

const closed = { additionalProperties: false } as const
export const Pin = Type.String({ pattern: '^\\d{4,8}$' })
export const PinBody = Type.Object({ pin: Pin }, closed)

/** The one thing to know of a button, the most pressing first. */
export const ButtonSays = Type.Enum([
  'offline',
  'disconnected',
  'never-heard',
  'low-battery',
  'never-tested',
  'test-overdue',
  'test-due',
  'well',
])
export type ButtonSays = Static<typeof ButtonSays>

export const ShopButton = Type.Object({
  id: ButtonId,
  /** Of the site, from 1, for ever the same: what it is called where its place must not be said. */
  number: Type.Integer({ minimum: 1 }),
  says: ButtonSays,
  battery: Type.Optional(Type.Number()),
  /** The last test press. A real one is never told to a shop. */
  testedAt: Type.Optional(IsoTime),
  /** In the month of the hub's time zone that is now. */
  proven: Type.Boolean(),
  /** Its next press until then is a test. */
  testUntil: Type.Optional(IsoTime),
})
export type ShopButton = Static<typeof ShopButton>

/** The test presses a shop owes every month. */
export const MonthOfTests = Type.Object({
  month: Type.String({ pattern: '^\\d{4}-\\d{2}$' }),
  /** Its last day. */
  until: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
  proven: Type.Integer(),
  of: Type.Integer(),
  missing: Type.Array(ButtonId),
})
export type MonthOfTests = Static<typeof MonthOfTests>

/** The alarm of a shop as its manager is shown it outside: no people, no places, no numbers. */
export const OutsideIncident = Type.Object({
  kind: PressKind,
  phase: Phase,
  openedAt: IsoTime,
  acknowledgedAt: Type.Optional(IsoTime),
  dispatchedAt: Type.Optional(IsoTime),
  onSceneAt: Type.Optional(IsoTime),
  closedAt: Type.Optional(IsoTime),
})
export type OutsideIncident = Static<typeof OutsideIncident>

export const ShopView = Type.Object({
  id: SiteId,
  code: Type.String(),
  name: Type.String(),
  address: Type.String(),
  kind: SiteKind,
  service: Service,
  /** What most needs a look; absent: everything is well. */
  attention: Type.Optional(Type.Union([ButtonSays, Type.Literal('no-buttons')])),
  /** Buttons that do not work now, or not for long. */
  bad: Type.Integer(),
  month: MonthOfTests,
  /** The day of its test, by its tests alone; absent while it is being fitted. */
  rota: Type.Optional(ShopRota),
  buttons: Type.Array(ShopButton),
  lamp: Lamp,
  hours: Type.Optional(OpeningHours),
  station: Type.Optional(Type.Object({ ...StationRef.properties, phone: Type.Optional(Type.String()) })),
  /** To its manager only: what does not work, by the same rule as the buttons. */
  troubles: Type.Optional(Type.Array(ShopTrouble)),
  /** Only in the browser in which its manager has said, with the PIN, to be outside. */
  outside: Type.Optional(Type.Object({ until: IsoTime, incident: Type.Union([OutsideIncident, Type.Null()]) })),
})
export type ShopView = Static<typeof ShopView>

/** What a PIN opens; the page forgets it at `until`. */
export const Positions = Type.Object({
  until: IsoTime,
  buttons: Type.Array(Type.Object({ id: ButtonId, label: Type.String() })),
  contacts: Type.Array(Contact),
})
export type Positions = Static<typeof Positions>

export const TestResult = Type.Enum(['waiting', 'received', 'not-received', 'called-off'])
export const TestRecord = Type.Object({
  /** When it was armed; a test that the button announced itself: when it was pressed. */
  at: IsoTime,
  button: Type.Object({
    id: ButtonId,
    number: Type.Integer(),
    label: Type.Optional(Type.String({ description: 'Not for the shop: the place is behind the PIN' })),
  }),
  by: Type.Optional(PersonRef),
  result: TestResult,
  pressedAt: Type.Optional(IsoTime),
})
export type TestRecord = Static<typeof TestRecord>

export const Outside = Type.Object({ until: IsoTime })
export const PinsBody = Type.Object({ password: Type.String({ maxLength: 256 }), pin: Pin, duressPin: Pin }, closed)
