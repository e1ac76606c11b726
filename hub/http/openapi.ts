/** The OpenAPI document, made from the schemas that requests are held against. */
import swagger from '@fastify/swagger'
import type { App } from './app.ts'

export async function openapi(app: App, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Tieng Chuong',
        version,
        description:
          'Every refusal is application/problem+json (RFC 9457) with a stable `code`. Signed out 401, wrong role 403, ' +
          'not visible to you 404, bad body 400 naming every fault, refused 409.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'tc-<hub>', description: 'Set by POST /session' } },
      },
    },
  })
}

export function openapiRoute(app: App): void {
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}
