/** A gateway's modem: how it stands, what came in by it, and the balance of its SIM. An administrator's affair. */
import { Type } from 'typebox'
import { GatewayId } from '../contract/ids.ts'
import { AskBalanceBody, ModemView } from '../contract/message-views.ts'
import { modemView } from '../core/messages/modem-view.ts'
import type { App } from './app.ts'
import type { HttpDeps } from './deps.ts'
import { signedIn } from './guard.ts'
import { shortId } from './message-tests.ts'
import { notFound, problem, refuse } from './problem.ts'

const params = Type.Object({ id: GatewayId })
const tags = ['gateways']
const response = { 200: ModemView }

export function modemRoutes(app: App, deps: Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'hubId'>): void {
  const { clock, desk, registry } = deps
  const onRequest = signedIn(deps, 'admin')
  const view = (id: GatewayId) => desk.look((state) => modemView(state, registry.directory(), id, clock.now()))

  app.get(
    '/gateways/:id/modem',
    { onRequest, schema: { tags, summary: 'How its modem stands, and what came in by it', params, response } },
    async (request, reply) => (registry.directory().gateways.get(request.params.id)?.modem ? view(request.params.id) : notFound(reply)),
  )

  app.post(
    '/gateways/:id/balance',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Asks the network for the balance of its SIM; the answer comes with the modem',
        params,
        body: AskBalanceBody,
        response,
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const gateway = registry.directory().gateways.get(id)
      if (!gateway) return notFound(reply)
      if (!gateway.modem || gateway.retiredAt !== undefined)
        return problem(reply, 409, 'no-modem', 'This gateway has no modem: say so on its page, or choose another.')
      const { person: by } = request.viewer
      const answer = await desk.submit({
        type: 'AskBalance',
        at: clock.now(),
        gateway: id,
        ask: `balance-${shortId()}`,
        code: request.body.code,
        by,
      })
      return answer.ok ? view(id) : refuse(reply, answer.refusal)
    },
  )
}
