/** Bringing businesses on: what is suggested before a site exists, how far its fitting has come, and the sheet of its hand-over. */
import { Type } from 'typebox'
import type { SiteId } from '../contract/ids.ts'
import { ButtonId, SiteId as SiteIdSchema } from '../contract/ids.ts'
import { Acceptance, ButtonsForSites, HandOverBody, LampCheckBody, Readiness, SuggestBody, Suggestion } from '../contract/onboarding.ts'
import { Button, Site } from '../contract/resources.ts'
import { acceptanceView, readinessView } from '../core/shop/acceptance-view.ts'
import type { App } from './app.ts'
import { change, made } from './change.ts'
import type { HttpDeps } from './deps.ts'
import { signedIn } from './guard.ts'
import { readPlace } from './import/location.ts'
import { notFound, problem } from './problem.ts'

const One = Type.Object({ id: SiteIdSchema })
const tags = ['onboarding']

type Deps = Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'log' | 'hubId'>

export function onboardingRoutes(app: App, deps: Deps): void {
  const admin = signedIn(deps, 'admin')
  const asItIs = (id: SiteId) => deps.desk.look((state) => acceptanceView(state, deps.registry.directory(), id))

  app.post(
    '/sites/suggestion',
    {
      onRequest: admin,
      schema: {
        tags,
        summary: 'Before a site exists: a free code, what a pasted place means, the nearest stations',
        body: SuggestBody,
        response: { 200: Suggestion },
      },
    },
    async (request, reply) => {
      const { name, place, location } = request.body
      const read = place === undefined ? location : readPlace(place.trim())
      if (read && 'wrong' in read) return problem(reply, 400, 'place-unreadable', read.wrong, { why: read.why })
      return deps.registry.suggest({ name, location: read })
    },
  )

  app.get(
    '/sites/readiness',
    {
      onRequest: admin,
      schema: { tags, summary: 'How far every site has come', response: { 200: Type.Object({ items: Type.Array(Readiness) }) } },
    },
    async () => {
      const directory = deps.registry.directory()
      const items = deps.desk.look((state) =>
        [...directory.sites.values()].map((site) => readinessView(state, directory, site, deps.registry.acceptance(site.id) !== null)),
      )
      return { items }
    },
  )

  app.get(
    '/sites/:id/acceptance',
    {
      onRequest: admin,
      schema: {
        tags,
        summary: 'The sheet of the hand-over; before it, each button as it is now',
        params: One,
        response: { 200: Acceptance },
      },
    },
    async (request, reply) => {
      const directory = deps.registry.directory()
      const site = directory.sites.get(request.params.id)
      if (!site) return notFound(reply)
      const kept = site.service === 'in-service' ? deps.registry.acceptance(site.id) : null
      if (!kept) return made(asItIs(site.id) ?? undefined)
      const by = kept.by === null ? undefined : directory.people.get(kept.by)
      return { ...kept.sheet, ...(by && { by: { id: by.id, name: by.name } }) }
    },
  )

  app.post(
    '/sites/:id/handover',
    {
      onRequest: admin,
      schema: {
        tags,
        summary: 'Ends the fitting: its presses ring from now on',
        params: One,
        body: HandOverBody,
        response: { 200: Type.Object({ ...Site.properties, proven: Type.Integer(), buttons: Type.Integer() }) },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const { strict = false, reason } = request.body
      const now = asItIs(id)
      const unproven = now?.buttons.filter(({ provenAt }) => provenAt === undefined).map(({ id, label }) => ({ id, label })) ?? []
      const open = now?.missing.filter((each) => each !== 'no-outside-contact' && each !== 'no-buttons') ?? []
      if (strict && open.length > 0 && reason === undefined)
        return problem(reply, 409, 'not-proven', 'Press every button and look at every lamp, or give a reason.', {
          missing: open,
          buttons: unproven,
        })
      const sheet = now && { ...now, ...(reason !== undefined && { reason }) }
      const answer = await change(deps, request, reply, { type: 'HandOverSite', id, ...(sheet && { sheet }) }, 'no-such-site')
      return answer ? { ...made(answer.site), proven: now?.proven ?? 0, buttons: now?.buttons.length ?? 0 } : reply
    },
  )

  app.post(
    '/buttons',
    {
      onRequest: admin,
      schema: {
        tags,
        summary: 'The same buttons in many sites; each gets its credentials when its slip is opened',
        body: ButtonsForSites,
        response: { 201: Type.Object({ items: Type.Array(Button) }) },
      },
    },
    async (request, reply) => {
      const answer = await change(deps, request, reply, { type: 'AddButtons', ...request.body })
      return answer ? reply.code(201).send({ items: made(answer.buttons) }) : reply
    },
  )

  app.post(
    '/buttons/:id/lamp-check',
    {
      onRequest: admin,
      schema: {
        tags,
        summary: 'What the installer saw of its lamp',
        params: Type.Object({ id: ButtonId }),
        body: LampCheckBody,
        response: { 200: Button },
      },
    },
    async (request, reply) => {
      const answer = await change(
        deps,
        request,
        reply,
        { type: 'CheckLamp', id: request.params.id, lit: request.body.lit },
        'no-such-button',
      )
      return answer ? made(answer.button) : reply
    },
  )
}
