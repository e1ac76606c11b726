/** An incident to take away: one page to sign, or everything for a machine. Who may read the incident may have them, and no more. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { IncidentId } from '../contract/ids.ts'
import { IncidentReport } from '../contract/incident-report.ts'
import type { App } from './app.ts'
import type { HttpDeps } from './deps.ts'
import { signedIn } from './guard.ts'
import { oneIncident } from './one-incident.ts'
import { historyUnavailable, notFound, problem } from './problem.ts'
import { printer } from './report/print.ts'
import { writePaper } from './report/write-paper.ts'

const One = Type.Object({ id: IncidentId })
const Language = Type.Object({ lang: Type.Optional(Type.Enum(['vi', 'en'])) })
const tags = ['incidents']

type Deps = Pick<HttpDeps, 'clock' | 'log' | 'desk' | 'registry' | 'journal' | 'rosterFor' | 'hubId'>

export function incidentReportRoutes(app: App, deps: Deps): void {
  const { clock, registry } = deps
  const onRequest = signedIn(deps)
  const { print, close } = printer(clock)
  app.addHook('onClose', async () => close())
  const file = (reply: FastifyReply, how: 'inline' | 'attachment', id: IncidentId, ending: string) =>
    reply.header('content-disposition', `${how}; filename="${id.replaceAll(/[^\w.-]/g, '_')}.${ending}"`)
  const asker = ({ viewer }: FastifyRequest) => registry.directory().people.get(viewer.person)?.name ?? viewer.person

  app.get(
    '/incidents/:id/report.json',
    {
      onRequest,
      schema: { tags, summary: 'The incident as a file, with its whole timeline', params: One, response: { 200: IncidentReport } },
    },
    async (request, reply) => {
      const incident = await oneIncident(deps, request.viewer, request.params.id)
      if (!incident) return notFound(reply)
      if (incident === 'history-unavailable') return historyUnavailable(reply)
      const { name, timeZone } = registry.directory().settings
      file(reply, 'attachment', request.params.id, 'json')
      return { hub: name, timeZone, madeAt: new Date(clock.now()).toISOString(), madeBy: asker(request), incident }
    },
  )

  app.get(
    '/incidents/:id/report.pdf',
    {
      onRequest,
      schema: {
        tags,
        summary: 'The incident on one page of A4, to print and sign',
        description: 'Times in the hub’s zone. A story too long for the page is cut in its middle, and says by how much.',
        params: One,
        querystring: Language,
        produces: ['application/pdf'],
      },
    },
    async (request, reply) => {
      const incident = await oneIncident(deps, request.viewer, request.params.id)
      if (!incident) return notFound(reply)
      if (incident === 'history-unavailable') return historyUnavailable(reply)
      const { name, timeZone, languages } = registry.directory().settings
      const language = request.query.lang ?? languages.find((one) => one === 'vi' || one === 'en') ?? 'vi'
      const paper = writePaper(incident, { language, timeZone, hub: name, by: asker(request), at: clock.now() })
      const bytes = await print(paper)
      if (!bytes) return problem(reply.header('retry-after', '5'), 503, 'printer-busy', 'The page could not be drawn now. Try again.')
      return file(reply, 'inline', request.params.id, 'pdf').type('application/pdf').send(Buffer.from(bytes))
    },
  )
}
