/** One's own two PINs: chosen and changed with one's password, so that whoever finds the page open cannot. */
import { Type } from 'typebox'
import { PinsBody } from '../contract/shop.ts'
import type { App } from './app.ts'
import { attempts } from './attempts.ts'
import { change } from './change.ts'
import type { HttpDeps } from './deps.ts'
import { signedIn } from './guard.ts'
import { problem, tooMany } from './problem.ts'

export function pinsRoutes(app: App, deps: Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'log' | 'hubId'>): void {
  const tries = attempts(deps.clock, 10, 30_000)
  app.post(
    '/session/pins',
    {
      onRequest: signedIn(deps, 'staff', 'manager'),
      schema: {
        tags: ['session'],
        summary: 'Chooses one’s PIN and the one to give under threat; they differ',
        body: PinsBody,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { person: id } = request.viewer
      const { password, pin, duressPin } = request.body
      const wait = tries.take(id)
      if (wait > 0) return tooMany(reply, wait)
      const username = deps.registry.directory().people.get(id)?.username ?? ''
      if ((await deps.registry.verifyPerson(username, password)) !== id) {
        // On the record, as at every other door where a password is guessed.
        await deps.desk.submit({ type: 'RecordSignIn', at: deps.clock.now(), person: id, result: 'refused' })
        return problem(reply, 403, 'wrong-password', 'This is not your password.')
      }
      tries.giveBack(id)
      const answer = await change(deps, request, reply, { type: 'PatchPerson', id, patch: { pin, duressPin } })
      return answer ? reply.code(204).send(null) : reply
    },
  )
}
