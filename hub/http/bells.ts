/** A station's bell, tried from the office or from its own desk: it rings for a few seconds, and the person beside it says whether it did. */
import { Type } from 'typebox'
import { StationId } from '../contract/ids.ts'
import { BellView } from '../contract/office.ts'
import { bellView } from '../core/incident/bell-view.ts'
import type { Viewer } from '../core/sight.ts'
import type { App } from './app.ts'
import type { HttpDeps } from './deps.ts'
import { signedIn } from './guard.ts'
import { notFound, refuse } from './problem.ts'

const params = Type.Object({ id: StationId })
const tags = ['stations']
const response = { 200: BellView }
const Heard = Type.Object({ heard: Type.Boolean() }, { additionalProperties: false })

export function bellRoutes(app: App, deps: Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'hubId'>): void {
  const { clock, desk, registry } = deps
  const onRequest = signedIn(deps, 'admin', 'commander', 'officer')
  const stations = () => registry.directory().stations
  /** An officer stands beside the bell of their own station, and of no other. */
  const isTheirs = ({ role, station }: Viewer, id: StationId) => stations().has(id) && (role === 'admin' || station === id)
  const view = (id: StationId) => desk.look((state) => bellView(state, id, registry.directory(), clock.now()))

  app.get(
    '/stations/:id/bell',
    { onRequest, schema: { tags, summary: 'What the bell says now, and its last test', params, response } },
    async (request, reply) => (isTheirs(request.viewer, request.params.id) ? view(request.params.id) : notFound(reply)),
  )

  app.post(
    '/stations/:id/bell/test',
    { onRequest, schema: { tags, summary: 'Rings for five seconds; refused while an alarm rings there', params, response } },
    async (request, reply) => {
      const station = request.params.id
      const own = stations().get(station)
      if (!own || !isTheirs(request.viewer, station)) return notFound(reply)
      const sharing = [...stations().values()].filter(({ bell }) => own.bell && bell?.topic === own.bell.topic).map(({ id }) => id)
      const answer = await desk.submit({ type: 'TestBell', at: clock.now(), station, by: request.viewer.person, sharing })
      return answer.ok ? view(station) : refuse(reply, answer.refusal)
    },
  )

  app.post(
    '/stations/:id/bell/heard',
    { onRequest, schema: { tags, summary: 'Did it ring? Said by whoever stood beside it', params, body: Heard, response } },
    async (request, reply) => {
      const station = request.params.id
      if (!isTheirs(request.viewer, station)) return notFound(reply)
      const { person: by } = request.viewer
      const answer = await desk.submit({ type: 'AnswerBellTest', at: clock.now(), station, by, heard: request.body.heard })
      return answer.ok ? view(station) : refuse(reply, answer.refusal)
    },
  )
}
