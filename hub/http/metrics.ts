/** `GET /metrics` for Prometheus: with the token from anywhere, without it only straight from this machine. */
import type { App } from './app.ts'
import type { HttpDeps } from './deps.ts'
import { isDirectLoopback, isSame } from './from-the-box.ts'
import { problem } from './problem.ts'

export function metricsRoutes(app: App, { metrics, metricsToken }: Pick<HttpDeps, 'metrics' | 'metricsToken'>): void {
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    const [, token] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? []
    const known = token !== undefined && metricsToken !== null && isSame(token, metricsToken)
    if (!known && !isDirectLoopback(request)) {
      void reply.header('www-authenticate', 'Bearer')
      return problem(reply, 401, 'needs-token', 'With a bearer token, or directly from the machine itself.')
    }
    const { type, body } = await metrics()
    return reply.type(type).send(body)
  })
}
