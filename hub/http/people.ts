/** People: entered by an administrator, who invites them to choose their own password. Officers read whom they can send or hand over to. */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { PersonId } from '../contract/ids.ts'
import { PersonRead } from '../contract/office.ts'
import { NewPerson, Person, PersonPatch } from '../contract/resources.ts'
import { personView } from '../core/shift/person-view.ts'
import { seesStation, type Viewer } from '../core/sight.ts'
import type { App } from './app.ts'
import { change, made } from './change.ts'
import type { HttpDeps } from './deps.ts'
import { signedIn } from './guard.ts'
import { ListOf, ListQuery, listing } from './listing.ts'
import { notFound } from './problem.ts'

const One = Type.Object({ id: PersonId })
const tags = ['people']
const Invitation = Type.Object({ token: Type.String(), link: Type.String({ description: 'For the slip: valid once, 7 days' }) })
const Invited = Type.Object({ ...Person.properties, invitation: Type.Optional(Invitation) })
const Colleague = Type.Pick(Person, ['id', 'name', 'role', 'station'])
const InList = Type.Union([PersonRead, Colleague])

function colleagueFor(viewer: Viewer, { id, name, role, station, disabled }: Person) {
  const police = role === 'officer' || role === 'patrol' || role === 'commander'
  return police && !disabled && station !== undefined && seesStation(viewer, station) ? [{ id, name, role, station }] : []
}

export function peopleRoutes(app: App, deps: Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'log' | 'hubId' | 'publicUrl'>): void {
  const admin = signedIn(deps, 'admin')
  const desks = signedIn(deps, 'admin', 'commander', 'officer')
  const view = (person: Person): PersonRead => {
    const now = deps.clock.now()
    return deps.desk.look((state) => personView(state, deps.registry.directory(), person, deps.registry.standing(person.id, now)))
  }
  /** A fragment is never sent to a server, so that the token stands in no proxy's log. */
  const invited = (person: Person, token: string | undefined, { protocol, host }: FastifyRequest) => {
    if (token === undefined) return person
    const base = deps.publicUrl ?? `${protocol}://${host}`
    return { ...person, invitation: { token, link: `${base}/invite#${token}` } }
  }

  app.get(
    '/people',
    {
      onRequest: desks,
      schema: {
        tags,
        summary: 'Everybody; for an officer, the police of the stations one sees',
        querystring: ListQuery,
        response: { 200: ListOf(InList) },
      },
    },
    async (request) => {
      const people = [...deps.registry.directory().people.values()]
      if (request.viewer.role === 'admin') {
        const { items, ...rest } = listing(people, ({ username }) => username, request.query)
        return { items: items.map(view), ...rest }
      }
      return listing(
        people.flatMap((person) => colleagueFor(request.viewer, person)),
        ({ name }) => name,
        request.query,
      )
    },
  )

  app.get(
    '/people/:id',
    { onRequest: admin, schema: { tags, summary: 'One person', params: One, response: { 200: PersonRead } } },
    async (request, reply) => {
      const person = deps.registry.directory().people.get(request.params.id)
      return person ? view(person) : notFound(reply)
    },
  )

  app.post(
    '/people',
    {
      onRequest: admin,
      schema: { tags, summary: 'Adds a person; without a password, with an invitation', body: NewPerson, response: { 201: Invited } },
    },
    async (request, reply) => {
      const answer = await change(deps, request, reply, { type: 'AddPerson', person: request.body })
      return answer ? reply.code(201).send(invited(made(answer.person), answer.invitation, request)) : reply
    },
  )

  app.post(
    '/people/:id/invitation',
    {
      onRequest: admin,
      schema: {
        tags,
        summary: 'A fresh invitation, also for a forgotten password; the one before is void',
        params: One,
        response: { 201: Invited },
      },
    },
    async (request, reply) => {
      const answer = await change(deps, request, reply, { type: 'InvitePerson', id: request.params.id }, 'no-such-person')
      return answer ? reply.code(201).send(invited(made(answer.person), made(answer.invitation), request)) : reply
    },
  )

  app.patch(
    '/people/:id',
    { onRequest: admin, schema: { tags, summary: 'Changes a person', params: One, body: PersonPatch, response: { 200: PersonRead } } },
    async (request, reply) => {
      const { id } = request.params
      const before = deps.registry.directory().people.get(id)
      const answer = await change(deps, request, reply, { type: 'PatchPerson', id, patch: request.body }, 'no-such-person')
      if (!answer) return reply
      const person = made(answer.person)
      // a desk must not count somebody who may no longer answer it
      const relieved = person.disabled || person.role !== before?.role
      if (relieved && deps.desk.look((state) => state.duty.has(id)))
        await deps.desk.submit({ type: 'SignOff', at: deps.clock.now(), person: id })
      return view(person)
    },
  )
}
