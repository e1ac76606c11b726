/** Whether one is sent the hub's daily test of itself: for a phone's owner to say, on the record. */
import { SelfDrillPhone } from '../contract/self-drill.ts'
import type { App } from './app.ts'
import { change, made } from './change.ts'
import type { HttpDeps } from './deps.ts'
import { signedIn } from './guard.ts'

const tags = ['push']

export function selfDrillPhoneRoutes(app: App, deps: Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'log' | 'hubId'>): void {
  const onRequest = signedIn(deps, 'patrol', 'officer', 'commander')
  const response = { 200: SelfDrillPhone }

  app.get(
    '/push/self-drill',
    { onRequest, schema: { tags, summary: 'Whether one’s phones are sent the hub’s daily test of itself', response } },
    async ({ viewer }) => ({ on: deps.registry.directory().settings.selfDrill?.phones?.includes(viewer.person) === true }),
  )

  app.put(
    '/push/self-drill',
    { onRequest, schema: { tags, summary: 'Agrees to it, or does no more', body: SelfDrillPhone, response } },
    async (request, reply) => {
      const { on } = request.body
      const { person } = request.viewer
      const answer = await change(deps, request, reply, { type: on ? 'JoinSelfDrill' : 'LeaveSelfDrill', person }, 'no-such-subscription')
      return answer ? { on: made(answer.settings).selfDrill?.phones?.includes(person) === true } : reply
    },
  )
}
