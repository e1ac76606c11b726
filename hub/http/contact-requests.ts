/** Other contacts for a shop: asked for by its people, decided by an administrator, read by both. */

import { type Static, Type } from 'typebox'
import { ContactRequest, ContactRequestState, DeclineBody, NewContactRequest } from '../contract/contact-requests.ts'
import { ContactRequestId, type PersonId, SiteId } from '../contract/ids.ts'
import { Contact } from '../contract/resources.ts'
import { PersonRef } from '../contract/views.ts'
import { personName } from '../core/person-name-view.ts'
import { seesReduced, seesSite, type Viewer } from '../core/sight.ts'
import type { App } from './app.ts'
import { change, made } from './change.ts'
import type { HttpDeps } from './deps.ts'
import { signedIn } from './guard.ts'
import { ListOf, ListQuery, listing } from './listing.ts'
import { notFound } from './problem.ts'
import { ShownContact, wordsHidden } from './sites.ts'

const ByWhom = Type.Union([PersonRef, Type.Null()])
const Read = Type.Object({
  ...ContactRequest.properties,
  site: Type.Object({ id: SiteId, code: Type.String(), name: Type.String() }),
  by: ByWhom,
  decidedBy: Type.Optional(ByWhom),
  before: Type.Array(ShownContact),
  contacts: Type.Optional(Type.Array(ShownContact)),
  /** Of an open one, to the administrator: the contacts as they are now. */
  now: Type.Optional(Type.Array(Contact)),
})
export type ContactRequestRead = Static<typeof Read>

const One = Type.Object({ id: ContactRequestId })
const OfSite = Type.Object({ id: SiteId })
const Query = Type.Object({ ...ListQuery.properties, state: Type.Optional(ContactRequestState), site: Type.Optional(SiteId) })
const tags = ['contact requests']

export function contactRequestRoutes(app: App, deps: Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'log' | 'hubId'>): void {
  const { registry } = deps
  const shop = signedIn(deps, 'staff', 'manager')
  const admin = signedIn(deps, 'admin')

  function read(viewer: Viewer, request: ContactRequest): ContactRequestRead {
    const directory = registry.directory()
    const { sites } = directory
    const named = (id: PersonId | null) => id && { id, name: personName(id, directory) }
    const { site: id, by, decidedBy, before, contacts, ...rest } = request
    const site = sites.get(id)
    const whole = {
      ...rest,
      site: { id, code: site?.code ?? '?', name: site?.name ?? id },
      by: named(by),
    }
    if (seesReduced(viewer)) return { ...whole, before: wordsHidden(before), ...(contacts && { contacts: wordsHidden(contacts) }) }
    return {
      ...whole,
      before,
      ...(contacts && { contacts }),
      ...(decidedBy !== undefined && { decidedBy: named(decidedBy) }),
      ...(request.state === 'open' && site && { now: site.contacts }),
    }
  }
  const seen = (viewer: Viewer) => registry.contactRequests().filter(({ site }) => seesSite(viewer, site, registry.directory()))

  app.get(
    '/contact-requests',
    {
      onRequest: signedIn(deps, 'staff', 'manager', 'admin'),
      schema: {
        tags,
        summary: 'Other contacts that were asked for, the newest first',
        querystring: Query,
        response: { 200: ListOf(Read) },
      },
    },
    async ({ viewer, query }) => {
      const asked = seen(viewer).filter(
        ({ state, site }) => (query.state === undefined || state === query.state) && (query.site === undefined || site === query.site),
      )
      const page = listing(asked, ({ at }) => String(Number.MAX_SAFE_INTEGER - Date.parse(at)), query)
      return { ...page, items: page.items.map((request) => read(viewer, request)) }
    },
  )

  app.post(
    '/sites/:id/contact-requests',
    {
      onRequest: shop,
      schema: { tags, summary: 'Asks for other contacts', params: OfSite, body: NewContactRequest, response: { 201: Read } },
    },
    async (request, reply) => {
      const site = request.params.id
      if (!seesSite(request.viewer, site, registry.directory())) return notFound(reply)
      const answer = await change(deps, request, reply, { type: 'RequestContacts', site, wish: request.body })
      return answer ? reply.code(201).send(read(request.viewer, made(answer.contactRequest))) : reply
    },
  )

  app.delete(
    '/contact-requests/:id',
    { onRequest: shop, schema: { tags, summary: 'Withdraws it', params: One, response: { 200: Read } } },
    async (request, reply) => {
      const { id } = request.params
      if (!seen(request.viewer).some((each) => each.id === id)) return notFound(reply)
      const answer = await change(deps, request, reply, { type: 'WithdrawContactRequest', id }, 'no-such-request')
      return answer ? read(request.viewer, made(answer.contactRequest)) : reply
    },
  )

  app.post(
    '/contact-requests/:id/accept',
    {
      onRequest: admin,
      schema: { tags, summary: 'Puts the contacts it names in the place of those there are', params: One, response: { 200: Read } },
    },
    async (request, reply) => {
      const { id } = request.params
      const answer = await change(deps, request, reply, { type: 'AcceptContactRequest', id }, 'no-such-request')
      return answer ? read(request.viewer, made(answer.contactRequest)) : reply
    },
  )

  app.post(
    '/contact-requests/:id/decline',
    { onRequest: admin, schema: { tags, summary: 'Declines it, with a reason', params: One, body: DeclineBody, response: { 200: Read } } },
    async (request, reply) => {
      const { id } = request.params
      const { reason } = request.body
      const answer = await change(deps, request, reply, { type: 'DeclineContactRequest', id, reason }, 'no-such-request')
      return answer ? read(request.viewer, made(answer.contactRequest)) : reply
    },
  )
}
