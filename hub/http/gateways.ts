/** Gateways: what carries the presses of buttons that cannot reach the hub themselves. An administrator's affair. */
import { Type } from 'typebox'
import { GatewayId } from '../contract/ids.ts'
import { BellVitals, ModemVitals } from '../contract/messages.ts'
import { DeviceFields } from '../contract/office.ts'
import { Gateway, GatewayPatch, MqttCredentials, NewGateway } from '../contract/resources.ts'
import { ButtonState } from '../contract/views.ts'
import { gatewayView } from '../core/devices/device-view.ts'
import type { App } from './app.ts'
import { change, made } from './change.ts'
import type { HttpDeps } from './deps.ts'
import { signedIn } from './guard.ts'
import { ListOf, ListQuery, listing } from './listing.ts'
import { notFound } from './problem.ts'

const One = Type.Object({ id: GatewayId })
const tags = ['gateways']
export const GatewayRead = Type.Object({
  ...Gateway.properties,
  ...DeviceFields,
  state: ButtonState,
  /** Behind it, retired ones aside. */
  buttons: Type.Integer(),
  line: Type.Optional(Type.Enum(['closed', 'silent'], { description: 'Of its line to the receiver, when it is not open' })),
  provenAt: Type.Optional(Type.String({ format: 'date-time', description: 'Of a bell: the last test that somebody heard' })),
  modemVitals: Type.Optional(ModemVitals),
  bellVitals: Type.Optional(BellVitals),
  counters: Type.Optional(Type.Record(Type.String(), Type.Number(), { description: 'What it has counted since it started' })),
})

type Deps = Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'log' | 'hubId' | 'disconnectDevice'>

export function gatewayRoutes(app: App, deps: Deps): void {
  const onRequest = signedIn(deps, 'admin')
  const view = (id: GatewayId) => deps.desk.look((state) => gatewayView(state, deps.registry.directory(), id))

  app.get(
    '/gateways',
    {
      onRequest,
      schema: { tags, summary: 'All gateways, with their state', querystring: ListQuery, response: { 200: ListOf(GatewayRead) } },
    },
    async (request) => {
      const { items, ...rest } = listing(deps.registry.directory().gateways.values(), ({ label }) => label, request.query)
      return { items: items.map(({ id }) => view(id)), ...rest }
    },
  )

  app.get(
    '/gateways/:id',
    { onRequest, schema: { tags, summary: 'One gateway', params: One, response: { 200: GatewayRead } } },
    async (request, reply) => (deps.registry.directory().gateways.has(request.params.id) ? view(request.params.id) : notFound(reply)),
  )

  app.post(
    '/gateways',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Adds a gateway; its password is shown this once',
        body: NewGateway,
        response: { 201: Type.Object({ gateway: Gateway, mqtt: MqttCredentials }) },
      },
    },
    async (request, reply) => {
      const answer = await change(deps, request, reply, { type: 'AddGateway', gateway: request.body })
      return answer ? reply.code(201).send({ gateway: made(answer.gateway), mqtt: made(answer.mqtt ?? undefined) }) : reply
    },
  )

  app.patch(
    '/gateways/:id',
    { onRequest, schema: { tags, summary: 'Changes a gateway', params: One, body: GatewayPatch, response: { 200: GatewayRead } } },
    async (request, reply) => {
      const { id } = request.params
      const answer = await change(deps, request, reply, { type: 'PatchGateway', id, patch: request.body }, 'no-such-gateway')
      return answer ? view(id) : reply
    },
  )

  app.delete(
    '/gateways/:id',
    { onRequest, schema: { tags, summary: 'Retires a gateway', params: One, response: { 200: GatewayRead } } },
    async (request, reply) => {
      const { id } = request.params
      const answer = await change(deps, request, reply, { type: 'RetireGateway', id }, 'no-such-gateway')
      if (!answer) return reply
      deps.disconnectDevice(id)
      return view(id)
    },
  )
}
