/** Buttons: made with credentials that are shown once, read with their state, rotated, retired. */
import { Type } from 'typebox'
import { ButtonId, SiteId } from '../contract/ids.ts'
import { Button, ButtonPatch, IsoTime, MqttCredentials, NewButton } from '../contract/resources.ts'
import { ButtonState } from '../contract/views.ts'
import { buttonView } from '../core/device-view.ts'
import { seesButton, type Viewer } from '../core/sight.ts'
import type { App } from './app.ts'
import { change, made } from './change.ts'
import type { HttpDeps } from './deps.ts'
import { signedIn } from './guard.ts'
import { ListOf, ListQuery, listing } from './listing.ts'
import { notFound } from './problem.ts'

const One = Type.Object({ id: ButtonId })
const tags = ['buttons']
const Mqtt = Type.Union([MqttCredentials, Type.Null()], { description: 'Null when it only speaks through its gateway' })

export const ButtonRead = Type.Object({
  ...Button.properties,
  label: Type.String({ description: 'To staff and managers its number: where it is, POST /sites/:id/positions tells' }),
  number: Type.Optional(Type.Integer({ description: 'To staff and managers: of its site, from 1, for ever the same' })),
  state: ButtonState,
  lastHeardAt: Type.Optional(IsoTime),
  battery: Type.Optional(Type.Number()),
  rssi: Type.Optional(Type.Number()),
  lastPressAt: Type.Optional(
    Type.String({ format: 'date-time', description: 'The last press that proved it works; to staff and managers, the last test press' }),
  ),
})
const ButtonQuery = Type.Object({ ...ListQuery.properties, state: Type.Optional(ButtonState), site: Type.Optional(SiteId) })

type Deps = Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'log' | 'hubId' | 'disconnectDevice'>

export function buttonRoutes(app: App, deps: Deps): void {
  const anyone = signedIn(deps)
  const admin = signedIn(deps, 'admin')
  const view = (id: ButtonId, viewer: Viewer) =>
    deps.desk.look((state) => buttonView(state, deps.registry.directory(), id, viewer, deps.clock.now()))

  app.get(
    '/buttons',
    {
      onRequest: anyone,
      schema: { tags, summary: 'Buttons one sees, by state', querystring: ButtonQuery, response: { 200: ListOf(ButtonRead) } },
    },
    async (request) => {
      const directory = deps.registry.directory()
      const { state, site } = request.query
      const seen = [...directory.buttons.values()].filter(
        (button) => (site === undefined || button.site === site) && seesButton(request.viewer, button.id, directory),
      )
      const views = seen.map(({ id }) => view(id, request.viewer)).filter((button) => state === undefined || button.state === state)
      return listing(views, (button) => `${directory.sites.get(button.site)?.code} ${button.label}`, request.query)
    },
  )

  app.get(
    '/buttons/:id',
    { onRequest: anyone, schema: { tags, summary: 'One button', params: One, response: { 200: ButtonRead } } },
    async (request, reply) => {
      const directory = deps.registry.directory()
      const { id } = request.params
      return directory.buttons.has(id) && seesButton(request.viewer, id, directory) ? view(id, request.viewer) : notFound(reply)
    },
  )

  app.post(
    '/sites/:id/buttons',
    {
      onRequest: admin,
      schema: {
        tags,
        summary: 'Adds a button; its password is shown this once',
        params: Type.Object({ id: SiteId }),
        body: NewButton,
        response: { 201: Type.Object({ button: Button, mqtt: Mqtt }) },
      },
    },
    async (request, reply) => {
      const answer = await change(
        deps,
        request,
        reply,
        { type: 'AddButton', site: request.params.id, button: request.body },
        'no-such-site',
      )
      return answer ? reply.code(201).send({ button: made(answer.button), mqtt: made(answer.mqtt) }) : reply
    },
  )

  app.patch(
    '/buttons/:id',
    {
      onRequest: admin,
      schema: {
        tags,
        summary: 'Changes a button; taken from behind a gateway it gets credentials, put behind one it loses them',
        params: One,
        body: ButtonPatch,
        response: { 200: Type.Object({ ...ButtonRead.properties, mqtt: Type.Optional(Mqtt) }) },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const answer = await change(deps, request, reply, { type: 'PatchButton', id, patch: request.body }, 'no-such-button')
      if (!answer) return reply
      if (answer.mqtt === undefined) return view(id, request.viewer)
      deps.disconnectDevice(id)
      return { ...view(id, request.viewer), mqtt: answer.mqtt }
    },
  )

  app.delete(
    '/buttons/:id',
    {
      onRequest: admin,
      schema: {
        tags,
        summary: 'Retires a button: it stays on the record and may not connect again',
        params: One,
        response: { 200: ButtonRead },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const answer = await change(deps, request, reply, { type: 'RetireButton', id }, 'no-such-button')
      if (!answer) return reply
      deps.disconnectDevice(id)
      return view(id, request.viewer)
    },
  )
}
