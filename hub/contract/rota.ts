/** Proof of life: when each shop tries its buttons, which have been proven, and how a button's battery and case have fared. */
import { type Static, Type } from 'typebox'
import { Contact, IsoTime } from './resources.ts'
import { ButtonRef, SiteRef } from './views.ts'

/** `ahead`: the day has not come. `due`: the day has come, and its week runs. `overdue`: that week is over, or the last proof is older than 38 days. */
export const RotaState = Type.Enum(['overdue', 'due', 'ahead', 'proven'])
export type RotaState = Static<typeof RotaState>

export const LocalDay = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'In the hub’s time zone' })

/** One shop in the list of whom to call: the worst of its buttons decides its state. */
export const RotaSite = Type.Object({
  id: SiteRef.properties.id,
  site: SiteRef,
  state: RotaState,
  day: Type.String({ ...LocalDay, description: 'Of this month' }),
  by: Type.String({ ...LocalDay, description: 'From the next day on what is missing is overdue' }),
  isToday: Type.Boolean(),
  buttons: Type.Integer(),
  /** Pressed this month, as a test or for real. */
  proven: Type.Integer(),
  /** What is due or overdue, and when it was last pressed. */
  missing: Type.Array(Type.Object({ button: ButtonRef, state: RotaState, provenAt: Type.Optional(IsoTime) })),
  /** Whom to call: outside only. */
  contacts: Type.Array(Type.Omit(Contact, ['where', 'challenge'])),
})
export type RotaSite = Static<typeof RotaSite>

export const RotaCounts = Type.Object({
  sites: Type.Object({ today: Type.Integer(), due: Type.Integer(), overdue: Type.Integer() }),
  buttons: Type.Object({ overdue: Type.Integer(), replaceSoon: Type.Integer() }),
})
export type RotaCounts = Static<typeof RotaCounts>

/** What is known of one button over time. */
export const ButtonLife = Type.Object({
  state: Type.Optional(RotaState),
  day: LocalDay,
  by: Type.String({ ...LocalDay, description: 'From the next day on it is overdue' }),
  /** Percent, once a day, the oldest first; at most ninety. */
  battery: Type.Array(Type.Object({ day: LocalDay, level: Type.Integer() })),
  replaceBy: Type.Optional(
    Type.String({ ...LocalDay, description: 'By the fall of the last ninety days; absent when it does not fall, or is known too briefly' }),
  ),
  /** When its case was opened, the newest first. */
  openings: Type.Array(IsoTime),
})
export type ButtonLife = Static<typeof ButtonLife>

/** What the shop's own page shows of its day. */
export const ShopRota = Type.Object({
  state: RotaState,
  day: LocalDay,
  by: LocalDay,
  isToday: Type.Boolean(),
  missing: Type.Array(ButtonRef.properties.id),
})
export type ShopRota = Static<typeof ShopRota>
