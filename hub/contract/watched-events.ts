/** Another hub is heard, stops on purpose, falls silent, and is back: in the past tense. */
import type { PersonId, StationId, WatchedHubId } from './ids.ts'
import type { StopReason } from './watched.ts'

type Of<Type extends string, Fields> = { type: Type; at: number } & Fields

export type WatchedEvent =
  /** For the first time since it was added, or since its token was made anew: from here on its silence is noticed. */
  | Of<'WatchedHubFound', { hub: WatchedHubId }>
  /** Volatile, as every sign of life. */
  | Of<'WatchedHubHeard', { hub: WatchedHubId; state: 'ok' | 'degraded' }>
  | Of<'WatchedHubStopping', { hub: WatchedHubId; until: number; reason: StopReason }>
  /** Not heard since `since`. `people`: whose phones are told. */
  | Of<'WatchedHubLost', { outage: string; hub: WatchedHubId; station: StationId; since: number; people: PersonId[] }>
  /** Heard again after it was lost (`lost`: which entry), or after it had stopped on purpose (null). `since`: from when it was away. */
  | Of<'WatchedHubBack', { hub: WatchedHubId; lost: string | null; since: number }>
  /** Lost and back for the third time within an hour: its line comes and goes since `since`, one entry until it has been steady. */
  | Of<'WatchedHubFlapping', { outage: string; hub: WatchedHubId; station: StationId; since: number }>
  | Of<'WatchedHubSteady', { outage: string; hub: WatchedHubId }>
  /** Nobody out there is heard, and this hub reaches nobody either: its own line, and nothing of theirs. */
  | Of<'OwnLineLost', { outage: string; since: number; hubs: WatchedHubId[]; stations: StationId[] }>
  | Of<'OwnLineBack', { outage: string }>
