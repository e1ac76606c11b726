/** Slips for a bag of buttons: made by an administrator, opened once on the installer's phone, which needs no account. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { Claim, Claimed, ClaimsBody, Connection, OpenClaimBody } from '../contract/onboarding.ts'
import type { App } from './app.ts'
import { addressKey, attempts } from './attempts.ts'
import { change, made } from './change.ts'
import type { HttpDeps } from './deps.ts'
import { signedIn } from './guard.ts'
import { problem, refuseRegistry, tooMany } from './problem.ts'

const tags = ['onboarding']

type Deps = Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'log' | 'hubId' | 'publicUrl' | 'disconnectDevice' | 'mqtt'>

export function claimRoutes(app: App, deps: Deps): void {
  const admin = signedIn(deps, 'admin')
  const byAddress = attempts(deps.clock, 30, 10_000)

  const connection = (request: FastifyRequest): Connection => {
    const { port, loopback, tlsPort } = deps.mqtt()
    const host = deps.publicUrl === null ? request.hostname.replace(/:\d+$/, '') : new URL(deps.publicUrl).hostname
    return { host, plain: { port, loopback }, ...(tlsPort !== null && { tls: { port: tlsPort } }) }
  }

  app.get(
    '/connection',
    { onRequest: admin, schema: { tags, summary: 'Where devices of this hub connect to', response: { 200: Connection } } },
    async (request) => connection(request),
  )

  app.post(
    '/claims',
    {
      onRequest: admin,
      schema: {
        tags,
        summary: 'A slip for each of these buttons; the one before it is void',
        body: ClaimsBody,
        response: { 201: Type.Object({ items: Type.Array(Claim) }) },
      },
    },
    async (request, reply) => {
      const answer = await change(deps, request, reply, { type: 'MakeClaims', buttons: request.body.buttons })
      if (!answer) return reply
      // as with invitations: a fragment is sent to no server, so that the token stands in no proxy's log
      const base = deps.publicUrl ?? `${request.protocol}://${request.host}`
      const items = made(answer.claims).map(({ button, token, expiresAt }) => ({
        button,
        token,
        link: `${base}/claim#${token}`,
        expiresAt: new Date(expiresAt).toISOString(),
      }))
      return reply.code(201).send({ items })
    },
  )

  app.post(
    '/claims/open',
    {
      schema: {
        tags,
        summary: 'Opens a slip: new credentials for its button, this once',
        body: OpenClaimBody,
        response: { 200: Claimed },
      },
    },
    async (request, reply) => {
      const address = addressKey(request.ip)
      const wait = byAddress.take(address)
      if (wait > 0) return tooMany(reply, wait)
      return open(request, reply, request.body.token, () => byAddress.giveBack(address))
    },
  )

  /** @param wasNoGuess a bag of sixty slips is opened behind one address in one morning */
  async function open(request: FastifyRequest, reply: FastifyReply, token: string, wasNoGuess: () => void) {
    const at = deps.clock.now()
    const answer = await deps.registry.submit({ type: 'OpenClaim', at, by: null, token }).catch((error: unknown) => {
      deps.log.error({ err: error }, 'the registry could not be written')
      return null
    })
    if (answer === null) return problem(reply, 503, 'registry-unwritable', 'The disk did not take the write. Try again in a moment.')
    if (!answer.ok) return refuseRegistry(reply, answer.refusal)
    wasNoGuess()
    const button = made(answer.button)
    deps.disconnectDevice(button.id)
    const { code, name, address } = made(deps.registry.directory().sites.get(button.site))
    return { button, site: { code, name, address }, mqtt: made(answer.mqtt ?? undefined), connection: connection(request) }
  }
}
