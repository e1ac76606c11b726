/**
 * "Pressed by mistake": a note to the desk that closes nothing. With a knife at the throat the other PIN is given, so
 * both must be answered alike, to the byte.
 */
import { Type } from 'typebox'
import { MistakeBody } from '../contract/api.ts'
import { SiteId } from '../contract/ids.ts'
import { seesSite } from '../core/sight.ts'
import type { App } from './app.ts'
import { attempts } from './attempts.ts'
import type { HttpDeps } from './deps.ts'
import { signedIn } from './guard.ts'
import { notFound, problem, refuse, tooMany } from './problem.ts'

const Noted = Type.Object({ noted: Type.Literal(true) })

export function mistakeRoutes(
  app: App,
  deps: Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'rosterFor' | 'newIncidentId' | 'hubId'>,
): void {
  const { clock, desk, registry, rosterFor, newIncidentId } = deps
  // Four digits fall to a machine in a minute, to ten tries and one more each minute in a week.
  const tries = attempts(clock, 10, 60_000)

  app.post(
    '/sites/:id/mistake',
    {
      onRequest: signedIn(deps, 'staff', 'manager'),
      schema: {
        tags: ['sites'],
        summary: 'Pressed by mistake',
        params: Type.Object({ id: SiteId }),
        body: MistakeBody,
        response: { 200: Noted },
      },
    },
    async (request, reply) => {
      const { person } = request.viewer
      const site = request.params.id
      if (!seesSite(request.viewer, site, registry.directory())) return notFound(reply)
      const wait = tries.take(person)
      if (wait > 0) return tooMany(reply, wait)
      const which = await registry.verifyPin(person, request.body.pin)
      if (which === null) return problem(reply, 403, 'wrong-pin', 'This is not the PIN.')
      tries.giveBack(person)
      const whose = { site, by: person, incident: newIncidentId(), roster: rosterFor(site) }
      const answer = await desk.submit({ type: 'Mistake', at: clock.now(), ...whose, duress: which === 'duress' })
      return answer.ok ? { noted: true as const } : refuse(reply, answer.refusal)
    },
  )
}
