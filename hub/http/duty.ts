/** Signing on and off, and the page's proof that somebody is there. */
import { Type } from 'typebox'
import { DutyBeat, SignOn } from '../contract/api.ts'
import { DutyView } from '../contract/duty-views.ts'
import type { Role } from '../contract/resources.ts'
import { dutyView } from '../core/shift/duty-view.ts'
import { type Viewer, viewerOf } from '../core/sight.ts'
import type { App } from './app.ts'
import type { HttpDeps } from './deps.ts'
import { sessionOf, signedIn } from './guard.ts'
import { problem, refuse } from './problem.ts'

const POLICE: readonly Role[] = ['officer', 'commander', 'patrol']
const tags = ['duty']

export function dutyRoutes(app: App, deps: Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'presence' | 'hubId'>): void {
  const { clock, desk, registry, presence } = deps
  const onRequest = signedIn(deps, ...POLICE)

  const viewNow = ({ person }: Viewer) =>
    desk.look((state) => {
      const directory = registry.directory()
      const viewer = viewerOf(person, directory, state.duty)
      if (!viewer) throw new Error(`person ${person} is gone from the directory`)
      return dutyView(state, directory, viewer, presence.attended, clock.now())
    })

  app.post(
    '/duty',
    { onRequest, schema: { tags, summary: 'Signs on, at one’s own station or one below it', body: SignOn, response: { 200: DutyView } } },
    async (request, reply) => {
      const { person, role } = request.viewer
      const { people, below } = registry.directory()
      const own = people.get(person)?.station
      const station = request.body.station ?? own
      if (!own || !station) return problem(reply, 409, 'needs-station', 'An administrator has to give this person a station.')
      if (station !== own && !below.get(own)?.has(station)) return problem(reply, 403, 'not-your-station')
      const answer = await desk.submit({ type: 'SignOn', at: clock.now(), person, role, station })
      if (!answer.ok) return refuse(reply, answer.refusal)
      presence.input(person, sessionOf(deps, request))
      return viewNow(request.viewer)
    },
  )

  app.delete('/duty', { onRequest, schema: { tags, summary: 'Signs off', response: { 204: Type.Null() } } }, async (request, reply) => {
    const answer = await desk.submit({ type: 'SignOff', at: clock.now(), person: request.viewer.person })
    return answer.ok ? reply.code(204).send(null) : refuse(reply, answer.refusal)
  })

  app.get('/duty', { onRequest, schema: { tags, summary: 'Who is there now', response: { 200: DutyView } } }, async (request) =>
    viewNow(request.viewer),
  )

  app.post(
    '/duty/beat',
    {
      onRequest,
      schema: {
        tags,
        summary: 'An open duty page says every 10 s how it stands',
        description: '`lastInputAt` in the hub’s time: the page knows the difference from the feed’s `beat`.',
        body: DutyBeat,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { visible, sound, lastInputAt, page = '' } = request.body
      const input = lastInputAt === undefined ? null : Date.parse(lastInputAt)
      presence.beat(request.viewer.person, sessionOf(deps, request), { page, visible, sound, lastInputAt: input })
      return reply.code(204).send(null)
    },
  )
}
