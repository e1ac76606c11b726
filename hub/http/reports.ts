/** What the past adds up to, for those who answer for it: as figures, and as a sheet. Shops and patrols have no part in it. */
import type { Readable } from 'node:stream'
import { Type } from 'typebox'
import { ReportSummary } from '../contract/reports.ts'
import { wallClock } from '../core/reports/period-view.ts'
import { questionOf, readFrom } from '../core/reports/report-view.ts'
import { forgottenUntil } from '../core/retention/retention-view.ts'
import type { App } from './app.ts'
import type { HttpDeps } from './deps.ts'
import { signedIn } from './guard.ts'
import { answered } from './incident-list.ts'
import { problem } from './problem.ts'
import { csvOf } from './reports/csv.ts'
import { SHEET_WORDS } from './reports/csv-words.ts'
import { askedPeriod, PeriodQuery } from './reports/period.ts'
import { sightOf } from './reports/sight.ts'
import { summaryOf } from './reports/summary.ts'

const FILE = 'tieng-chuong_'
const tags = ['reports']
const UNAVAILABLE = 'The journal does not answer; try again in a minute.'

const SheetQuery = Type.Object({
  ...PeriodQuery.properties,
  separator: Type.Optional(Type.Enum([',', ';'], { default: ',' })),
  language: Type.Optional(Type.Enum(['vi', 'en'], { default: 'vi' })),
})

type Deps = Pick<HttpDeps, 'clock' | 'log' | 'desk' | 'registry' | 'journal' | 'hubId'>

export function reportRoutes(app: App, deps: Deps): void {
  const { clock, desk, registry, journal } = deps
  const onRequest = signedIn(deps, 'officer', 'commander', 'admin')

  app.get(
    '/reports/summary',
    {
      onRequest,
      schema: { tags, summary: 'Counts, response times and false presses', querystring: PeriodQuery, response: { 200: ReportSummary } },
    },
    async ({ viewer, query }, reply) => {
      const directory = registry.directory()
      const now = clock.now()
      const period = askedPeriod(reply, query, directory.settings.timeZone, now)
      if (!period) return reply
      const report = await answered(deps, journal.report(sightOf(viewer, directory), questionOf(period, directory, now)))
      const forgotten = desk.look((state) => forgottenUntil(state, readFrom(questionOf(period, directory, now))))
      return report ? summaryOf(report, period, directory, forgotten) : problem(reply, 503, 'history-unavailable', UNAVAILABLE)
    },
  )

  app.get(
    '/reports/incidents.csv',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Every incident of a stretch of time, oldest first, as a sheet',
        querystring: SheetQuery,
        response: { 200: { content: { 'text/csv': { schema: Type.Unsafe<Readable>(Type.String()) } } } },
      },
    },
    async ({ viewer, query }, reply) => {
      const directory = registry.directory()
      const period = askedPeriod(reply, query, directory.settings.timeZone, clock.now())
      if (!period) return reply
      const sight = sightOf(viewer, directory)
      const { separator = ',', language = 'vi' } = query
      const sheet = csvOf((after, limit) => journal.past({ ...sight, ...period, after, limit }), {
        directory,
        words: SHEET_WORDS[language],
        separator,
        forgotten: desk.look((state) => forgottenUntil(state, period.from)),
      })
      const csv = await answered(deps, sheet)
      if (!csv) return problem(reply, 503, 'history-unavailable', UNAVAILABLE)
      const days = [period.from, period.to - 1].map((at) => wallClock(at, directory.settings.timeZone).slice(0, 10)).join('_')
      return reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${FILE}${days}.csv"`).send(csv)
    },
  )
}
