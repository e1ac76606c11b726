/** `GET /metrics` for Prometheus: with the token from anywhere, without it only straight from this machine. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { App } from './app.ts'
import type { HttpDeps } from './deps.ts'
import { problem } from './problem.ts'
import { isForwarded } from './trusted-proxy.ts'

const digest = (text: string) => createHash('sha256').update(text).digest()
const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/

/** A proxy on this machine connects from loopback too, and says so in its headers. */
const isDirectLoopback = (request: FastifyRequest) => LOOPBACK.test(request.socket.remoteAddress ?? '') && !isForwarded(request.headers)

export function metricsRoutes(app: App, { metrics, metricsToken }: Pick<HttpDeps, 'metrics' | 'metricsToken'>): void {
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    const [, token] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? []
    const known = token !== undefined && metricsToken !== null && timingSafeEqual(digest(token), digest(metricsToken))
    if (!known && !isDirectLoopback(request)) {
      void reply.header('www-authenticate', 'Bearer')
      return problem(reply, 401, 'needs-token', 'With a bearer token, or directly from the machine itself.')
    }
    const { type, body } = await metrics()
    return reply.type(type).send(body)
  })
}
