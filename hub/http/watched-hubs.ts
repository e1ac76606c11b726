/** Hubs that are watched from here, the beats they send, and where this hub sends its own. */
import { Type } from 'typebox'
import { WatchedHubId } from '../contract/ids.ts'
import { AliveBeat, AliveTo, AliveView, NewWatchedHub, type WatchedHub, WatchedHubPatch, WatchedHubRead } from '../contract/watched.ts'
import { watchedHubView } from '../core/watched/watched-view.ts'
import type { App } from './app.ts'
import { change, made } from './change.ts'
import type { HttpDeps } from './deps.ts'
import { signedIn } from './guard.ts'
import { problem } from './problem.ts'

const One = Type.Object({ id: WatchedHubId })
const tags = ['watched hubs']
const WithToken = Type.Object({ hub: WatchedHubRead, token: Type.String({ description: 'Shown this once' }) })
const missing = 'no-such-watched-hub'

type Deps = Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'log' | 'hubId' | 'alive'>

export function watchedHubRoutes(app: App, deps: Deps): void {
  const { clock, desk, registry } = deps
  const onRequest = signedIn(deps, 'admin')
  const view = (hub: WatchedHub) => desk.look((state) => watchedHubView(hub, state, clock.now()))

  app.get(
    '/watched-hubs',
    {
      onRequest,
      schema: { tags, summary: 'Hubs that are watched from here', response: { 200: Type.Object({ items: Type.Array(WatchedHubRead) }) } },
    },
    async () => ({
      items: [...(registry.directory().watchedHubs?.values() ?? [])].filter(({ removedAt }) => removedAt === undefined).map(view),
    }),
  )

  app.post(
    '/watched-hubs',
    {
      onRequest,
      schema: { tags, summary: 'Watches another hub; its token is shown this once', body: NewWatchedHub, response: { 201: WithToken } },
    },
    async (request, reply) => {
      const answer = await change(deps, request, reply, { type: 'AddWatchedHub', hub: request.body })
      return answer ? reply.code(201).send({ hub: view(made(answer.watchedHub)), token: made(answer.token) }) : reply
    },
  )

  app.patch(
    '/watched-hubs/:id',
    {
      onRequest,
      schema: { tags, summary: 'Changes a watched hub', params: One, body: WatchedHubPatch, response: { 200: WatchedHubRead } },
    },
    async (request, reply) => {
      const asked = { type: 'PatchWatchedHub', id: request.params.id, patch: request.body } as const
      const answer = await change(deps, request, reply, asked, missing)
      return answer ? view(made(answer.watchedHub)) : reply
    },
  )

  app.post(
    '/watched-hubs/:id/token',
    { onRequest, schema: { tags, summary: 'A new token; the old one is void at once', params: One, response: { 200: WithToken } } },
    async (request, reply) => {
      const answer = await change(deps, request, reply, { type: 'RotateWatchedHub', id: request.params.id }, missing)
      return answer ? { hub: view(made(answer.watchedHub)), token: made(answer.token) } : reply
    },
  )

  app.delete(
    '/watched-hubs/:id',
    { onRequest, schema: { tags, summary: 'Watches it no more', params: One, response: { 204: Type.Null() } } },
    async (request, reply) => {
      const answer = await change(deps, request, reply, { type: 'RemoveWatchedHub', id: request.params.id }, missing)
      return answer ? reply.code(204).send(null) : reply
    },
  )

  app.post(
    '/watched-hubs/beat',
    {
      schema: {
        tags,
        summary: 'Another hub says that it lives',
        description: 'Every 15 s, with `Authorization: Bearer <token>`. After 60 s without one the desk here is called.',
        body: AliveBeat,
        response: { 200: Type.Object({ at: Type.String({ format: 'date-time' }), name: Type.String() }) },
      },
    },
    async (request, reply) => {
      const [, token = ''] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '') ?? []
      const hub = registry.verifyWatchedHub(token)
      if (hub === null) {
        void reply.header('www-authenticate', 'Bearer')
        return problem(reply, 401, 'wrong-token', 'This token is not known here: enter the one that the other hub has shown last.')
      }
      const at = clock.now()
      await desk.submit({ type: 'HubBeat', at, hub, beat: request.body })
      return { at: new Date(at).toISOString(), name: registry.directory().settings.name }
    },
  )

  app.get(
    '/alive',
    { onRequest, schema: { tags, summary: 'Where this hub says that it lives, and how that goes', response: { 200: AliveView } } },
    async () => deps.alive(),
  )

  app.put(
    '/alive',
    { onRequest, schema: { tags, summary: 'Says that it lives there, and nowhere else', body: AliveTo, response: { 200: AliveView } } },
    async (request, reply) => {
      const answer = await change(deps, request, reply, { type: 'SetAliveTo', to: request.body })
      return answer ? deps.alive() : reply
    },
  )
}
