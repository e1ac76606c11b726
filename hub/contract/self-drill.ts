/** The hub's own test of the whole way from a button to a phone: what it leaves on the record, and how it is read. */
import { type Static, Type } from 'typebox'
import { type ButtonId, PersonId, SubscriptionId } from './ids.ts'
import type { PressKind } from './messages.ts'
import type { PressMark } from './read.ts'
import { IsoTime } from './resources.ts'
import { PersonRef } from './views.ts'

/** In the order of the way. connect: to the MQTT listener. puback: written and decided. desk: the follower was told. feed: an open page heard. push: a phone showed it. */
export const SelfDrillLeg = Type.Object({
  leg: Type.Enum(['connect', 'puback', 'desk', 'feed', 'push']),
  outcome: Type.Enum(['ok', 'failed', 'not-tried']),
  /** Since the publish; of `connect` since the start. */
  ms: Type.Optional(Type.Integer({ minimum: 0 })),
  /** Of `push`: the phone that showed it. */
  shownOn: Type.Optional(Type.Object({ person: PersonId, subscription: SubscriptionId })),
  why: Type.Optional(
    Type.Enum([
      'refused',
      'no-answer',
      'before-it',
      'nobody-named',
      'off-duty',
      'alarm',
      'no-phone',
      'not-accepted',
      'not-shown',
      'stopped',
    ]),
  ),
})
export type SelfDrillLeg = Static<typeof SelfDrillLeg>

type Of<Type extends string, Fields> = { type: Type; at: number } & Fields
export type SelfDrillEvent =
  /** The hub's own button was heard. `test` is a self-drill; anything else is somebody with its credentials, and is shown. */
  | Of<'SelfPressed', { button: ButtonId; kind: PressKind; marks: PressMark[]; pressId?: string; raw?: string }>
  /** `by` null: at its time, by the hub itself. */
  | Of<'SelfDrillRan', { drill: string; startedAt: number; by: PersonId | null; legs: SelfDrillLeg[] }>

/** Why the hub's own test is on every desk: it did not come, a leg failed, or its button said what is no test. */
export const SelfDrillTrouble = Type.Object({
  what: Type.Enum(['missed', 'failed', 'strange-press']),
  since: IsoTime,
  /** Of a failed one: where the way is broken. */
  legs: Type.Array(SelfDrillLeg),
  tonight: Type.Boolean({ description: 'It stands on the desk’s rail' }),
})
export type SelfDrillTrouble = Static<typeof SelfDrillTrouble>

export const SelfDrill = Type.Object({
  id: Type.String(),
  startedAt: IsoTime,
  endedAt: IsoTime,
  ok: Type.Boolean(),
  legs: Type.Array(SelfDrillLeg),
  /** Absent: the hub itself, at its time. */
  by: Type.Optional(PersonRef),
  /** Whose phone showed it; which one, where they have several (the first is 1), unless it is gone. */
  proved: Type.Optional(Type.Object({ person: PersonRef, phone: Type.Optional(Type.Integer()) })),
})
export type SelfDrill = Static<typeof SelfDrill>

/** `GET /hub/self-drills`: the last 30 days, newest first. */
export const SelfDrills = Type.Object({
  /** Null: switched off. */
  next: Type.Union([IsoTime, Type.Null()]),
  running: Type.Boolean(),
  trouble: Type.Union([SelfDrillTrouble, Type.Null()]),
  items: Type.Array(SelfDrill),
})
export type SelfDrills = Static<typeof SelfDrills>

/** `GET` and `PUT /push/self-drill`: whether one is sent it. */
export const SelfDrillPhone = Type.Object({ on: Type.Boolean() }, { additionalProperties: false })
export type SelfDrillPhone = Static<typeof SelfDrillPhone>
