/** Deliberate quiet, always for a limited time: the shop's own test of a button, a site on test, a bypassed button. */

import { Type } from 'typebox'
import { BypassBody, OnTestBody } from '../contract/api.ts'
import type { EventOf, EventType } from '../contract/events.ts'
import { ButtonId, type PersonId, SiteId } from '../contract/ids.ts'
import { IsoTime } from '../contract/resources.ts'
import { Bypass, OnTest } from '../contract/views.ts'
import { personName } from '../core/person-name-view.ts'
import { seesSite, type Viewer } from '../core/sight.ts'
import type { Answer } from '../desk/types.ts'
import type { App } from './app.ts'
import type { HttpDeps } from './deps.ts'
import { signedIn } from './guard.ts'
import { notFound, problem, refuse } from './problem.ts'

const OneSite = Type.Object({ id: SiteId })
const OneButton = Type.Object({ id: ButtonId })
const Armed = Type.Object({ button: ButtonId, until: IsoTime })

const iso = (at: number) => new Date(at).toISOString()

export function quietRoutes(app: App, deps: Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'hubId'>): void {
  const shop = signedIn(deps, 'staff', 'manager', 'admin')
  const police = signedIn(deps, 'officer', 'commander', 'admin')
  const named = (id: PersonId) => ({ id, name: personName(id, deps.registry.directory()) })

  const siteSeen = (viewer: Viewer, id: SiteId): boolean => {
    const directory = deps.registry.directory()
    return directory.sites.has(id) && seesSite(viewer, id, directory)
  }
  const buttonSeen = (viewer: Viewer, id: ButtonId) => {
    const button = deps.registry.directory().buttons.get(id)
    return button && siteSeen(viewer, button.site) ? button : null
  }

  app.post(
    '/sites/:id/on-test',
    {
      onRequest: police,
      schema: {
        tags: ['sites'],
        summary: 'Shows its presses quietly for a while',
        params: OneSite,
        body: OnTestBody,
        response: { 200: OnTest },
      },
    },
    async (request, reply) => {
      const { viewer, body } = request
      const site = request.params.id
      if (!siteSeen(viewer, site)) return notFound(reply)
      const answer = await deps.desk.submit({ type: 'PutOnTest', at: deps.clock.now(), site, by: viewer.person, ...body })
      if (!answer.ok) return refuse(reply, answer.refusal)
      const { until, reason, by } = decided(answer, 'SiteOnTest')
      return { site, until: iso(until), reason, by: named(by) }
    },
  )

  app.delete(
    '/sites/:id/on-test',
    { onRequest: police, schema: { tags: ['sites'], summary: 'Ends the test early', params: OneSite, response: { 204: Type.Null() } } },
    async (request, reply) => {
      const site = request.params.id
      if (!siteSeen(request.viewer, site)) return notFound(reply)
      const answer = await deps.desk.submit({ type: 'EndOnTest', at: deps.clock.now(), site, by: request.viewer.person })
      return answer.ok ? reply.code(204).send(null) : refuse(reply, answer.refusal)
    },
  )

  app.post(
    '/buttons/:id/bypass',
    {
      onRequest: police,
      schema: {
        tags: ['buttons'],
        summary: 'Shows its presses quietly for a while',
        params: OneButton,
        body: BypassBody,
        response: { 200: Bypass },
      },
    },
    async (request, reply) => {
      const { viewer, body } = request
      const button = buttonSeen(viewer, request.params.id)
      if (!button) return notFound(reply)
      if (button.retiredAt) return retired(reply)
      const whom = { button: button.id, site: button.site }
      const answer = await deps.desk.submit({ type: 'BypassButton', at: deps.clock.now(), ...whom, by: viewer.person, ...body })
      if (!answer.ok) return refuse(reply, answer.refusal)
      const { until, reason, by } = decided(answer, 'ButtonBypassed')
      return { ...whom, until: iso(until), reason, by: named(by) }
    },
  )

  app.delete(
    '/buttons/:id/bypass',
    {
      onRequest: police,
      schema: { tags: ['buttons'], summary: 'Ends the bypass early', params: OneButton, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      const button = buttonSeen(request.viewer, request.params.id)
      if (!button) return notFound(reply)
      const whom = { button: button.id, site: button.site }
      const answer = await deps.desk.submit({ type: 'EndBypass', at: deps.clock.now(), ...whom, by: request.viewer.person })
      return answer.ok ? reply.code(204).send(null) : refuse(reply, answer.refusal)
    },
  )

  app.post(
    '/buttons/:id/test',
    {
      onRequest: shop,
      schema: { tags: ['buttons'], summary: 'Its next press within three minutes is a test', params: OneButton, response: { 200: Armed } },
    },
    async (request, reply) => {
      const button = buttonSeen(request.viewer, request.params.id)
      if (!button) return notFound(reply)
      if (button.retiredAt) return retired(reply)
      const whom = { button: button.id, site: button.site }
      const answer = await deps.desk.submit({ type: 'ArmTest', at: deps.clock.now(), ...whom, by: request.viewer.person })
      if (!answer.ok) return refuse(reply, answer.refusal)
      return { button: button.id, until: iso(decided(answer, 'TestArmed').until) }
    },
  )

  app.delete(
    '/buttons/:id/test',
    {
      onRequest: shop,
      schema: {
        tags: ['buttons'],
        summary: 'Calls the test off: its next press is real',
        params: OneButton,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const button = buttonSeen(request.viewer, request.params.id)
      if (!button) return notFound(reply)
      const whom = { button: button.id, site: button.site }
      const answer = await deps.desk.submit({ type: 'CallOffTest', at: deps.clock.now(), ...whom, by: request.viewer.person })
      return answer.ok ? reply.code(204).send(null) : refuse(reply, answer.refusal)
    },
  )
}

const retired = (reply: Parameters<typeof problem>[0]) =>
  problem(reply, 409, 'retired', 'This button is retired. Its successor stands in the list of the site.')

/** What the command was answered with; asking again renews the time, so that there is always one. */
function decided<T extends EventType>(answer: Extract<Answer, { ok: true }>, type: T): EventOf<T> {
  const found = answer.recorded.find(({ event }) => event.type === type)
  if (!found) throw new Error(`the desk accepted and did not decide ${type}`)
  return found.event as EventOf<T>
}
