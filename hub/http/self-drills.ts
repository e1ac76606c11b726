/** What the hub found when it tested itself, and the button that makes it do so now. */
import { SelfDrills } from '../contract/self-drill.ts'
import { selfDrillsView } from '../core/self-drill/self-drill-view.ts'
import type { App } from './app.ts'
import type { HttpDeps } from './deps.ts'
import { signedIn } from './guard.ts'

const tags = ['health']

export function selfDrillRoutes(app: App, deps: Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'hubId' | 'selfDrill'>): void {
  const onRequest = signedIn(deps, 'admin')
  const view = (): SelfDrills =>
    deps.desk.look((state) => selfDrillsView(state, deps.registry.directory(), deps.selfDrill.isRunning(), deps.clock.now()))

  app.get(
    '/hub/self-drills',
    { onRequest, schema: { tags, summary: 'The hub’s tests of itself, of the last 30 days', response: { 200: SelfDrills } } },
    async () => view(),
  )

  app.post(
    '/hub/self-drills',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Tests the way from a button to a phone now',
        description: 'Answers at once; what comes of it stands in the list.',
        response: { 202: SelfDrills },
      },
    },
    async ({ viewer }, reply) => {
      void deps.selfDrill.run(viewer.person)
      return reply.code(202).send(view())
    },
  )
}
