/** The power of a station: what its UPS says, what the office may set, and how a desk reads it. */
import { type Static, Type } from 'typebox'
import { StationId } from './ids.ts'

/** As the hub keeps it, whoever said it. */
export type PowerReading = {
  mains: boolean
  /** The UPS itself says that its battery is about to end. */
  low: boolean
  /** Percent. */
  battery?: number
  minutes?: number
}

/** `gateways/<id>/power`, of a gateway that stands in a station and sees its UPS. */
export const PowerMessage = Type.Object({
  mains: Type.Boolean({ description: 'The station has power from the street' }),
  battery: Type.Optional(Type.Number({ minimum: 0, maximum: 100, description: 'Percent' })),
  minutes: Type.Optional(Type.Number({ minimum: 0, description: 'How long the battery lasts' })),
  low: Type.Optional(Type.Boolean({ description: 'The battery is about to end' })),
})
export type PowerMessage = Static<typeof PowerMessage>

export const PowerSettings = Type.Object(
  {
    station: Type.Optional(Type.Unsafe<StationId>({ ...StationId, description: 'Where the machine of the hub stands' })),
    lowMinutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 120, description: 'With less left the hub says good-bye' })),
  },
  { additionalProperties: false },
)
export type PowerSettings = Static<typeof PowerSettings>

/** Beside an entry of cause `power`. */
export const PowerLeft = Type.Object({
  /** The machine of the hub stands there: without power no alarm comes to anybody. */
  hub: Type.Boolean(),
  /** How long the battery lasted by the UPS at `minutesAt`. */
  minutes: Type.Optional(Type.Integer()),
  minutesAt: Type.Optional(Type.String({ format: 'date-time' })),
  battery: Type.Optional(Type.Integer({ description: 'Percent' })),
  /** When the hub said good-bye. */
  goodbyeAt: Type.Optional(Type.String({ format: 'date-time' })),
})
export type PowerLeft = Static<typeof PowerLeft>
