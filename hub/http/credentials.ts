/** A new password for what connects by itself: the old one is void at once, and so is the connection that used it. */
import { Type } from 'typebox'
import { ButtonId, type DeviceId, GatewayId } from '../contract/ids.ts'
import { MqttCredentials } from '../contract/resources.ts'
import type { App } from './app.ts'
import { change, made } from './change.ts'
import type { HttpDeps } from './deps.ts'
import { signedIn } from './guard.ts'
import { notFound } from './problem.ts'

type Deps = Pick<HttpDeps, 'registry' | 'clock' | 'log' | 'desk' | 'hubId' | 'disconnectDevice'>

export function credentialsRoutes(app: App, deps: Deps): void {
  const route = (path: 'buttons' | 'gateways', id: typeof ButtonId | typeof GatewayId) =>
    app.post(
      `/${path}/:id/credentials`,
      {
        onRequest: signedIn(deps, 'admin'),
        schema: {
          tags: [path],
          summary: 'A new password; the old one is void at once',
          params: Type.Object({ id }),
          response: { 200: Type.Object({ mqtt: MqttCredentials }) },
        },
      },
      async (request, reply) => {
        const device = request.params.id as DeviceId
        const known: ReadonlyMap<DeviceId, unknown> = deps.registry.directory()[path]
        if (!known.has(device)) return notFound(reply)
        const answer = await change(deps, request, reply, { type: 'RotateCredentials', id: device })
        if (!answer) return reply
        deps.disconnectDevice(device)
        return { mqtt: made(answer.mqtt ?? undefined) }
      },
    )
  route('buttons', ButtonId)
  route('gateways', GatewayId)
}
