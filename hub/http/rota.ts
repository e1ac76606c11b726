/** Proof of life: which shops have tried their buttons, whom to call, and what is known of one button over time. */
import { Type } from 'typebox'
import { ButtonId } from '../contract/ids.ts'
import { ButtonLife, RotaCounts, RotaSite, RotaState } from '../contract/rota.ts'
import { buttonLife, rotaCounts, rotaRank, rotaSites } from '../core/devices/rota-view.ts'
import { seesButton } from '../core/sight.ts'
import type { App } from './app.ts'
import type { HttpDeps } from './deps.ts'
import { signedIn } from './guard.ts'
import { ListOf, ListQuery, listing } from './listing.ts'
import { notFound } from './problem.ts'

const tags = ['tests']
const RotaQuery = Type.Object({ ...ListQuery.properties, state: Type.Optional(RotaState) })

export function rotaRoutes(app: App, deps: Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'hubId'>): void {
  const { clock, desk, registry } = deps

  app.get(
    '/rota',
    {
      onRequest: signedIn(deps, 'officer', 'commander', 'admin'),
      schema: { tags, summary: 'Tests of buttons by shop, the worst first', querystring: RotaQuery, response: { 200: ListOf(RotaSite) } },
    },
    async ({ viewer, query }) => {
      const sites = desk.look((state) => rotaSites(state, registry.directory(), viewer, clock.now()))
      const wanted = query.state === undefined ? sites : sites.filter(({ state }) => state === query.state)
      return listing(wanted, rotaRank, query)
    },
  )

  app.get(
    '/rota/counts',
    {
      onRequest: signedIn(deps, 'officer', 'commander', 'admin'),
      schema: { tags, summary: 'How many shops have their day today, are due, are overdue', response: { 200: RotaCounts } },
    },
    async ({ viewer }) => desk.look((state) => rotaCounts(state, registry.directory(), viewer, clock.now())),
  )

  app.get(
    '/buttons/:id/life',
    {
      onRequest: signedIn(deps, 'officer', 'commander', 'patrol', 'admin'),
      schema: {
        tags,
        summary: 'One button’s battery day by day, when it will be low, and when its case was opened',
        params: Type.Object({ id: ButtonId }),
        response: { 200: ButtonLife },
      },
    },
    async ({ viewer, params: { id } }, reply) => {
      const directory = registry.directory()
      if (!seesButton(viewer, id, directory)) return notFound(reply)
      return desk.look((state) => buttonLife(state, directory, id, clock.now())) ?? notFound(reply)
    },
  )
}
