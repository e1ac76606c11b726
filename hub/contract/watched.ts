/** Hubs that watch one another: what the watching one keeps, what the watched one sends, and how a desk reads it. */
import { type Static, Type } from 'typebox'
import { StationId, WatchedHubId } from './ids.ts'

const Name = Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' })
const Phones = Type.Array(
  Type.Object(
    {
      name: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
      phone: Type.String({ minLength: 3, maxLength: 40, pattern: '\\d' }),
    },
    { additionalProperties: false },
  ),
  { minItems: 1, maxItems: 6, description: 'Whom to call when it is not heard, in this order' },
)
const Station = Type.Unsafe<StationId>({ ...StationId, description: 'Whose desk here is called when it is not heard' })

export const NewWatchedHub = Type.Object({ name: Name, station: Station, phones: Phones }, { additionalProperties: false })
export type NewWatchedHub = Static<typeof NewWatchedHub>
export const WatchedHubPatch = Type.Partial(NewWatchedHub, { additionalProperties: false })
export type WatchedHubPatch = Static<typeof WatchedHubPatch>

export const WatchedHub = Type.Object({
  id: WatchedHubId,
  ...NewWatchedHub.properties,
  removedAt: Type.Optional(Type.String({ format: 'date-time', description: 'Its name stays on the record' })),
})
export type WatchedHub = Static<typeof WatchedHub>

/** What a hub may say of itself. `stopping`: in order and on purpose, so that nobody is called for it. */
export const AliveState = Type.Enum(['ok', 'degraded', 'stopping'])
export type AliveState = Static<typeof AliveState>
/** Why it stops: by command, or to be updated. */
export const StopReason = Type.Enum(['command', 'update'])
export type StopReason = Static<typeof StopReason>

/** A stop on purpose is believed for no longer. */
export const STOP_MINUTES = 10

export const AliveBeat = Type.Object(
  {
    state: AliveState,
    reason: Type.Optional(StopReason),
    minutes: Type.Optional(Type.Integer({ minimum: 1, maximum: STOP_MINUTES, description: 'For how long, of a stop on purpose' })),
  },
  { additionalProperties: false },
)
export type AliveBeat = Static<typeof AliveBeat>

const Url = Type.String({ maxLength: 500, pattern: '^https?://[^\\s/]+(/\\S*)?$' })
/** Where this hub says that it lives; `token` and `password` stay as they are when they are left out beside the same address. */
export const AliveTo = Type.Object(
  {
    hub: Type.Optional(
      Type.Object(
        { url: Url, token: Type.Optional(Type.String({ minLength: 20, maxLength: 200, pattern: '^\\S+$' })) },
        { additionalProperties: false },
      ),
    ),
    web: Type.Optional(Type.Object({ url: Url, method: Type.Enum(['GET', 'POST']) }, { additionalProperties: false })),
    mqtt: Type.Optional(
      Type.Object(
        {
          url: Type.String({ maxLength: 500, pattern: '^mqtts?://[^\\s/@]+/?$', description: 'No user in it: that stands beside it' }),
          topic: Type.String({
            minLength: 1,
            maxLength: 200,
            pattern: '^[^\\s#+$][^#+]*$',
            description: 'Retained there, and the will too',
          }),
          username: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
          password: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
)
export type AliveTo = Static<typeof AliveTo>

/** How the last beats to one address went. */
export const AliveRoad = Type.Object({
  lastOkAt: Type.Optional(Type.String({ format: 'date-time' })),
  failingSince: Type.Optional(Type.String({ format: 'date-time' })),
  why: Type.Optional(
    Type.Enum([
      // These may work later.
      'no-line',
      'no-answer',
      'nobody-listens',
      'unreachable',
      'failed',
      // These will not until somebody acts.
      'no-such-name',
      'refused',
      'not-that-hub',
      'no-such-page',
      'moved',
      'untrusted',
      'certificate-time',
      'certificate-name',
    ]),
  ),
})
export type AliveRoad = Static<typeof AliveRoad>
/** As an administrator reads it: never with the token, never with the password. */
export const AliveView = Type.Object({
  hub: Type.Optional(Type.Object({ url: Type.String(), ...AliveRoad.properties })),
  web: Type.Optional(Type.Object({ url: Type.String(), method: Type.Enum(['GET', 'POST']), ...AliveRoad.properties })),
  mqtt: Type.Optional(
    Type.Object({ url: Type.String(), topic: Type.String(), username: Type.Optional(Type.String()), ...AliveRoad.properties }),
  ),
})
export type AliveView = Static<typeof AliveView>

/** A watched hub as an administrator reads it. */
export const WatchedHubRead = Type.Object({
  id: WatchedHubId,
  ...NewWatchedHub.properties,
  state: Type.Enum(['never-heard', 'ok', 'degraded', 'stopping', 'lost']),
  heardAt: Type.Optional(Type.String({ format: 'date-time' })),
  flapping: Type.Optional(Type.Boolean({ description: 'The line to it comes and goes' })),
  lostSince: Type.Optional(Type.String({ format: 'date-time' })),
  stoppingUntil: Type.Optional(Type.String({ format: 'date-time' })),
})
export type WatchedHubRead = Static<typeof WatchedHubRead>

/** Beside an entry of cause `watched-hub` or `own-line`: which hubs, and whom to call. */
export const HubsToCall = Type.Array(Type.Object({ id: WatchedHubId, name: Type.String(), phones: Phones }))
export type HubsToCall = Static<typeof HubsToCall>
/** It stops on purpose: nobody is called for that. */
export const PlannedStop = Type.Object({ until: Type.String({ format: 'date-time' }), reason: StopReason })
export type PlannedStop = Static<typeof PlannedStop>
