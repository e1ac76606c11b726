/** One's own second factor, after the password once more: set up, proved by a first code, renewed, off. And an administrator's way to help. */
import { Type } from 'typebox'
import { PersonId } from '../contract/ids.ts'
import { RecoveryCodes, SecondFactorOffer, SignInCode } from '../contract/second-factor.ts'
import type { App } from './app.ts'
import { attempts } from './attempts.ts'
import { ask, change, made } from './change.ts'
import { type Confirmations, confirmed } from './confirm.ts'
import type { HttpDeps } from './deps.ts'
import { signedIn } from './guard.ts'
import { problem, tooMany } from './problem.ts'

/** From the QR code to the first six digits. */
const OFFER_MS = 15 * 60_000
/** People setting one up at once; beyond it the oldest begins again. */
const KEPT = 200

type Deps = Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'log' | 'hubId'> & { confirmations: Confirmations }

const tags = ['session']

export function secondFactorRoutes(app: App, deps: Deps): void {
  const { clock, registry } = deps
  const own = { onRequest: signedIn(deps) }
  const sure = { ...own, preHandler: confirmed(deps) }
  const tries = attempts(clock, 10, 30_000)
  /** Kept by nobody else until an app has proved that it has it: after a restart one begins again. */
  const offers = new Map<PersonId, { secret: string; until: number }>()

  app.post(
    '/session/second-factor',
    {
      ...sure,
      schema: { tags, summary: 'A secret for an authenticator app, 15 minutes; nothing is on yet', response: { 201: SecondFactorOffer } },
    },
    async ({ viewer: { person } }, reply) => {
      if (registry.secondFactor(person).isOn) return problem(reply, 409, 'second-factor-on', 'Turn it off before setting up another phone.')
      const offer = registry.offerSecondFactor(person)
      offers.delete(person)
      offers.set(person, { secret: offer.secret, until: clock.now() + OFFER_MS })
      const [oldest] = offers.size > KEPT ? offers.keys() : []
      if (oldest !== undefined) offers.delete(oldest)
      return reply.code(201).send(offer)
    },
  )

  app.put(
    '/session/second-factor',
    {
      ...own,
      schema: {
        tags,
        summary: 'Turns it on with the first code of the app; ten recovery codes, shown this once',
        body: Type.Object({ code: SignInCode }, { additionalProperties: false }),
        response: { 200: RecoveryCodes },
      },
    },
    async (request, reply) => {
      const { person: id } = request.viewer
      const wait = tries.take(id)
      if (wait > 0) return tooMany(reply, wait)
      const offer = offers.get(id)
      if (!offer || offer.until <= clock.now())
        return problem(reply, 409, 'second-factor-not-begun', 'POST /session/second-factor gives a secret, good for 15 minutes.')
      const code = request.body.code.replaceAll(/[\s-]/g, '')
      const answer = await ask(deps, request, reply, { type: 'TurnOnSecondFactor', id, secret: offer.secret, code })
      if (answer === null) return reply
      if (!answer.ok) {
        const { refused, detail } = answer.refusal
        return problem(reply, 409, refused, detail, refused === 'wrong-code' ? { now: new Date(clock.now()).toISOString() } : {})
      }
      tries.giveBack(id)
      offers.delete(id)
      return { recoveryCodes: made(answer.recoveryCodes) }
    },
  )

  app.post(
    '/session/recovery-codes',
    {
      ...sure,
      schema: { tags, summary: 'Ten new recovery codes, shown this once; the old ones are void', response: { 200: RecoveryCodes } },
    },
    async (request, reply) => {
      const answer = await change(deps, request, reply, { type: 'RenewRecoveryCodes', id: request.viewer.person })
      return answer ? { recoveryCodes: made(answer.recoveryCodes) } : reply
    },
  )

  app.delete(
    '/session/second-factor',
    { ...sure, schema: { tags, summary: 'Turns one’s own off', response: { 204: Type.Null() } } },
    async (request, reply) => {
      const answer = await change(deps, request, reply, { type: 'TurnOffSecondFactor', id: request.viewer.person })
      return answer ? reply.code(204).send(null) : reply
    },
  )

  app.delete(
    '/people/:id/second-factor',
    {
      onRequest: signedIn(deps, 'admin'),
      preHandler: confirmed(deps),
      schema: {
        tags: ['people'],
        summary: 'Takes somebody’s second factor away and signs them out everywhere; they are told',
        params: Type.Object({ id: PersonId }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const answer = await change(deps, request, reply, { type: 'TurnOffSecondFactor', id: request.params.id }, 'no-such-person')
      return answer ? reply.code(204).send(null) : reply
    },
  )
}
