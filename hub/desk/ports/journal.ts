/** Memory that survives a power cut. Two engines can stand behind this: the embedded one is sqlite.ts. */
import type { EventType, Recorded } from '../../contract/events.ts'
import type { IncidentId, SiteId } from '../../contract/ids.ts'
import type { Disposition } from '../../contract/views.ts'

export type JournalHealth = {
  /** slow: a write has been out for more than 300 ms. failing: the disk answered with an error and writing is being tried again. */
  state: 'ok' | 'slow' | 'failing'
  /** Events handed over and not on disk yet. */
  pending: number
  /** Age of the oldest of them, ms. */
  oldestPendingMs: number
  /** The last commit's duration, ms. */
  lastCommitMs: number
  lastError: string | null
}

export type HistoryQuery = {
  /** null: every site */
  sites: readonly SiteId[] | null
  /** These as well, whatever their site. */
  also: readonly IncidentId[]
  /** ms since 1970, of the opening */
  from: number | null
  to: number | null
  disposition: Disposition | null
  /** Only incidents opened before this one. */
  before: IncidentId | null
  limit: number
}

/** Of what belongs to no incident. Times are ms since 1970; `to` is not in it. */
export type BetweenQuery = { types: readonly EventType[]; from: number; to: number; limit: number }

export type Journal = {
  /** The newest usable snapshot, then every event after it, in order, in batches, brought up to today's version. */
  load(): Promise<{ snapshot: { seq: number; state: unknown } | null; events: AsyncIterable<Recorded[]>; aliveAt: number | null }>
  /** Resolves when these and all before them are on disk (fsynced). A failing disk is tried again; it rejects only when the journal is closed first. */
  append(recorded: readonly Recorded[]): Promise<void>
  /** Kept behind the appends before it; older snapshots than the last two are dropped. */
  saveSnapshot(seq: number, version: number, state: unknown): Promise<void>
  /** Leaves a mark that the hub was alive (ms since 1970), and so tries the disk. */
  pulse(at: number): Promise<void>
  health(): JournalHealth
  /** Closed incidents, newest opening first, each with all of its events; read by a second, read-only worker. */
  history(query: HistoryQuery): Promise<{ incident: IncidentId; events: Recorded[] }[]>
  /** Every event of one incident, open or closed. */
  eventsOf(incident: IncidentId): Promise<Recorded[]>
  /** Events of these types that belong to no incident, by time, oldest first: what a shift is told and printed from. */
  between(query: BetweenQuery): Promise<Recorded[]>
  /** One consistent copy of everything into a new file, while running. */
  copyTo(file: string): Promise<void>
  close(): Promise<void>
}
