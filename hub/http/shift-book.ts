/** What a shift is told at its beginning and printed from at its end. */
import type { EventType } from '../contract/events.ts'
import type { StationId } from '../contract/ids.ts'
import { DigestQuery, DigestView, type IncidentLine, RegisterQuery, RegisterView } from '../contract/shift.ts'
import type { IncidentView } from '../contract/views.ts'
import { incidentLineView } from '../core/incident/incident-line-view.ts'
import { visibleIncidents } from '../core/incident/view.ts'
import { DIGEST_MS, DIGEST_TYPES, digestView, OUTAGE_LOOK_BACK_MS } from '../core/shift/digest-view.ts'
import { REGISTER_EVENTS, REGISTER_LOOK_BACK_MS, REGISTER_MS, REGISTER_TYPES, registerView } from '../core/shift/register-view.ts'
import { seesStation, type Viewer } from '../core/sight.ts'
import type { App } from './app.ts'
import type { HttpDeps } from './deps.ts'
import { signedIn } from './guard.ts'
import { answered, viewNow, viewThen } from './incident-list.ts'
import { onDisk } from './on-disk.ts'
import { notFound, problem } from './problem.ts'

const tags = ['duty']
const HOUR_MS = 3_600_000
/** Of closed incidents of one register; a station with more has had a week that no register tells. */
const INCIDENTS = 500

type Deps = Pick<HttpDeps, 'clock' | 'log' | 'desk' | 'registry' | 'journal' | 'rosterFor' | 'hubId'>
type Range = { station: StationId; from: number; to: number }

export function shiftBookRoutes(app: App, deps: Deps): void {
  const { clock, desk, registry } = deps

  async function past(types: readonly EventType[], from: number, to: number) {
    const hasAll = await onDisk(deps)
    const events = await answered(deps, deps.journal.between({ types, from, to, limit: REGISTER_EVENTS }))
    return { hasAll, events: events?.map(({ event }) => event) ?? null }
  }

  app.get(
    '/duty/digest',
    {
      onRequest: signedIn(deps, 'officer', 'commander', 'patrol'),
      schema: {
        tags,
        summary: 'What this shift should know: since one signed on, or of the last hours',
        querystring: DigestQuery,
        response: { 200: DigestView },
      },
    },
    async ({ viewer, query: { hours } }, reply) => {
      const { station } = viewer
      if (station === null) return problem(reply, 409, 'needs-station', 'An administrator has to give this person a station.')
      const now = clock.now()
      const since = desk.look((state) => state.duty.get(viewer.person)?.since)
      const from = hours !== undefined ? now - hours * HOUR_MS : (since ?? now - DIGEST_MS)
      const incidents = inMemory(deps, viewer, { station, from, to: now })
      const { hasAll, events } = await past(DIGEST_TYPES, from - OUTAGE_LOOK_BACK_MS, now)
      const asked = { station, from, now, past: events, incidents }
      const view = desk.look((state) => digestView(state, registry.directory(), viewer, asked))
      return hasAll ? view : { ...view, partial: true }
    },
  )

  app.get(
    '/duty/register',
    {
      onRequest: signedIn(deps, 'officer', 'commander', 'admin'),
      schema: {
        tags,
        summary: 'The register of a station, to be printed: at most a week',
        querystring: RegisterQuery,
        response: { 200: RegisterView },
      },
    },
    async ({ viewer, query }, reply) => {
      const [from, to] = [Date.parse(query.from), Date.parse(query.to)]
      const station = query.station ?? viewer.station
      if (station === null) return problem(reply, 409, 'needs-station', 'Say which station: `?station=`.')
      if (!registry.directory().stations.has(station) || !seesStation(viewer, station)) return notFound(reply)
      if (!(from < to && to - from <= REGISTER_MS)) return problem(reply, 400, 'bad-query', '`to` comes after `from`, by a week at most.')
      const { hasAll, events } = await past(REGISTER_TYPES, from - REGISTER_LOOK_BACK_MS, to)
      const { lines, whole } = await everyIncident(deps, viewer, { station, from, to })
      const asked = { station, from, to, now: clock.now(), past: events, incidents: lines }
      const view = desk.look((state) => registerView(state, registry.directory(), viewer, asked))
      return whole && hasAll ? view : { ...view, partial: true }
    },
  )
}

/** Opened in this time, or still in hand in it. */
function inMemory(deps: Deps, viewer: Viewer, { station, from, to }: Range): IncidentLine[] {
  const { clock, desk, registry } = deps
  const ids = desk.look((state) =>
    visibleIncidents(state, registry.directory(), viewer, clock.now())
      .filter(({ id, open, openedAt }) => {
        const incident = state.incidents.get(id)
        const ours = incident?.home.includes(station) || incident?.told.includes(station)
        const closedAt = incident?.answer.phase === 'closed' ? incident.answer.closedAt : null
        return ours && openedAt < to && (openedAt >= from || open || (closedAt ?? 0) >= from)
      })
      .map(({ id }) => id),
  )
  return ids.flatMap((id) => {
    const view = viewNow(deps, viewer, id, true)
    return view ? [incidentLineView(view as IncidentView)] : []
  })
}

/** `whole`: the journal answered, and has no more than it gave. */
async function everyIncident(deps: Deps, viewer: Viewer, range: Range): Promise<{ lines: IncidentLine[]; whole: boolean }> {
  const { station, from, to } = range
  const recent = inMemory(deps, viewer, range)
  const known = new Set<string>(recent.map(({ id }) => id))
  const sites = [...deps.registry.directory().routes].filter(([, { home }]) => home.includes(station)).map(([site]) => site)
  const asked = { sites, also: [], from, to, disposition: null, before: null, limit: INCIDENTS }
  const history = await answered(deps, deps.journal.history(asked))
  const older = (history ?? []).flatMap(({ incident, events }) => {
    if (known.has(incident)) return []
    const view = viewThen(
      deps,
      viewer,
      events.map(({ event }) => event),
      true,
    )
    return view ? [incidentLineView(view as IncidentView)] : []
  })
  return { lines: [...recent, ...older], whole: history !== null && history.length < INCIDENTS }
}
