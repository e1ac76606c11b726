/** Alarms: to read, and to answer. Every answer is a command to the desk; what it refuses is said by name. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { CloseBody, DispatchBody, HandoverBody, NoteBody, ShownBody } from '../contract/api.ts'
import { IncidentId, type PersonId, SiteId, StationId } from '../contract/ids.ts'
import { PressKind } from '../contract/messages.ts'
import type { Role } from '../contract/resources.ts'
import { Disposition, IncidentView, ReducedIncidentView } from '../contract/views.ts'
import type { Actor, Command } from '../core/commands.ts'
import { type Viewer, viewerOf } from '../core/sight.ts'
import type { App } from './app.ts'
import type { HttpDeps } from './deps.ts'
import { signedIn } from './guard.ts'
import { listIncidents, viewNow } from './incident-list.ts'
import { oneIncident } from './one-incident.ts'
import { historyUnavailable, notFound, problem, refuse } from './problem.ts'
import { PeriodQuery, timesOf } from './reports/period.ts'

const View = Type.Union([IncidentView, ReducedIncidentView])
const One = Type.Object({ id: IncidentId })
const Nothing = Type.Object({}, { additionalProperties: false })
const Page = Type.Object({ items: Type.Array(View), next: Type.Optional(IncidentId), partial: Type.Optional(Type.Literal(true)) })
const ListQuery = Type.Object({
  phase: Type.Optional(Type.Enum(['open', 'closed'])),
  site: Type.Optional(SiteId),
  ...PeriodQuery.properties,
  q: Type.Optional(Type.String({ maxLength: 120, description: 'Words of the name, code or address of the site; accents do not count' })),
  disposition: Type.Optional(Disposition),
  kind: Type.Optional(PressKind),
  station: Type.Optional(StationId),
  quiet: Type.Optional(Type.Boolean({ description: 'Only those shown quietly, or only those that rang' })),
  before: Type.Optional(IncidentId),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
})
const tags = ['incidents']

const OFFICERS: readonly Role[] = ['officer', 'commander']
const POLICE: readonly Role[] = [...OFFICERS, 'patrol']
const ANYONE_THERE: readonly Role[] = [...POLICE, 'admin', 'manager', 'staff']

type Deps = Pick<HttpDeps, 'clock' | 'log' | 'desk' | 'registry' | 'journal' | 'rosterFor' | 'hubId'>

const actor = ({ person, role, station }: Viewer): Actor => ({ person, role, station })

export function incidentRoutes(app: App, deps: Deps): void {
  const { clock, desk, registry, rosterFor } = deps
  const anyone = signedIn(deps)

  app.get(
    '/incidents',
    { onRequest: anyone, schema: { tags, summary: 'Incidents one sees, newest first', querystring: ListQuery, response: { 200: Page } } },
    async ({ viewer, query: { from, to, ...query } }, reply) =>
      (await listIncidents(deps, viewer, {
        ...query,
        ...timesOf({ from, to }, registry.directory().settings.timeZone),
        limit: query.limit ?? 100,
      })) ?? problem(reply, 400, 'bad-query', undefined, { faults: [{ at: '/before', message: 'is no incident' }] }),
  )

  app.get(
    '/incidents/:id',
    { onRequest: anyone, schema: { tags, summary: 'One incident with its timeline', params: One, response: { 200: View } } },
    async ({ viewer, params: { id } }, reply) => {
      const found = await oneIncident(deps, viewer, id)
      return found === 'history-unavailable' ? historyUnavailable(reply) : (found ?? notFound(reply))
    },
  )

  /** Not to be seen comes before everything else: a stranger does not even learn that it exists. */
  const may = (roles: readonly Role[]) => [
    anyone,
    async (request: FastifyRequest, reply: FastifyReply) => {
      const { id } = request.params as { id: IncidentId }
      if (!viewNow(deps, request.viewer, id, false)) return notFound(reply)
      if (!roles.includes(request.viewer.role)) return problem(reply, 403, 'wrong-role', `This is for: ${roles.join(', ')}.`)
      return undefined
    },
  ]
  const route = <B extends Type.TSchema>(roles: readonly Role[], summary: string, body: B) => ({
    onRequest: may(roles),
    schema: { tags, summary, params: One, body, response: { 200: View } },
  })
  async function submit({ viewer }: FastifyRequest, reply: FastifyReply, command: Command & { incident: IncidentId }) {
    const answer = await desk.submit(command)
    if (!answer.ok) return refuse(reply, answer.refusal, registry.directory())
    return viewNow(deps, viewer, command.incident, false) ?? notFound(reply)
  }
  const whose = ({ viewer, params: { id } }: { viewer: Viewer; params: { id: IncidentId } }) =>
    ({ at: clock.now(), incident: id, by: actor(viewer) }) as const

  app.post('/incidents/:id/acknowledge', route(POLICE, 'I have it; from a patrol: on my way', Nothing), async (request, reply) =>
    submit(request, reply, { type: 'Acknowledge', ...whose(request), takeover: false }),
  )
  app.post('/incidents/:id/takeover', route(OFFICERS, 'Acknowledges for the home station', Nothing), async (request, reply) =>
    submit(request, reply, { type: 'Acknowledge', ...whose(request), takeover: true }),
  )
  app.post('/incidents/:id/dispatch', route(OFFICERS, 'Somebody is sent', DispatchBody), async (request, reply) => {
    const site = desk.look((state) => state.incidents.get(request.params.id)?.site)
    if (!site) return notFound(reply)
    const { patrols = [] } = request.body
    const stranger = patrols.find((id) => !POLICE.includes(registry.directory().people.get(id)?.role ?? 'staff'))
    if (stranger) return problem(reply, 409, 'no-such-person', `${stranger} is nobody who could be sent.`)
    return submit(request, reply, { type: 'Dispatch', ...whose(request), patrols, roster: rosterFor(site) })
  })
  app.post('/incidents/:id/arrive', route(POLICE, 'A unit is on scene', Nothing), async (request, reply) =>
    submit(request, reply, { type: 'Arrive', ...whose(request) }),
  )
  app.post('/incidents/:id/real', route(ANYONE_THERE, 'This is no drill: rings anew as an alarm', Nothing), async (request, reply) => {
    const site = desk.look((state) => state.incidents.get(request.params.id)?.site)
    if (!site) return notFound(reply)
    return submit(request, reply, { type: 'MakeReal', ...whose(request), roster: rosterFor(site) })
  })
  app.post('/incidents/:id/close', route(OFFICERS, 'Ends it, with what it was', CloseBody), async (request, reply) => {
    const { disposition, note = null } = request.body
    return submit(request, reply, { type: 'Close', ...whose(request), disposition, note })
  })
  app.post('/incidents/:id/note', route(POLICE, 'Writes a line into its timeline', NoteBody), async (request, reply) =>
    submit(request, reply, { type: 'Note', ...whose(request), ...request.body }),
  )
  app.post('/incidents/:id/handover', route(OFFICERS, 'Gives it to another officer', HandoverBody), async (request, reply) => {
    const to = receiver(request.body.to)
    if (!to) return problem(reply, 409, 'no-such-person', 'There is nobody of that id who could take it.')
    return submit(request, reply, { type: 'HandOver', ...whose(request), to })
  })
  app.post('/incidents/:id/shown', route(POLICE, 'The page, visible, painted it', ShownBody), async (request, reply) =>
    submit(request, reply, { type: 'Shown', ...whose(request), surface: request.body.surface }),
  )

  function receiver(person: PersonId): Actor | null {
    const viewer = desk.look((state) => viewerOf(person, registry.directory(), state.duty))
    return viewer && actor(viewer)
  }
}
