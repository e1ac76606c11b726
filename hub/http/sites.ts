/** Shops and banks: what an administrator enters, and what each of the others may read of it outside an alarm. */
import { type Static, Type } from 'typebox'
import { SiteId } from '../contract/ids.ts'
import { Contact, NewSite, Site, SitePatch } from '../contract/resources.ts'
import { seesReduced, seesSite, type Viewer } from '../core/sight.ts'
import type { App } from './app.ts'
import { change, made } from './change.ts'
import type { HttpDeps } from './deps.ts'
import { signedIn } from './guard.ts'
import { ListOf, ListQuery, listing } from './listing.ts'
import { notFound } from './problem.ts'

const One = Type.Object({ id: SiteId })
const tags = ['sites']

export const ShownContact = Type.Object(
  { ...Contact.properties, challengeHidden: Type.Optional(Type.Boolean({ description: 'There is a word, and a PIN opens it' })) },
  { additionalProperties: false },
)
export const SiteRead = Type.Object({
  ...Site.properties,
  contacts: Type.Array(ShownContact),
  contactsLocked: Type.Optional(
    Type.Boolean({ description: 'Numbers inside exist and are held back: a phone that rings beside a robber kills' }),
  ),
})

/** The word by which the police know a voice is not read off a phone that a robber holds. */
export const wordsHidden = (contacts: readonly Contact[]): Static<typeof ShownContact>[] =>
  contacts.map(({ challenge, ...contact }) => (challenge === undefined ? contact : { ...contact, challengeHidden: true }))

/** The administrator reads all of it; the shop all but the desk's notes on it; the police no number inside, a patrol neither notes nor people. */
function siteFor(viewer: Viewer, site: Site) {
  if (viewer.role === 'admin') return site
  const { notes, ...unnoted } = site
  const { uplink, ...bare } = unnoted
  // By what a shop is connected is what whoever wants to cut it off would ask a clerk, or read off a stolen phone.
  if (seesReduced(viewer)) return { ...(viewer.role === 'manager' ? unnoted : bare), contacts: wordsHidden(site.contacts) }
  // Outside an alarm of its own a patrol's phone holds nothing that a thief of phones could use.
  if (viewer.role === 'patrol') return { ...bare, contacts: [] }
  const contacts = site.contacts.filter((contact) => contact.where === 'outside')
  return { ...site, contacts, ...(contacts.length < site.contacts.length && { contactsLocked: true }) }
}

export function siteRoutes(app: App, deps: Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'log' | 'hubId'>): void {
  const anyone = signedIn(deps)
  const admin = signedIn(deps, 'admin')

  app.get(
    '/sites',
    { onRequest: anyone, schema: { tags, summary: 'Sites one sees', querystring: ListQuery, response: { 200: ListOf(SiteRead) } } },
    async (request) => {
      const directory = deps.registry.directory()
      const seen = [...directory.sites.values()].filter((site) => seesSite(request.viewer, site.id, directory))
      const page = listing(seen, ({ code }) => code, request.query)
      return { ...page, items: page.items.map((site) => siteFor(request.viewer, site)) }
    },
  )

  app.get(
    '/sites/:id',
    { onRequest: anyone, schema: { tags, summary: 'One site', params: One, response: { 200: SiteRead } } },
    async (request, reply) => {
      const directory = deps.registry.directory()
      const site = directory.sites.get(request.params.id)
      return site && seesSite(request.viewer, site.id, directory) ? siteFor(request.viewer, site) : notFound(reply)
    },
  )

  app.post(
    '/sites',
    { onRequest: admin, schema: { tags, summary: 'Adds a site, being fitted', body: NewSite, response: { 201: Site } } },
    async (request, reply) => {
      const answer = await change(deps, request, reply, { type: 'AddSite', site: request.body })
      return answer ? reply.code(201).send(made(answer.site)) : reply
    },
  )

  app.patch(
    '/sites/:id',
    { onRequest: admin, schema: { tags, summary: 'Changes a site', params: One, body: SitePatch, response: { 200: Site } } },
    async (request, reply) => {
      const { id } = request.params
      const answer = await change(deps, request, reply, { type: 'PatchSite', id, patch: request.body }, 'no-such-site')
      return answer ? made(answer.site) : reply
    },
  )
}
