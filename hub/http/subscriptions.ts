/** The phones of the person who asks. A subscription may point only to a known push service: no request forgery through a push endpoint. */
import { Type } from 'typebox'
import { PushSubscriptionBody } from '../contract/api.ts'
import { SubscriptionId } from '../contract/ids.ts'
import type { App } from './app.ts'
import { change, made } from './change.ts'
import type { HttpDeps } from './deps.ts'
import { signedIn } from './guard.ts'
import { problem } from './problem.ts'

const tags = ['push']
const Endpoint = Type.Object({ endpoint: Type.String({ maxLength: 2048 }) }, { additionalProperties: false })
const Subscribed = Type.Object({ id: SubscriptionId, endpoint: Type.String() })

export function subscriptionRoutes(app: App, deps: Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'log' | 'hubId' | 'push'>): void {
  const onRequest = signedIn(deps)

  app.post(
    '/push/subscriptions',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Wakes this phone too; the same endpoint again takes its place',
        body: PushSubscriptionBody,
        response: { 201: Subscribed },
      },
    },
    async (request, reply) => {
      const { endpoint } = request.body
      const { p256dh, auth } = request.body.keys
      const wrong = deps.push.refuseEndpoint(endpoint)
      if (wrong !== null) {
        const detail = `This phone cannot be woken from here: ${wrong}. Further push services are named in HUB_PUSH_HOSTS.`
        return problem(reply, 400, 'push-host-not-allowed', detail, { faults: [{ at: '/endpoint', message: wrong }] })
      }
      const { person } = request.viewer
      const answer = await change(deps, request, reply, { type: 'Subscribe', person, keys: { endpoint, p256dh, auth } })
      return answer ? reply.code(201).send({ id: made(answer.subscription), endpoint }) : reply
    },
  )

  app.delete(
    '/push/subscriptions',
    { onRequest, schema: { tags, summary: 'Wakes this phone no more', body: Endpoint, response: { 204: Type.Null() } } },
    async (request, reply) => {
      const { person } = request.viewer
      const { endpoint } = request.body
      const answer = await change(deps, request, reply, { type: 'Unsubscribe', person, endpoint }, 'no-such-subscription')
      return answer ? reply.code(204).send(null) : reply
    },
  )
}
