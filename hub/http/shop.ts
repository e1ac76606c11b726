/** The shop's own page: its buttons and tests, what a PIN opens, and its manager outside. */
import { Type } from 'typebox'
import { SiteId } from '../contract/ids.ts'
import { Outside, PinBody, Positions, ShopView, TestRecord } from '../contract/shop.ts'
import { testRecords } from '../core/devices/test-record-view.ts'
import { attentionRank, shopView } from '../core/shop/shop-view.ts'
import { seesSite, type Viewer } from '../core/sight.ts'
import { shopTroubles } from '../core/silence/shop-trouble-view.ts'
import type { App } from './app.ts'
import type { HttpDeps } from './deps.ts'
import { sessionOf, signedIn } from './guard.ts'
import { ListOf, ListQuery, listing } from './listing.ts'
import { outsideBrowsers } from './outside-browsers.ts'
import type { PinCheck } from './pin.ts'
import { notFound, refuse } from './problem.ts'

/** Long enough for a round of tests, short enough that a phone left lying shows nothing. */
const POSITIONS_MS = 5 * 60_000
const OUTSIDE_MS = 4 * 3_600_000

const One = Type.Object({ id: SiteId })
const tags = ['shop']
const iso = (at: number) => new Date(at).toISOString()

export function shopRoutes(app: App, deps: Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'hubId'> & { checkPin: PinCheck }): void {
  const { clock, desk, registry } = deps
  const outside = outsideBrowsers(clock)
  const isManager = (viewer: Viewer) => viewer.role === 'manager'

  app.get(
    '/shop',
    {
      onRequest: signedIn(deps, 'staff', 'manager', 'admin'),
      schema: { tags, summary: 'One’s shops, what needs a look first', querystring: ListQuery, response: { 200: ListOf(ShopView) } },
    },
    async (request) => {
      const directory = registry.directory()
      const session = sessionOf(deps, request)
      const seen = [...directory.sites.values()].filter((site) => seesSite(request.viewer, site.id, directory))
      const views = desk.look((state) =>
        seen.map((site) => {
          const declared = isManager(request.viewer) ? outside.of(session, site.id) : null
          const view = shopView(state, directory, site, clock.now(), declared)
          return isManager(request.viewer) ? { ...view, troubles: shopTroubles(state, directory, site, clock.now(), declared) } : view
        }),
      )
      return listing(views, (view) => `${attentionRank(view)} ${view.code}`, request.query)
    },
  )

  app.get(
    '/sites/:id/tests',
    {
      onRequest: signedIn(deps),
      schema: {
        tags,
        summary: 'The last test presses of a site, newest first',
        params: One,
        response: { 200: Type.Object({ items: Type.Array(TestRecord) }) },
      },
    },
    async (request, reply) => {
      const directory = registry.directory()
      const site = request.params.id
      if (!directory.sites.has(site) || !seesSite(request.viewer, site, directory)) return notFound(reply)
      return { items: desk.look((state) => testRecords(state, site, directory, request.viewer, clock.now())) }
    },
  )

  app.post(
    '/sites/:id/positions',
    {
      onRequest: signedIn(deps, 'staff', 'manager'),
      schema: {
        tags,
        summary: 'Where the buttons are, and the words by which the police know a voice: for five minutes',
        params: One,
        body: PinBody,
        response: { 200: Positions },
      },
    },
    async (request, reply) => {
      const given = await deps.checkPin(request, reply)
      if (given === null) return reply
      const answer = await desk.submit({ type: 'ShowPositions', ...given })
      if (!answer.ok) return refuse(reply, answer.refusal)
      const { buttons, buttonsOf, sites } = registry.directory()
      const own = (buttonsOf.get(given.site) ?? []).flatMap((id) => buttons.get(id) ?? [])
      return {
        until: iso(given.at + POSITIONS_MS),
        buttons: own.filter(({ retiredAt }) => retiredAt === undefined).map(({ id, label }) => ({ id, label })),
        contacts: sites.get(given.site)?.contacts ?? [],
      }
    },
  )

  app.post(
    '/sites/:id/outside',
    {
      onRequest: signedIn(deps, 'manager'),
      schema: {
        tags,
        summary: 'This browser is outside: it is shown the state of an alarm for four hours',
        params: One,
        body: PinBody,
        response: { 200: Outside },
      },
    },
    async (request, reply) => {
      const given = await deps.checkPin(request, reply)
      if (given === null) return reply
      const until = given.at + OUTSIDE_MS
      const answer = await desk.submit({ type: 'DeclareOutside', ...given, until })
      if (!answer.ok) return refuse(reply, answer.refusal)
      outside.declare(sessionOf(deps, request), given.site, { until, real: !given.duress })
      return { until: iso(until) }
    },
  )

  app.delete(
    '/sites/:id/outside',
    {
      onRequest: signedIn(deps, 'manager'),
      schema: { tags, summary: 'Inside again: nothing of an alarm is shown', params: One, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      const site = request.params.id
      if (!seesSite(request.viewer, site, registry.directory())) return notFound(reply)
      // First of all hidden; the record can wait.
      outside.end(sessionOf(deps, request), site)
      const answer = await desk.submit({ type: 'EndOutside', at: clock.now(), site, by: request.viewer.person })
      return answer.ok ? reply.code(204).send(null) : refuse(reply, answer.refusal)
    },
  )
}
