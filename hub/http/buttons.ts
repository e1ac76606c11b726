/** Buttons: made with credentials that are shown once, read with their state, rotated, retired. */
import { Type } from 'typebox'
import { ButtonId, GatewayId, SiteId } from '../contract/ids.ts'
import { DeviceFields } from '../contract/office.ts'
import { Button, ButtonPatch, IsoTime, MqttCredentials, NewButton } from '../contract/resources.ts'
import { LocalDay, RotaState } from '../contract/rota.ts'
import { ButtonState } from '../contract/views.ts'
import { buttonState, buttonView, hasLowBattery } from '../core/devices/device-view.ts'
import { overdueBy } from '../core/devices/rota-view.ts'
import { seesButton, seesReduced, type Viewer } from '../core/sight.ts'
import type { App } from './app.ts'
import { numberedButtons, placedButtons } from './button-list.ts'
import { change, made } from './change.ts'
import type { HttpDeps } from './deps.ts'
import { fold } from './fold.ts'
import { signedIn } from './guard.ts'
import { ListOf, ListQuery, pageOf } from './listing.ts'
import { notFound } from './problem.ts'

const One = Type.Object({ id: ButtonId })
const tags = ['buttons']
const Mqtt = Type.Union([MqttCredentials, Type.Null()], { description: 'Null when it only speaks through its gateway' })

export const ButtonRead = Type.Object({
  ...Button.properties,
  ...DeviceFields,
  label: Type.String({ description: 'To staff and managers its number: where it is, POST /sites/:id/positions tells' }),
  number: Type.Optional(Type.Integer({ description: 'To staff and managers: of its site, from 1, for ever the same' })),
  state: ButtonState,
  lastPressAt: Type.Optional(
    Type.String({ format: 'date-time', description: 'The last press that proved it works; to staff and managers, the last test press' }),
  ),
  rota: Type.Optional(RotaState),
  replaceBy: Type.Optional(LocalDay),
  openedAt: Type.Optional(IsoTime),
})
const ButtonQuery = Type.Object({
  ...ListQuery.properties,
  state: Type.Optional(ButtonState),
  site: Type.Optional(SiteId),
  gateway: Type.Optional(GatewayId),
  q: Type.Optional(Type.String({ maxLength: 120, description: 'A part of code, name, label or id; accents may be left out' })),
  lowBattery: Type.Optional(Type.Boolean()),
  overdue: Type.Optional(Type.Boolean({ description: 'The week of its test is over, and it was not pressed' })),
})

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
      const { viewer, query } = request
      const { site, gateway } = query
      const q = fold(query.q ?? '')
      const now = deps.clock.now()
      return deps.desk.look((state) => {
        const isOverdue = overdueBy(state, directory, now)
        const shown = (id: ButtonId) => buttonView(state, directory, id, viewer, now)
        // A shop may ask for no more than it is shown: where a button is, and how it fares during an alarm, is not to be guessed by asking.
        const isWanted = seesReduced(viewer)
          ? (button: Button) => !query.state || shown(button.id).state === query.state
          : (button: Button, text: string) =>
              text.includes(q) &&
              (!query.state || buttonState(state, button) === query.state) &&
              (!query.lowBattery || hasLowBattery(state, button)) &&
              (!query.overdue || isOverdue(button.id))
        const placed = seesReduced(viewer) ? numberedButtons(directory, viewer.sites) : placedButtons(directory)
        const page = pageOf(placed, query, ({ id, text }) => {
          const button = directory.buttons.get(id)
          if (!button || (site && button.site !== site) || (gateway && button.gateway !== gateway)) return false
          return seesButton(viewer, id, directory) && isWanted(button, text)
        })
        return { ...page, items: page.items.map(({ id }) => shown(id)) }
      })
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
