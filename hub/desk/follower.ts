import type { Event, Recorded } from '../contract/events.ts'
import type { IncidentId } from '../contract/ids.ts'

/** What was decided in one command, in order. */
export type Told = {
  recorded: readonly Recorded<Event>[]
  /** Incidents these events changed. */
  incidents: ReadonlySet<IncidentId>
}

/** Hears everything that was decided. A follower that throws is logged and the others are told all the same. */
export type Follower = {
  name: string
  /** Called once per command, in order, as soon as its events are on disk or 300 ms have passed. */
  told(told: Told): void
  /** Events up to and including this place are on disk now; called only when some were told before they were written. */
  written?(seq: number): void
}
