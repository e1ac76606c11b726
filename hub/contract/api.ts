/** Bodies and answers of `/api/v1` that are not resources or views; docs/protocol.md and the OpenAPI document are made of these. */
import { type Static, Type } from 'typebox'
import { HealthSaid } from './health-said.ts'
import { PersonId, SiteId, StationId } from './ids.ts'
import { IsoTime, Role } from './resources.ts'
import { OwnSecondFactor, SignInCode } from './second-factor.ts'
import { Disposition, PersonRef, StationRef } from './views.ts'

const closed = { additionalProperties: false } as const

/** RFC 9457. `code` is stable; `detail` says what to do. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  detail: Type.Optional(Type.String()),
  /** Every fault of a bad body. */
  faults: Type.Optional(Type.Array(Type.Object({ at: Type.String(), message: Type.String() }))),
  by: Type.Optional(PersonRef),
  now: Type.Optional(Type.String({ format: 'date-time', description: 'The time of the hub, beside a code that does not fit it' })),
})
export type Problem = Static<typeof Problem>

export const SignIn = Type.Object(
  { username: Type.String({ maxLength: 64 }), password: Type.String({ maxLength: 256 }), code: Type.Optional(SignInCode) },
  closed,
)
export const Session = Type.Object({
  person: Type.Object({
    id: PersonId,
    username: Type.String(),
    name: Type.String(),
    role: Role,
    phone: Type.Optional(Type.String({ description: 'One’s own number, as the office has it' })),
  }),
  role: Role,
  station: Type.Optional(StationRef),
  sites: Type.Array(SiteId),
  /** Of staff and managers: both PINs have been chosen. */
  pinsChosen: Type.Optional(Type.Boolean()),
  home: Type.Enum(['/duty', '/patrol', '/shop', '/admin'], { description: 'The page for this role' }),
  hub: Type.Object({ name: Type.String(), timeZone: Type.String(), languages: Type.Array(Type.String()) }),
  /** Absent only in what a phone has kept from before. */
  secondFactor: Type.Optional(OwnSecondFactor),
})
export type Session = Static<typeof Session>

export const SignOn = Type.Object({ station: Type.Optional(StationId) }, closed)
export const DutyBeat = Type.Object(
  {
    visible: Type.Boolean(),
    sound: Type.Boolean(),
    lastInputAt: Type.Optional(IsoTime),
    page: Type.Optional(Type.String({ maxLength: 40, description: 'Tells the tabs of one browser apart' })),
  },
  closed,
)
export type DutyBeat = Static<typeof DutyBeat>

export const OnTestBody = Type.Object(
  { minutes: Type.Integer({ minimum: 1, maximum: 60 }), reason: Type.String({ minLength: 1, maxLength: 300 }) },
  closed,
)
export const BypassBody = Type.Object(
  { minutes: Type.Integer({ minimum: 1, maximum: 240 }), reason: Type.String({ minLength: 1, maxLength: 300 }) },
  closed,
)

export const DispatchBody = Type.Object({ patrols: Type.Optional(Type.Array(PersonId, { uniqueItems: true, maxItems: 50 })) }, closed)
export const CloseBody = Type.Object({ disposition: Disposition, note: Type.Optional(Type.String({ maxLength: 2000 })) }, closed)
export const NoteBody = Type.Object(
  {
    text: Type.String({ minLength: 1, maxLength: 2000 }),
    key: Type.Optional(
      Type.String({
        minLength: 8,
        maxLength: 64,
        description: 'The sender’s own name for this note: sent twice with it, it is written once',
      }),
    ),
  },
  closed,
)
export const HandoverBody = Type.Object({ to: PersonId }, closed)
export const ShownBody = Type.Object({ surface: Type.Enum(['console', 'phone']) }, closed)

/** PushSubscription.toJSON(), W3C Push API §8. */
export const PushSubscriptionBody = Type.Object({
  endpoint: Type.String({ format: 'uri', maxLength: 2048 }),
  expirationTime: Type.Optional(Type.Union([Type.Number(), Type.Null()])),
  keys: Type.Object({ p256dh: Type.String({ maxLength: 256 }), auth: Type.String({ maxLength: 64 }) }),
})
export type PushSubscriptionBody = Static<typeof PushSubscriptionBody>
export const PushReceipt = Type.Object({ token: Type.String({ maxLength: 600 }), stage: Type.Enum(['shown', 'opened']) }, closed)

/** What a push carries, readable by declarative web push as it is (https://webkit.org/blog/16535/). */
export const PushPayload = Type.Object({
  web_push: Type.Literal(8030),
  /** Without it a browser that shows the message by itself does not wake the worker, and no receipt comes (Push API, declarative push message). */
  mutable: Type.Literal(true),
  notification: Type.Object({
    title: Type.String(),
    body: Type.String(),
    lang: Type.String(),
    tag: Type.String({ description: 'The incident: a later push replaces the earlier one' }),
    navigate: Type.String(),
    silent: Type.Boolean(),
    requireInteraction: Type.Optional(Type.Boolean()),
    renotify: Type.Optional(Type.Boolean()),
    timestamp: Type.Optional(Type.Number()),
    /** The same as below, for a worker that is handed the notification instead of the message (`PushEvent.notification`). */
    data: Type.Object({ what: Type.String(), incident: Type.Optional(Type.String()), token: Type.Optional(Type.String()) }),
  }),
  what: Type.Enum([
    'alarm',
    'answered',
    'dispatched',
    'closed',
    'test',
    'reminder',
    'desk',
    'site-dark',
    'site-back',
    'power',
    'watched-hub',
  ]),
  incident: Type.Optional(Type.String()),
  token: Type.Optional(Type.String({ description: 'For POST /push/receipts' })),
})
export type PushPayload = Static<typeof PushPayload>

export const Health = Type.Object({
  status: Type.Enum(['ok', 'degraded', 'down']),
  at: IsoTime,
  version: Type.String(),
  startedAt: IsoTime,
  checks: Type.Record(
    Type.String(),
    Type.Object({
      status: Type.Enum(['ok', 'degraded', 'down']),
      detail: Type.Optional(Type.String({ description: 'In English, for a log or a page without words of its own' })),
      said: Type.Optional(Type.Array(HealthSaid, { description: 'The same, to be put into the reader’s language and time zone' })),
      at: Type.Optional(IsoTime),
    }),
  ),
})
export type Health = Static<typeof Health>
