/**
 * The console: one static shell for every page, because a link from elsewhere comes without the Strict cookie and only the
 * page itself can find out who is signed in.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from './app.ts'
import type { ConsoleFile } from './console-files.ts'

const PAGE = /^\/((duty|patrol|shop|admin|demo|invite|claim|phone-check|account|manual)(\/[^.]*)?)?$/

const WORKERS = new Set(['/sw.js', '/service-worker.js'])

const NOT_BUILT = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Tieng Chuong</title>
<p>The hub is running; its console is not built. Run <code>npm run build</code> and start the hub again.</p>`

export function pageRoutes(app: App, files: ReadonlyMap<string, ConsoleFile>): void {
  app.get('/*', { schema: { hide: true } }, async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/'
    const page = PAGE.test(path)
    const file = files.get(page ? '/index.html' : path)
    if (file) return send(request, reply, path, file)
    if (page) return reply.code(503).type('text/html; charset=utf-8').send(NOT_BUILT)
    return reply.callNotFound()
  })
}

function send({ headers }: FastifyRequest, reply: FastifyReply, path: string, file: ConsoleFile): FastifyReply {
  void reply.header('cache-control', file.cacheControl).header('etag', file.etag).header('vary', 'accept-encoding')
  if (WORKERS.has(path)) void reply.header('service-worker-allowed', '/')
  if (headers['if-none-match'] === file.etag) return reply.code(304).send()
  void reply.type(file.type)
  const zipped = file.gzipped && /\bgzip\b/.test(String(headers['accept-encoding'] ?? ''))
  return zipped ? reply.header('content-encoding', 'gzip').send(file.gzipped) : reply.send(file.body)
}
