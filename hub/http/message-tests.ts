/** A short message or a call that is tried on somebody before it is needed, and how far it came. */
import { randomBytes } from 'node:crypto'
import { Type } from 'typebox'
import { type MessageId, PersonId } from '../contract/ids.ts'
import { MessageTestBody, MessageTestView } from '../contract/message-views.ts'
import { messageTestsOf, runningTest } from '../core/messages/message-view.ts'
import type { App } from './app.ts'
import { made } from './change.ts'
import type { HttpDeps } from './deps.ts'
import { signedIn } from './guard.ts'
import { notFound, problem, refuse } from './problem.ts'

const params = Type.Object({ id: PersonId })
const tags = ['people']

/** Nobody has to guess it, and no two are the same. */
export const shortId = (): string => randomBytes(9).toString('base64url')

export function messageTestRoutes(app: App, deps: Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'hubId'>): void {
  const { clock, desk, registry } = deps
  const testsOf = (id: PersonId) => desk.look((state) => messageTestsOf(state, id))

  app.get(
    '/people/:id/message-tests',
    {
      onRequest: signedIn(deps, 'admin', 'commander', 'officer', 'patrol'),
      schema: {
        tags,
        summary: 'The last test message and the last test call of a person; of oneself, or any to an administrator',
        params,
        response: { 200: Type.Object({ items: Type.Array(MessageTestView) }) },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const isTheirs = request.viewer.role === 'admin' || request.viewer.person === id
      return isTheirs && registry.directory().people.has(id) ? { items: testsOf(id) } : notFound(reply)
    },
  )

  app.post(
    '/people/:id/message-tests',
    {
      onRequest: signedIn(deps, 'admin'),
      schema: {
        tags,
        summary: 'Sends a test message, or makes a test call',
        params,
        body: MessageTestBody,
        response: { 201: MessageTestView },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const { channel } = request.body
      const { people, numbers } = registry.directory()
      if (!people.has(id)) return notFound(reply)
      if (!numbers) return problem(reply, 409, 'no-modem', 'No gateway has a modem: connect one, and say on its page that it has one.')
      if (!numbers.has(id)) return problem(reply, 409, 'no-number', 'There is no telephone number of this person: enter it first.')
      const now = clock.now()
      if (desk.look((state) => runningTest(state, id, channel, now)))
        return problem(reply, 409, 'test-running', 'One is on its way: wait for it to arrive, or for three minutes.')
      const message = `test-${shortId()}` as MessageId
      const answer = await desk.submit({ type: 'TestMessage', at: now, message, person: id, channel, by: request.viewer.person })
      return answer.ok ? reply.code(201).send(made(testsOf(id).find((test) => test.id === message))) : refuse(reply, answer.refusal)
    },
  )
}
