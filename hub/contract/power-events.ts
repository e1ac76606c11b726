/** The power of a station in the past tense. People stand here by reference only. */
import type { PersonId, StationId } from './ids.ts'
import type { PowerReading } from './power.ts'

type Of<Type extends string, Fields> = { type: Type; at: number } & Fields

export type PowerEvent =
  /** Volatile, as every sign of life: what a UPS says every few seconds. */
  | Of<'PowerHeard', { station: StationId; source: 'ups' | 'gateway' } & PowerReading>
  /** The mains have been away for longer than a flicker. `minutes`: how long the battery lasts, by the UPS. */
  | Of<'MainsFailed', { station: StationId; since: number; minutes?: number }>
  /** `people`: who was told good-bye, and is told that the hub stays. */
  | Of<'MainsBack', { station: StationId; people?: PersonId[] }>
  | Of<'BatteryLow', { station: StationId; minutes?: number }>
  /** The hub's own UPS does not answer, so nobody would know of a failure. */
  | Of<'UpsLost', { station: StationId; since: number }>
  | Of<'UpsBack', { station: StationId }>
  /** Said once, before the battery ends. `hub`: the machine of the hub goes with it. `told`: the parent; `people`: whose phones are told. */
  | Of<'GoodbyeSaid', { station: StationId; hub: boolean; told: StationId[]; people: PersonId[]; minutes?: number }>
