/** Silence that somebody has seen: an officer says so, and it does not sound any more. */
import { Type } from 'typebox'
import { AcknowledgeOutageBody, Outage } from '../contract/duty-views.ts'
import type { Viewer } from '../core/sight.ts'
import { outageView } from '../core/silence/outage-view.ts'
import { watchedEntries } from '../core/watched/watched-view.ts'
import type { App } from './app.ts'
import type { HttpDeps } from './deps.ts'
import { signedIn } from './guard.ts'
import { notFound, refuse } from './problem.ts'

export function outageRoutes(app: App, deps: Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'hubId'>): void {
  const { clock, desk, registry } = deps
  const view = (id: string, viewer: Viewer): Outage | null =>
    desk.look((state) => {
      const outage = state.outages.get(id)
      const [own] = outage ? outageView(outage, state, registry.directory(), viewer, clock.now()) : []
      return own ?? watchedEntries(state, registry.directory(), viewer, clock.now()).find((entry) => entry.id === id) ?? null
    })

  app.post(
    '/supervision/outages/:id/acknowledge',
    {
      onRequest: signedIn(deps, 'officer', 'commander'),
      schema: {
        tags: ['supervision'],
        summary: 'I have seen that this is silent',
        params: Type.Object({ id: Type.String({ maxLength: 200 }) }),
        body: AcknowledgeOutageBody,
        response: { 200: Outage },
      },
    },
    async (request, reply) => {
      const { viewer, body } = request
      const outage = request.params.id
      if (!view(outage, viewer)) return notFound(reply)
      const by = { person: viewer.person, role: viewer.role, station: viewer.station }
      const answer = await desk.submit({ type: 'AcknowledgeOutage', at: clock.now(), outage, by, note: body.note ?? null })
      if (!answer.ok) return refuse(reply, answer.refusal, registry.directory())
      return view(outage, viewer) ?? notFound(reply)
    },
  )
}
