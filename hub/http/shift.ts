/** Handing a shift over, the lines of its register, and the siren that was heard. */
import { Type } from 'typebox'
import { HandoverNoteBody, NoteParams, ShiftNoteBody, SirenBody } from '../contract/shift.ts'
import type { Command } from '../core/commands.ts'
import type { App } from './app.ts'
import type { HttpDeps } from './deps.ts'
import { signedIn } from './guard.ts'
import { refuse } from './problem.ts'

const tags = ['duty']
const response = { 204: Type.Null() }

export function shiftRoutes(app: App, deps: Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'hubId'>): void {
  const { clock, desk } = deps
  const onRequest = signedIn(deps, 'officer', 'commander')
  const submit = async (command: Command, reply: Parameters<typeof refuse>[0]) => {
    const answer = await desk.submit(command)
    return answer.ok ? reply.code(204).send(null) : refuse(reply, answer.refusal)
  }

  app.post(
    '/duty/handover',
    {
      onRequest,
      schema: { tags, summary: 'Signs off, with a note for whoever comes next or without', body: HandoverNoteBody, response },
    },
    ({ viewer: { person }, body }, reply) => submit({ type: 'HandOverShift', at: clock.now(), person, text: body?.text ?? null }, reply),
  )

  app.post(
    '/duty/handover/:note/read',
    {
      onRequest,
      schema: { tags, summary: 'Confirms having read what was left at this station', params: NoteParams, response },
    },
    ({ viewer: { person }, params: { note } }, reply) => submit({ type: 'ReadHandover', at: clock.now(), person, note }, reply),
  )

  app.post(
    '/duty/notes',
    { onRequest, schema: { tags, summary: 'Writes a line into the register of the shift', body: ShiftNoteBody, response } },
    ({ viewer: { person }, body: { text } }, reply) => submit({ type: 'NoteShift', at: clock.now(), person, text }, reply),
  )

  app.post(
    '/duty/siren',
    { onRequest, schema: { tags, summary: 'The siren was played here, and heard or not', body: SirenBody, response } },
    ({ viewer: { person }, body: { heard } }, reply) => submit({ type: 'CheckSiren', at: clock.now(), person, heard }, reply),
  )
}
