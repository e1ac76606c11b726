/** `GET /feed`: what a console lives on. */
import { Type } from 'typebox'
import type { App } from './app.ts'
import type { HttpDeps } from './deps.ts'
import { feedStream } from './feed-stream.ts'
import type { Feeds } from './feeds.ts'
import { sessionOf, signedIn } from './guard.ts'

/**
 * The place a browser has heard everything up to. Null: it says nothing. 0, which is the start of everything, when what it
 * says is not ours or lies ahead of us, as after a restored backup.
 */
function heardUpTo(lastEventId: string | string[] | undefined, seq: number): number | null {
  if (lastEventId === undefined) return null
  const place = typeof lastEventId === 'string' && /^\d{1,15}$/.test(lastEventId) ? Number(lastEventId) : 0
  return place <= seq ? place : 0
}

const Query = Type.Object({
  watching: Type.Optional(Type.Boolean({ description: 'A screen to look at: it is no sign of a person, and never counts as attended' })),
})

export function feedRoutes(app: App, deps: Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'hubId'> & { feeds: Feeds }): void {
  app.get(
    '/feed',
    {
      onRequest: signedIn(deps),
      exposeHeadRoute: false,
      schema: {
        tags: ['feed'],
        summary: 'Server-sent events: incident, gone, supervision, duty, ready, beat',
        description:
          'First every open incident you may see, then `ready`: an open incident that was not sent before `ready` is not yours any longer. ' +
          'With `Last-Event-ID` whatever changed since comes first, closed incidents too.',
        querystring: Query,
        produces: ['text/event-stream'],
      },
    },
    (request, reply) => {
      const since = heardUpTo(
        request.headers['last-event-id'],
        deps.desk.look((state) => state.seq),
      )
      reply.hijack()
      const { watching = false } = request.query
      deps.feeds.open(request.viewer.person, sessionOf(deps, request), feedStream(reply.raw), since, watching)
    },
  )
}
