/** One file with everything, made by a program of its own beside the running hub and handed over once. */

import { createReadStream } from 'node:fs'
import { Type } from 'typebox'
import type { PersonId } from '../contract/ids.ts'
import { BackupState } from '../contract/office.ts'
import { personName } from '../core/person-name-view.ts'
import type { App } from './app.ts'
import { type Confirmations, confirmed } from './confirm.ts'
import type { HttpDeps } from './deps.ts'
import { signedIn } from './guard.ts'
import { problem } from './problem.ts'

const tags = ['backup']

export function backupRoutes(
  app: App,
  deps: Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'hubId' | 'log' | 'backups'> & { confirmations: Confirmations },
): void {
  const { backups, clock, desk, registry, log } = deps
  const onRequest = signedIn(deps, 'admin')
  const preHandler = confirmed(deps)

  function state(): BackupState {
    const { state: is, madeAt, bytes, said } = backups.state()
    const last = desk.look(({ lastBackup }) => lastBackup && { ...lastBackup })
    const iso = (at: number) => new Date(at).toISOString()
    const name = (id: PersonId) => personName(id, registry.directory())
    return {
      state: is,
      ...(madeAt !== undefined && { madeAt: iso(madeAt) }),
      ...(bytes !== undefined && { bytes }),
      ...(said !== undefined && { said }),
      ...(last && { last: { at: iso(last.at), by: { id: last.by, name: name(last.by) }, bytes: last.bytes } }),
    }
  }
  /** On the record when it is there, whether anybody fetches it or not. */
  const make = (by: PersonId) =>
    backups.make().then(async (made) => {
      if (made.isNew) await desk.submit({ type: 'RecordBackup', at: clock.now(), by, bytes: made.bytes })
      return made
    })

  app.get(
    '/backup/state',
    {
      onRequest,
      schema: { tags, summary: 'Whether one is being made or ready, and when the last one was made', response: { 200: BackupState } },
    },
    async () => state(),
  )

  app.post(
    '/backup',
    {
      onRequest,
      preHandler,
      schema: { tags, summary: 'Begins to make one; it is kept for fifteen minutes', response: { 202: BackupState } },
    },
    async (request, reply) => {
      make(request.viewer.person).catch((error: unknown) => log.error({ err: error }, 'no backup was made'))
      return reply.code(202).send(state())
    },
  )

  app.get(
    '/backup',
    {
      onRequest,
      preHandler,
      schema: {
        tags,
        summary: 'The file, as `npm run restore` takes it; made first when none is ready',
        produces: ['application/octet-stream'],
        response: { 200: Type.Any({ description: 'One gzipped SQLite database' }) },
      },
    },
    async (request, reply) => {
      const made = await make(request.viewer.person).catch((error: unknown) => {
        log.error({ err: error }, 'no backup was made')
        return error instanceof Error ? error.message : String(error)
      })
      if (typeof made === 'string') return problem(reply, 503, 'no-backup', made)
      const stream = createReadStream(made.file)
      stream.once('close', () => backups.handedOver(made.file))
      const stamp = new Date(made.madeAt).toISOString().slice(0, 16).replaceAll(':', '')
      return reply
        .type('application/octet-stream')
        .header('content-length', made.bytes)
        .header('content-disposition', `attachment; filename="tieng-chuong-${stamp}Z.chuong"`)
        .send(stream)
    },
  )
}
