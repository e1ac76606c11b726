/** Exercises: planned by a commander or an administrator, begun by a press, scored when their alarm is closed. */
import type { Readable } from 'node:stream'
import { Type } from 'typebox'
import { ExercisesView, PlanExerciseBody, ToldExercises } from '../contract/exercises.ts'
import { IncidentId, SiteId } from '../contract/ids.ts'
import { exercisesView, toldExercises } from '../core/exercise/exercise-view.ts'
import { seesSite, type Viewer } from '../core/sight.ts'
import type { App } from './app.ts'
import type { HttpDeps } from './deps.ts'
import { exerciseSheet } from './exercises-csv.ts'
import { signedIn } from './guard.ts'
import { notFound, problem, refuse } from './problem.ts'

const tags = ['exercises']
const One = Type.Object({ id: SiteId })
const Rung = Type.Object({ incident: IncidentId })
const SheetQuery = Type.Object({
  separator: Type.Optional(Type.Enum([',', ';'], { default: ',' })),
  language: Type.Optional(Type.Enum(['vi', 'en'], { default: 'vi' })),
})

type Deps = Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'hubId' | 'rosterFor' | 'newIncidentId'>

export function exerciseRoutes(app: App, deps: Deps): void {
  const { clock, desk, registry } = deps
  const readers = signedIn(deps, 'officer', 'commander', 'admin')
  const planners = signedIn(deps, 'commander', 'admin')
  const seen = (viewer: Viewer, site: SiteId) => registry.directory().sites.has(site) && seesSite(viewer, site, registry.directory())
  const listFor = (viewer: Viewer) => desk.look((state) => exercisesView(state, registry.directory(), viewer, clock.now()))

  app.get(
    '/exercises',
    { onRequest: readers, schema: { tags, summary: 'Planned, running and past ones, newest first', response: { 200: ExercisesView } } },
    ({ viewer }) => listFor(viewer),
  )

  app.get(
    '/exercises/told',
    {
      onRequest: signedIn(deps, 'manager'),
      schema: { tags, summary: 'What a manager is told beforehand', response: { 200: ToldExercises } },
    },
    ({ viewer }) => desk.look((state) => toldExercises(state, registry.directory(), viewer, clock.now())),
  )

  app.get(
    '/exercises.csv',
    {
      onRequest: readers,
      schema: {
        tags,
        summary: 'The same as a sheet',
        querystring: SheetQuery,
        response: { 200: { content: { 'text/csv': { schema: Type.Unsafe<Readable>(Type.String()) } } } },
      },
    },
    async ({ viewer, query: { separator = ',', language = 'vi' } }, reply) => {
      const sheet = exerciseSheet(listFor(viewer).items, { language, separator, timeZone: registry.directory().settings.timeZone })
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="tieng-chuong_exercises.csv"')
        .send(sheet)
    },
  )

  app.post(
    '/sites/:id/exercise',
    {
      onRequest: planners,
      schema: { tags, summary: 'Plans one, now or later', params: One, body: PlanExerciseBody, response: { 201: ExercisesView } },
    },
    async ({ viewer, params: { id: site }, body }, reply) => {
      if (!seen(viewer, site)) return notFound(reply)
      const { from, button = null, minutes, reason, announced = false, managerTold = false, siren = true } = body
      const directory = registry.directory()
      const named = button && directory.buttons.get(button)
      if (button && (!named || named.site !== site || named.retiredAt))
        return problem(reply, 409, 'not-a-button-here', 'Name a button of this site that is in use.')
      const answer = await desk.submit({
        ...{ type: 'PlanExercise', at: clock.now(), site, by: viewer.person, home: [...(directory.routes.get(site)?.home ?? [])] },
        ...{ from: from === undefined ? null : Date.parse(from), minutes, reason: reason.trim(), button, announced, managerTold, siren },
      })
      return answer.ok ? reply.code(201).send(listFor(viewer)) : refuse(reply, answer.refusal)
    },
  )

  app.delete(
    '/sites/:id/exercise',
    { onRequest: planners, schema: { tags, summary: 'Calls it off: the next press is real', params: One, response: { 204: Type.Null() } } },
    async ({ viewer, params: { id: site } }, reply) => {
      if (!seen(viewer, site)) return notFound(reply)
      const answer = await desk.submit({ type: 'CallOffExercise', at: clock.now(), site, by: viewer.person })
      return answer.ok ? reply.code(204).send(null) : refuse(reply, answer.refusal)
    },
  )

  app.post(
    '/sites/:id/exercise/ring',
    { onRequest: planners, schema: { tags, summary: 'Begins it without a button', params: One, response: { 200: Rung } } },
    async ({ viewer, params: { id: site } }, reply) => {
      if (!seen(viewer, site)) return notFound(reply)
      const whom = { at: clock.now(), site, by: viewer.person, incident: deps.newIncidentId(), roster: deps.rosterFor(site) }
      const answer = await desk.submit({ type: 'RingExercise', ...whom })
      if (!answer.ok) return refuse(reply, answer.refusal)
      return { incident: desk.look((state) => state.exercises.get(site)?.incident) ?? whom.incident }
    },
  )
}
