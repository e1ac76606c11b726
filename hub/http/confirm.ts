/** The password once more, before what would hurt most in a stranger's hands: an open browser is not its owner. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { PersonId } from '../contract/ids.ts'
import { IsoTime } from '../contract/resources.ts'
import type { App } from './app.ts'
import { attempts } from './attempts.ts'
import type { HttpDeps } from './deps.ts'
import { sessionOf, signedIn } from './guard.ts'
import { problem, tooMany } from './problem.ts'
import { turnstile } from './turnstile.ts'

const CONFIRMED_MS = 5 * 60_000
/** Of a hub's administrators; beyond it the oldest is asked again. */
const KEPT = 200

/** Session → until when it counts, ms since 1970. In memory: after a restart one is asked again. */
export type Confirmations = {
  confirm(session: string, at: number): number
  isConfirmed(session: string, at: number): boolean
}

export function confirmations(): Confirmations {
  const until = new Map<string, number>()
  return {
    confirm(session, at) {
      until.delete(session)
      until.set(session, at + CONFIRMED_MS)
      const [oldest] = until.size > KEPT ? until.keys() : []
      if (oldest !== undefined) until.delete(oldest)
      return at + CONFIRMED_MS
    },
    isConfirmed: (session, at) => (until.get(session) ?? 0) > at,
  }
}

type Deps = Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'hubId'> & { confirmations: Confirmations }

/** For `preHandler`, after `signedIn`. */
export function confirmed(deps: Deps) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> =>
    deps.confirmations.isConfirmed(sessionOf(deps, request), deps.clock.now())
      ? undefined
      : problem(reply, 403, 'confirm-first', 'Send the password to POST /session/confirm first; it counts for five minutes.')
}

export function confirmRoutes(app: App, deps: Deps): void {
  const { clock, desk, registry } = deps
  const byPerson = attempts(clock, 5, 60_000)
  const checks = turnstile(1, 20)

  app.post(
    '/session/confirm',
    {
      onRequest: signedIn(deps),
      schema: {
        tags: ['session'],
        summary: 'The password once more; it counts for five minutes in this browser',
        body: Type.Object({ password: Type.String({ maxLength: 256 }) }, { additionalProperties: false }),
        response: { 200: Type.Object({ until: IsoTime }) },
      },
    },
    async (request, reply) => {
      const { person } = request.viewer
      const wait = byPerson.take(person)
      if (wait > 0) return tooMany(reply, wait)
      const username = registry.directory().people.get(person)?.username ?? ''
      const found = await checks.through(() => registry.verifyPerson(username, request.body.password).then((id) => ({ id })))
      if (found === null) return tooMany(reply, 1)
      if (found.id !== (person as PersonId)) {
        await desk.submit({ type: 'RecordSignIn', at: clock.now(), person, result: 'refused' })
        return problem(reply, 403, 'wrong-password', 'This is not the password of the person who is signed in.')
      }
      byPerson.giveBack(person)
      return { until: new Date(deps.confirmations.confirm(sessionOf(deps, request), clock.now())).toISOString() }
    },
  )
}
