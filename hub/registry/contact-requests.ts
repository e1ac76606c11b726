import type { ContactRequest } from '../contract/contact-requests.ts'
import type { ContactRequestId, SiteId } from '../contract/ids.ts'
import type { Contact } from '../contract/resources.ts'
import { freshId, iso, keepOnly, type Make, refuse, withEntry } from './change.ts'
import type { RegistryData } from './data.ts'

/** Of one site: whoever has a shop's password must not fill the disk. */
const OPEN_A_SITE = 5
const DECIDED_A_SITE = 20

export const requestContacts: Make<'RequestContacts'> = (data, { site: id, wish, at, by }, chance) => {
  const site = data.sites.get(id)
  if (!site) return refuse('no-such-site', 'There is no site with this id.')
  const open = [...data.contactRequests.values()].filter((each) => each.site === id && each.state === 'open')
  if (open.length >= OPEN_A_SITE)
    return refuse('too-many-requests', 'An administrator has not yet looked at the last ones: withdraw one, or call.')
  const request: ContactRequest = {
    id: freshId(data.contactRequests, 'request', chance),
    ...{ site: id, by, at: iso(at), before: site.contacts },
    ...wish,
    state: 'open',
  }
  return kept(data, request)
}

export const withdrawContactRequest: Make<'WithdrawContactRequest'> = (data, { id, at, by }) => {
  const request = openRequest(data, id)
  return 'refused' in request ? request : kept(data, { ...request, state: 'withdrawn', ...decided(at, by) })
}

export const declineContactRequest: Make<'DeclineContactRequest'> = (data, { id, reason, at, by }) => {
  const request = openRequest(data, id)
  return 'refused' in request ? request : kept(data, { ...request, state: 'declined', reason, ...decided(at, by) })
}

/** One in words alone changes nothing by itself: the administrator has done what it says. */
export const acceptContactRequest: Make<'AcceptContactRequest'> = (data, { id, at, by }) => {
  const request = openRequest(data, id)
  if ('refused' in request) return request
  const site = data.sites.get(request.site)
  if (!site) return refuse('no-such-site', 'The site of this request is not there any more.')
  const { contacts } = request
  // Somebody has changed them since: putting the list in their place would take that back unseen.
  if (contacts && !same(site.contacts, request.before))
    return refuse('contacts-changed', 'The contacts were changed after this was asked: decline it, and change them by hand.')
  const sites = contacts ? withEntry(data.sites, site.id, { ...site, contacts }) : data.sites
  return kept({ ...data, sites }, { ...request, state: 'accepted', ...decided(at, by) })
}

const decided = (at: number, by: ContactRequest['by']) => ({ decidedAt: iso(at), decidedBy: by })

const same = (a: readonly Contact[], b: readonly Contact[]) => JSON.stringify(a.map(fields)) === JSON.stringify(b.map(fields))
const fields = ({ name, phone, role, where, challenge }: Contact) => [name, phone, role, where, challenge]

function openRequest(data: RegistryData, id: ContactRequestId) {
  const request = data.contactRequests.get(id)
  if (!request) return refuse('no-such-request', 'There is no such request.')
  return request.state === 'open' ? request : refuse('request-decided', 'It has been decided or withdrawn already.')
}

function kept(data: RegistryData, request: ContactRequest) {
  const contactRequests = withoutOldest(withEntry(data.contactRequests, request.id, request), request.site)
  return { data: { ...data, contactRequests }, subject: request.site, answer: { contactRequest: request } }
}

function withoutOldest(requests: RegistryData['contactRequests'], site: SiteId) {
  const done = [...requests.values()].filter((each) => each.site === site && each.state !== 'open')
  const tooMany = new Set(done.sort((a, b) => (b.decidedAt ?? '').localeCompare(a.decidedAt ?? '')).slice(DECIDED_A_SITE))
  return keepOnly(requests, (each) => !tooMany.has(each))
}
