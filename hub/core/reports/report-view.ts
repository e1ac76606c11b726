/**
 * What a stretch of time adds up to: what it was, how fast it was answered, who pressed for nothing. Fed with one incident after
 * the other, so that years need no more memory than their figures. docs/reports.md defines every figure for people.
 */
import type { ExerciseId, IncidentId, PersonId, SiteId, StationId } from '../../contract/ids.ts'
import type { PressKind } from '../../contract/messages.ts'
import type { Disposition, Quiet } from '../../contract/views.ts'
import { addDays, isoWeek, type LocalDay, localDay, mondayOf } from '../calendar/local-day.ts'
import type { Directory } from '../directory.ts'
import { countsFrom, type FalsePresses, falsePressTally, GRACE_DAYS, RETRAIN_FROM, yearBefore } from './false-press.ts'
import { type Percentiles, percentiles } from './percentile.ts'
import type { Period } from './period-view.ts'

/** One incident as the journal's index keeps it; times in ms since 1970, null where it never came to that. */
export type PastIncident = {
  id: IncidentId
  site: SiteId
  home: readonly StationId[]
  kind: PressKind
  quiet: Quiet | null
  /** Of a drill, also of one that became real. */
  exercise: ExerciseId | null
  presses: number
  openedAt: number
  shownAt: number | null
  acknowledgedAt: number | null
  acknowledgedBy: PersonId | null
  dispatchedAt: number | null
  arrivedAt: number | null
  closedAt: number | null
  closedBy: PersonId | null
  disposition: Disposition | null
}

export const MEASURES = ['shown', 'acknowledged', 'dispatched', 'onScene'] as const
export type Measure = (typeof MEASURES)[number]
/** Of the incidents measured, how long each took from its opening to the first of these, ms. */
export type Response = { incidents: number } & Record<Measure, Percentiles>

/** NFPA 1225 (2022): 90 % of emergency calls answered within 10 s, 90 % processed within 60 s. */
export const TARGETS = { acknowledged: 10_000, dispatched: 60_000 } as const
const PERCENT = 90
type Target = { ms: number; percent: number; within: number; of: number }

export type ReportQuestion = Period & {
  timeZone: string
  now: number
  /** When false presses of a site begin to count; a site that is not here has not been handed over. */
  countsFrom: ReadonlyMap<SiteId, number>
}

export type Report = {
  counts: {
    total: number
    rang: number
    quiet: number
    drills: number
    open: number
    presses: number
    byDisposition: Partial<Record<Disposition, number>>
    byKind: Partial<Record<PressKind, number>>
    byQuiet: Partial<Record<Quiet, number>>
  }
  response: Response
  targets: Record<keyof typeof TARGETS, Target>
  byWeek: (Response & { week: string; from: LocalDay })[]
  byStation: (Response & { station: StationId })[]
  bySite: (Response & { site: SiteId })[]
  falsePresses: Period & { retrainFrom: number; graceDays: number; sites: FalsePresses[] }
}

export function questionOf(period: Period, directory: Directory, now: number): ReportQuestion {
  const counting = [...directory.sites.values()].flatMap(({ id, handedOverAt }): [SiteId, number][] => {
    const from = countsFrom(handedOverAt)
    return from === null ? [] : [[id, from]]
  })
  return { ...period, now, timeZone: directory.settings.timeZone, countsFrom: new Map(counting) }
}

/** How far back the index must be read to answer it. */
export const readFrom = ({ from, to, now }: ReportQuestion): number => Math.min(from, yearBefore(Math.min(to, now)))

