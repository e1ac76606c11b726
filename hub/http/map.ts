/** The land behind the pins: one PMTiles file, brought by the administrator, read in parts by whoever is signed in. */
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { MAP_MAX_BYTES, MapFile, MapInfo } from '../contract/map.ts'
import type { App } from './app.ts'
import type { HttpDeps } from './deps.ts'
import { signedIn } from './guard.ts'
import type { Opened } from './map/checked.ts'
import { mayResume, type Part, readRange } from './map/range.ts'
import type { Refused } from './map/receive.ts'
import { PIECE_BYTES, type Shelf } from './map/shelf.ts'
import { problem } from './problem.ts'
import { unhurried } from './unhurried.ts'

/** What the archives are registered as (PMTiles specification v3, "Media type"), and what a browser calls a file it does not know. */
const TYPES = ['application/vnd.pmtiles', 'application/octet-stream']
const tags = ['map']
const Version = Type.Object({
  v: Type.Optional(Type.String({ maxLength: 100, description: '`version`: lets a browser keep what it read' })),
})
const bytes = (description: string) => ({ description, content: { [TYPES[0] as string]: { schema: Type.String({ format: 'binary' }) } } })

type Deps = Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'log' | 'hubId'> & { shelf: Shelf }

export function mapRoutes(app: App, deps: Deps): void {
  const { shelf } = deps
  const anyone = signedIn(deps)
  const admin = signedIn(deps, 'admin')

  app.get(
    '/map',
    { onRequest: anyone, schema: { tags, summary: 'Which map file there is', response: { 200: MapInfo } } },
    async (): Promise<MapInfo> => {
      const found = await shelf.look()
      if (found === null) return { present: false }
      return typeof found === 'string' ? { present: false, trouble: found } : found.view
    },
  )

  app.get(
    '/map/tiles.pmtiles',
    {
      onRequest: anyone,
      schema: {
        tags,
        summary: 'The map file, whole or in parts',
        description: 'One range of bytes, `If-Range` and `If-None-Match` by the strong `ETag` (RFC 9110 §14).',
        querystring: Version,
        response: { 200: bytes('All of it'), 206: bytes('The part that was asked for'), 304: Type.Null() },
      },
    },
    async (request, reply) => {
      const found = await shelf.look()
      if (found === null || typeof found === 'string')
        return problem(reply, 404, 'no-map', 'An administrator has to bring a map file first.')
      const { etag, view } = found
      const lasting = request.query.v === view.version
      void reply.header('accept-ranges', 'bytes').header('etag', etag)
      void reply.header('cache-control', lasting ? 'private, max-age=604800, immutable' : 'private, no-cache')
      if (request.headers['if-none-match'] === etag) return reply.code(304).send(null)
      const part = mayResume(request.headers['if-range'] as string | undefined, etag) ? readRange(request.headers.range, view.size) : null
      if (part === 'unsatisfiable')
        return problem(reply.header('content-range', `bytes */${view.size}`), 416, 'range-not-satisfiable', `It has ${view.size} bytes.`)
      return send(reply, shelf, found, part)
    },
  )

  // In a scope of its own: nowhere else is a file a body. It is not read here but where it goes.
  app.register((scope: App, _options, done) => {
    scope.addContentTypeParser(TYPES, (_request, payload, parsed) => parsed(null, payload))
    scope.put(
      '/map',
      {
        onRequest: admin,
        bodyLimit: MAP_MAX_BYTES,
        schema: { tags, summary: 'Puts a PMTiles file in the place of the one there is', consumes: TYPES, response: { 200: MapFile } },
      },
      async (request, reply) => {
        const announced = Number(request.headers['content-length'] ?? Number.NaN)
        const answer = await putting(deps, request, Number.isNaN(announced) ? null : announced)
        if (answer === null) return problem(reply, 503, 'map-unwritable', 'The disk did not take it; the map is as it was.')
        if (answer === 'gone') return problem(reply, 408, 'request-timeout')
        if (answer === 'busy') return problem(reply, 409, 'map-busy', 'Another file is being brought just now.')
        if ('refused' in answer) return refuse(reply, answer)
        await record(deps, request, answer.put.size)
        return answer.put
      },
    )
    done()
  })

  app.delete(
    '/map',
    { onRequest: admin, schema: { tags, summary: 'Takes the map file away', response: { 204: Type.Null() } } },
    async (request, reply) => {
      const found = await shelf.look()
      await shelf.remove()
      if (found !== null) await record(deps, request, null)
      return reply.code(204).send(null)
    },
  )
}

const record = ({ desk, clock }: Deps, { viewer }: FastifyRequest, size: number | null) =>
  desk.submit({ type: 'RecordMapFile', at: clock.now(), by: viewer.person, size })

/** Null: the disk refuses. 'gone': whoever sent it has gone. */
async function putting({ shelf, clock, log }: Deps, { raw }: FastifyRequest, announced: number | null) {
  try {
    return await shelf.put(unhurried(raw, clock), announced)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC' || code === 'EDQUOT') return { refused: 'no-room', detail: 'The disk of the data folder is full.' } as const
    if (raw.destroyed && !raw.complete) return 'gone'
    log.error({ err: error }, 'the map file could not be written')
    return null
  }
}

function refuse(reply: FastifyReply, { refused, detail }: Refused): FastifyReply {
  switch (refused) {
    case 'map-not-pmtiles':
      return problem(reply, 400, 'map-not-pmtiles', detail)
    case 'map-cut-short':
      return problem(reply, 400, 'map-cut-short', detail)
    case 'map-cannot-be-drawn':
      return problem(reply, 400, 'map-cannot-be-drawn', detail)
    case 'map-too-large':
      return problem(reply, 413, 'map-too-large', detail)
    case 'no-room':
      return problem(reply, 507, 'no-room', detail)
  }
}

async function send(reply: FastifyReply, shelf: Shelf, opened: Opened, part: Part | null): Promise<FastifyReply> {
  const { size } = opened.view
  const { from, to } = part ?? { from: 0, to: size - 1 }
  const length = to - from + 1
  const first = await shelf.read(opened, from, length)
  if (first === null) return problem(reply.header('retry-after', '2'), 503, 'map-unavailable', 'The disk is busy or does not answer.')
  void reply.type(TYPES[0] as string).header('content-length', String(length))
  if (part) void reply.code(206).header('content-range', `bytes ${from}-${to}/${size}`)
  if (first.length === length) return reply.send(first)
  return reply.send(Readable.from(pieces(shelf, opened, first, from, to)))
}

/** One piece at a time, as fast as they are taken. A disk that stops answering ends the line: half a file must not look whole. */
async function* pieces(shelf: Shelf, opened: Opened, first: Buffer, from: number, to: number): AsyncGenerator<Buffer> {
  yield first
  for (let at = from + first.length; at <= to; ) {
    const piece = await shelf.read(opened, at, Math.min(PIECE_BYTES, to - at + 1))
    if (!piece?.length) throw new Error('the map file could not be read to its end')
    yield piece
    at += piece.length
  }
}
