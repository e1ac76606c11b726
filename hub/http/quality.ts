/** How well sites were guarded, for the station that answers for them and for whoever is in charge of them: as figures, and as a sheet. */
import type { FastifyReply } from 'fastify'
import { type Static, Type } from 'typebox'
import { QualityQuery, QualityReport } from '../contract/quality.ts'
import { type Period, periodOf, wallClock } from '../core/reports/period-view.ts'
import { qualityQuestion, qualityView } from '../core/reports/quality-view.ts'
import { seesSite, type Viewer } from '../core/sight.ts'
import type { App } from './app.ts'
import type { HttpDeps } from './deps.ts'
import { signedIn } from './guard.ts'
import { answered } from './incident-list.ts'
import { onDisk } from './on-disk.ts'
import { notFound, problem } from './problem.ts'
import { qualityCsv } from './reports/quality-csv.ts'
import { QUALITY_WORDS } from './reports/quality-words.ts'

const DAYS = 30
const DAY_MS = 24 * 3_600_000
/** Thirty days and today, and an hour of somebody's summer time. */
const LONGEST_MS = 31 * DAY_MS + 3_600_000
const tags = ['reports']

const SheetQuery = Type.Object({
  ...QualityQuery.properties,
  separator: Type.Optional(Type.Enum([',', ';'], { default: ',' })),
  language: Type.Optional(Type.Enum(['vi', 'en'], { default: 'vi' })),
})

type Deps = Pick<HttpDeps, 'clock' | 'log' | 'desk' | 'registry' | 'journal' | 'hubId'>

export function qualityRoutes(app: App, deps: Deps): void {
  const { clock, desk, registry, journal } = deps
  const onRequest = signedIn(deps, 'officer', 'commander', 'manager', 'admin')

  /** Null: it was refused, and answered. */
  async function reportFor(viewer: Viewer, query: Static<typeof QualityQuery>, reply: FastifyReply): Promise<QualityReport | null> {
    const directory = registry.directory()
    const { site } = query
    if (site !== undefined && !(directory.sites.has(site) && seesSite(viewer, site, directory))) {
      notFound(reply)
      return null
    }
    const now = clock.now()
    const period = askedOf(query, directory.settings.timeZone, now)
    if (!period) {
      problem(reply, 400, 'bad-query', '`to` comes after `from`, by 31 days at most.')
      return null
    }
    await onDisk(deps)
    const asked = { ...period, now, site }
    const question = desk.look((state) => qualityQuestion(state, directory, viewer, asked))
    const quality = await answered(deps, journal.quality(question, now))
    if (quality) return desk.look((state) => qualityView(state, directory, viewer, asked, question, quality))
    problem(reply, 503, 'history-unavailable', 'The journal does not answer; try again in a minute.')
    return null
  }

  app.get(
    '/reports/quality',
    {
      onRequest,
      schema: {
        tags,
        summary: 'How well each site was guarded: availability, silences, reporting, proof; 30 days unless asked otherwise',
        querystring: QualityQuery,
        response: { 200: QualityReport },
      },
    },
    async ({ viewer, query }, reply) => (await reportFor(viewer, query, reply)) ?? reply,
  )

  app.get(
    '/reports/quality.csv',
    {
      onRequest,
      schema: {
        tags,
        summary: 'The same as a sheet, one button a line',
        querystring: SheetQuery,
        response: { 200: { content: { 'text/csv': { schema: Type.String() } } } },
      },
    },
    async ({ viewer, query }, reply) => {
      const { separator = ',', language = 'vi' } = query
      const report = await reportFor(viewer, query, reply)
      if (!report) return reply
      const days = [Date.parse(report.from), Date.parse(report.to) - 1].map((at) => wallClock(at, report.timeZone).slice(0, 10)).join('_')
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="tieng-chuong_chat-luong_${days}.csv"`)
        .send(qualityCsv(report, QUALITY_WORDS[language], separator))
    },
  )
}

function askedOf({ from, to }: { from?: string; to?: string }, timeZone: string, now: number): Period | null {
  const period = periodOf({ ...(from !== undefined && { from }), ...(to !== undefined && { to }) }, timeZone, now, DAYS)
  return period.to > period.from && period.to - period.from <= LONGEST_MS ? period : null
}