export function createReport(question: ReportQuestion) {
  const { from, to, now, timeZone } = question
  const rolling: Period = { from: yearBefore(Math.min(to, now)), to: Math.min(to, now) }
  const counts: Report['counts'] = {
    total: 0,
    rang: 0,
    quiet: 0,
    drills: 0,
    open: 0,
    presses: 0,
    byDisposition: {},
    byKind: {},
    byQuiet: {},
  }
  const targets = { acknowledged: target(TARGETS.acknowledged), dispatched: target(TARGETS.dispatched) }
  const falsePresses = falsePressTally(question.countsFrom)
  const all = stopwatch()
  const weeks = new Map<LocalDay, Stopwatch>()
  const stations = new Map<StationId, Stopwatch>()
  const sites = new Map<SiteId, Stopwatch>()

  function count({ kind, quiet, exercise, disposition, closedAt, presses }: PastIncident): void {
    counts.total += 1
    counts.presses += presses
    counts.byKind[kind] = (counts.byKind[kind] ?? 0) + 1
    if (closedAt === null) counts.open += 1
    if (disposition !== null) counts.byDisposition[disposition] = (counts.byDisposition[disposition] ?? 0) + 1
    if (exercise !== null) counts.drills += 1
    else if (quiet === null) counts.rang += 1
    else {
      counts.quiet += 1
      counts.byQuiet[quiet] = (counts.byQuiet[quiet] ?? 0) + 1
    }
  }

  function time(incident: PastIncident): void {
    const { site, openedAt, acknowledgedAt, dispatchedAt } = incident
    const [station] = incident.home
    all.add(incident)
    at(weeks, mondayOf(localDay(openedAt, timeZone))).add(incident)
    at(sites, site).add(incident)
    if (station !== undefined) at(stations, station).add(incident)
    meet(targets.acknowledged, acknowledgedAt === null ? null : acknowledgedAt - openedAt)
    if (dispatchedAt !== null) meet(targets.dispatched, dispatchedAt - (acknowledgedAt ?? openedAt))
  }

  return {
    add(incident: PastIncident): void {
      const { openedAt } = incident
      if (openedAt >= rolling.from && openedAt < rolling.to) falsePresses.add(incident)
      if (openedAt < from || openedAt >= to) return
      count(incident)
      if (isMeasured(incident)) time(incident)
    },
    result(): Report {
      return {
        counts,
        response: all.result(),
        targets,
        byWeek: everyWeek(weeks, from, Math.min(to, now), timeZone),
        byStation: [...stations].map(([station, watch]) => ({ station, ...watch.result() })).sort(mostFirst),
        bySite: [...sites].map(([site, watch]) => ({ site, ...watch.result() })).sort(mostFirst),
        falsePresses: { ...rolling, retrainFrom: RETRAIN_FROM, graceDays: GRACE_DAYS, sites: falsePresses.result() },
      }
    },
  }
}

/** What rang in earnest. An exercise is known by its mark, however it was closed and also while it is open. Tests, drills and what was shown quietly are expected, and would make the desk look faster than it is. */
export const isMeasured = ({ quiet, exercise, disposition }: Pick<PastIncident, 'quiet' | 'exercise' | 'disposition'>): boolean =>
  quiet === null && exercise === null && disposition !== 'test' && disposition !== 'drill'

const target = (ms: number): Target => ({ ms, percent: PERCENT, within: 0, of: 0 })

/** What never came to that was not in time either. */
function meet(wanted: Target, took: number | null): void {
  wanted.of += 1
  if (took !== null && took <= wanted.ms) wanted.within += 1
}

type Stopwatch = ReturnType<typeof stopwatch>

function stopwatch() {
  const times: Record<Measure, number[]> = { shown: [], acknowledged: [], dispatched: [], onScene: [] }
  let incidents = 0
  return {
    add({ openedAt, shownAt, acknowledgedAt, dispatchedAt, arrivedAt }: PastIncident): void {
      incidents += 1
      const reached = { shown: shownAt, acknowledged: acknowledgedAt, dispatched: dispatchedAt, onScene: arrivedAt }
      for (const measure of MEASURES) {
        const reachedAt = reached[measure]
        // A clock that was set back meanwhile makes nobody faster than at once.
        if (reachedAt !== null) times[measure].push(Math.max(0, reachedAt - openedAt))
      }
    },
    result(): Response {
      const { shown, acknowledged, dispatched, onScene } = times
      return {
        incidents,
        shown: percentiles(shown),
        acknowledged: percentiles(acknowledged),
        dispatched: percentiles(dispatched),
        onScene: percentiles(onScene),
      }
    },
  }
}

function at<K>(watches: Map<K, Stopwatch>, key: K): Stopwatch {
  const watch = watches.get(key) ?? stopwatch()
  watches.set(key, watch)
  return watch
}

const mostFirst = (a: Response, b: Response): number => b.incidents - a.incidents

/** Weeks in which nothing happened stand there too: a gap in the work is not a gap in time. */
function everyWeek(weeks: ReadonlyMap<LocalDay, Stopwatch>, from: number, to: number, timeZone: string): Report['byWeek'] {
  const found: Report['byWeek'] = []
  const last = localDay(Math.max(from, to - 1), timeZone)
  for (let monday = mondayOf(localDay(from, timeZone)); monday <= last; monday = addDays(monday, 7))
    found.push({ week: isoWeek(monday), from: monday, ...(weeks.get(monday) ?? stopwatch()).result() })
  return found
}
