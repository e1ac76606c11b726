/** The sign of the office. Open to all: it stands above the sign-in. */
import { Type } from 'typebox'
import { pictureOf } from '../contract/logo.ts'
import type { App } from './app.ts'
import type { HttpDeps } from './deps.ts'

const picture = {
  description: 'PNG, WebP or JPEG',
  content: { 'image/*': { schema: Type.Unsafe<Buffer>({ type: 'string', format: 'binary' }) } },
}

export function logoRoutes(app: App, { registry }: Pick<HttpDeps, 'registry'>): void {
  app.get(
    '/logo',
    { schema: { tags: ['settings'], summary: 'The sign of the office', response: { 200: picture, 204: Type.Null() } } },
    async (_request, reply) => {
      const found = pictureOf(registry.directory().settings.logo)
      // No error: every sign-in asks for it.
      if (!found) return reply.code(204).send(null)
      return reply.header('cache-control', 'no-cache').type(found.type).send(Buffer.from(found.base64, 'base64'))
    },
  )
}
