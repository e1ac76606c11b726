/** How the hub is, for its administrator: what `GET /health` may not tell everybody. */
import { HubDetails } from '../contract/office.ts'
import { stationDuty } from '../core/shift/duty-view.ts'
import type { App } from './app.ts'
import type { HttpDeps } from './deps.ts'
import type { Feeds } from './feeds.ts'
import { signedIn } from './guard.ts'

type Deps = Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'hubId' | 'presence' | 'details' | 'publicUrl'> & { feeds: Feeds }

export function hubDetailsRoutes(app: App, deps: Deps): void {
  app.get(
    '/hub',
    {
      onRequest: signedIn(deps, 'admin'),
      schema: { tags: ['health'], summary: 'Versions, disk, lines, and who is there', response: { 200: HubDetails } },
    },
    async ({ viewer }): Promise<HubDetails> => {
      const directory = deps.registry.directory()
      const duty = deps.desk.look((state) =>
        [...directory.stations.keys()].map((station) =>
          stationDuty(state, directory, viewer, station, deps.presence.attended, deps.clock.now()),
        ),
      )
      return { ...(await deps.details()), publicUrl: deps.publicUrl, feeds: deps.feeds.count(), duty }
    },
  )
}
