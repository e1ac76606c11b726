/** The link an administrator hands over: who follows it chooses a password and is in. */
import { Type } from 'typebox'
import { Session } from '../contract/api.ts'
import { Password } from '../contract/resources.ts'
import type { App } from './app.ts'
import { addressKey, attempts } from './attempts.ts'
import type { HttpDeps } from './deps.ts'
import { problem, refuseRegistry, tooMany } from './problem.ts'
import { openSession } from './sign-in.ts'
import { askForCode } from './sign-in-code.ts'

const Acceptance = Type.Object({ token: Type.String({ maxLength: 256 }), password: Password }, { additionalProperties: false })

export function invitationRoutes(app: App, deps: Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'log' | 'hubId'>): void {
  const byAddress = attempts(deps.clock, 30, 10_000)
  app.post(
    '/invitations/accept',
    {
      schema: {
        tags: ['session'],
        summary: 'Sets the password and signs in; with a second factor one signs in after it',
        body: Acceptance,
        response: { 200: Session },
      },
    },
    async (request, reply) => {
      const wait = byAddress.take(addressKey(request.ip))
      if (wait > 0) return tooMany(reply, wait)
      const at = deps.clock.now()
      const answer = await deps.registry.submit({ type: 'AcceptInvitation', at, by: null, ...request.body }).catch((error: unknown) => {
        deps.log.error({ err: error }, 'the registry could not be written')
        return null
      })
      if (answer === null) return problem(reply, 503, 'registry-unwritable', 'The disk did not take the write. Try again in a moment.')
      if (!answer.ok) return refuseRegistry(reply, answer.refusal)
      if (!answer.person) throw new Error('the registry did not say whose invitation it was')
      // The link proves what the password proves, and no more.
      if (deps.registry.secondFactor(answer.person.id).isOn) return askForCode(reply)
      return openSession(deps, reply, answer.person.id)
    },
  )
}
