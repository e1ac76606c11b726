/** Police stations. Officers read their own, those below, and the neighbours they may have to call. */
import { Type } from 'typebox'
import { StationId } from '../contract/ids.ts'
import { NewStation, Station, StationPatch } from '../contract/resources.ts'
import type { Directory } from '../core/directory.ts'
import { callsStation, seesStation, type Viewer } from '../core/sight.ts'
import type { App } from './app.ts'
import { change, made } from './change.ts'
import type { HttpDeps } from './deps.ts'
import { signedIn } from './guard.ts'
import { ListOf, ListQuery, listing } from './listing.ts'
import { notFound } from './problem.ts'

const One = Type.Object({ id: StationId })
const tags = ['stations']

/** A neighbour's relay and its own call order are its own affair. */
function stationFor(viewer: Viewer, station: Station, directory: Directory): Station | null {
  if (seesStation(viewer, station.id)) return station
  if (!callsStation(viewer, station.id, directory)) return null
  const { id, name, level, location, phone } = station
  return { id, name, level, location, ...(phone !== undefined && { phone }) }
}

export function stationRoutes(app: App, deps: Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'log' | 'hubId'>): void {
  const anyone = signedIn(deps)
  const admin = signedIn(deps, 'admin')

  app.get(
    '/stations',
    {
      onRequest: anyone,
      schema: {
        tags,
        summary: 'Stations one sees, and the neighbours to call',
        querystring: ListQuery,
        response: { 200: ListOf(Station) },
      },
    },
    async (request) => {
      const directory = deps.registry.directory()
      const seen = [...directory.stations.values()].flatMap((station) => stationFor(request.viewer, station, directory) ?? [])
      return listing(seen, ({ name }) => name, request.query)
    },
  )

  app.get(
    '/stations/:id',
    { onRequest: anyone, schema: { tags, summary: 'One station', params: One, response: { 200: Station } } },
    async (request, reply) => {
      const directory = deps.registry.directory()
      const station = directory.stations.get(request.params.id)
      return (station && stationFor(request.viewer, station, directory)) ?? notFound(reply)
    },
  )

  app.post(
    '/stations',
    { onRequest: admin, schema: { tags, summary: 'Adds a station', body: NewStation, response: { 201: Station } } },
    async (request, reply) => {
      const answer = await change(deps, request, reply, { type: 'AddStation', station: request.body })
      return answer ? reply.code(201).send(made(answer.station)) : reply
    },
  )

  app.patch(
    '/stations/:id',
    { onRequest: admin, schema: { tags, summary: 'Changes a station', params: One, body: StationPatch, response: { 200: Station } } },
    async (request, reply) => {
      const { id } = request.params
      // looked up here, because the registry says the same of a parent that does not exist
      if (!deps.registry.directory().stations.has(id)) return notFound(reply)
      const answer = await change(deps, request, reply, { type: 'PatchStation', id, patch: request.body })
      return answer ? made(answer.station) : reply
    },
  )
}
