/** Could I raise an alarm right now? Open to all, so it names no site, no person and no secret. */
import { Health } from '../contract/api.ts'
import type { App } from './app.ts'
import type { HttpDeps } from './deps.ts'

export function healthRoutes(app: App, { health }: Pick<HttpDeps, 'health'>): void {
  app.get(
    '/health',
    { schema: { tags: ['health'], summary: 'Could an alarm be raised right now?', response: { 200: Health, 503: Health } } },
    async (_request, reply) => {
      const now = health()
      return reply.code(now.status === 'down' ? 503 : 200).send(now)
    },
  )
}
