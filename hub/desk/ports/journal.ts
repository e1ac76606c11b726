/** Memory that survives a power cut. Two engines can stand behind this: the embedded one is sqlite.ts. */
import type { EventType, Recorded } from '../../contract/events.ts'
import type { IncidentId, PersonId, SiteId, StationId } from '../../contract/ids.ts'
import type { PressKind } from '../../contract/messages.ts'
import type { Disposition } from '../../contract/views.ts'
import type { PastIncident, Report, ReportQuestion } from '../../core/reports/report-view.ts'
import type { Quality, QualityQuestion } from '../../core/reports/site-quality-view.ts'

export type JournalHealth = {
  /** slow: a write has been out for more than 300 ms. failing: the disk answered with an error and writing is being tried again. */
  state: 'ok' | 'slow' | 'failing'
  /** Events handed over and not on disk yet. */
  pending: number
  /** Age of the oldest of them, ms. */
  oldestPendingMs: number
  /** The last commit's duration, ms. */
  lastCommitMs: number
  /** Of the last five minutes, ms; 0: there were none. */
  commits: { p99Ms: number; maxMs: number }
  lastError: string | null
}

/** Whose past may be read. */
export type Sight = {
  /** null: every site */
  sites: readonly SiteId[] | null
  /** As well as what was answered from one of these, wherever the site belongs now. */
  stations?: readonly StationId[]
}

export type HistoryQuery = Sight & {
  /** These as well, whatever their site. */
  also: readonly IncidentId[]
  /** ms since 1970, of the opening */
  from: number | null
  to: number | null
  disposition: Disposition | null
  /** Only of these sites, within what may be read. */
  of?: readonly SiteId[]
  kind?: PressKind
  /** Only those that rang, or only those that were shown quietly. */
  quiet?: boolean
  /** Only those that this station answers for. */
  station?: StationId
  /** Only incidents opened before this one. */
  before: IncidentId | null
  limit: number
}

/** Of what belongs to no incident. Times are ms since 1970; `to` is not in it. */
export type BetweenQuery = { types: readonly EventType[]; from: number; to: number; limit: number }
/** Open and closed ones by their opening, oldest first, after a cursor. */
export type PastQuery = Sight & { from: number; to: number; after: IncidentId | null; limit: number }
/** Who did what, newest first. What is null does not narrow it. */
export type AuditQuery = {
  /** ms since 1970 */
  from: number | null
  to: number | null
  person: PersonId | null
  action: string | null
  /** Not these, unless `action` names one. */
  without: readonly string[]
  /** Only where one of these acted, or was acted on. */
  about: readonly string[] | null
  /** Only before this place. */
  before: number | null
  limit: number
}

/** What is over by its time, not struck out yet: closed incidents, and entries of none. */
export type PastDue = { incidents: number; events: number }
export type Forgetting = {
  /** Older is over, ms since 1970. */
  before: number
  now: number
  /** Of the event that says so: it stands on the record before this begins, and a snapshot behind it. */
  seq: number
  /** Those that go on: who has seen them stays. */
  outages: readonly string[]
}

/** `site`: where the incident of an event was, if it belongs to one. */
export type Audited = { recorded: Recorded; site: SiteId | null }

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
  /** Incidents as the index keeps them, without their events. */
  past(query: PastQuery): Promise<PastIncident[]>
  /** What a stretch of time adds up to: made where it is read, so that years of it delay no press. */
  report(sight: Sight, question: ReportQuestion): Promise<Report>
  /** How well sites were guarded, from what was written until then; made where it is read, like a report. */
  quality(question: QualityQuestion, until: number): Promise<Quality>
  /** Every event of one incident, open or closed. */
  eventsOf(incident: IncidentId): Promise<Recorded[]>
  /** Events of these types that belong to no incident, by time, oldest first: what a shift is told and printed from. */
  between(query: BetweenQuery): Promise<Recorded[]>
  /** What people did; read by the same worker as history. */
  audit(query: AuditQuery): Promise<Audited[]>
  pastDue(before: number, now: number): Promise<PastDue>
  /**
   * Strikes out what is over, a little at a time and behind the appends that wait; `mayGoOn` is asked in between. False: it was
   * stopped, and goes on where it was when it is asked again, also by another process.
   */
  forget(what: Forgetting, mayGoOn: () => boolean): Promise<boolean>
  /** Everything older has been struck out, ms since 1970; null: nothing ever was. */
  forgotten(): Promise<number | null>
  /** One consistent copy of everything into a new file, while running. */
  copyTo(file: string): Promise<void>
  close(): Promise<void>
}
