/** One change to the registry, asked for by a person over HTTP. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { RegistryAnswer, RegistryRefusal } from '../desk/ports/registry.ts'
import type { RegistryChange } from '../desk/ports/registry-change.ts'
import type { HttpDeps } from './deps.ts'
import { problem, refuseRegistry } from './problem.ts'

type ChangeDeps = Pick<HttpDeps, 'registry' | 'clock' | 'log'>
type Made = Extract<RegistryAnswer, { ok: true }>
type Asked<C> = C extends RegistryChange ? Omit<C, 'at' | 'by'> : never

/** The registry's answer, or null: the disk refused and 503 has been sent. */
export async function ask(
  deps: ChangeDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  asked: Asked<RegistryChange>,
): Promise<RegistryAnswer | null> {
  const stamped = { ...asked, at: deps.clock.now(), by: request.viewer.person } as RegistryChange
  try {
    return await deps.registry.submit(stamped)
  } catch (error) {
    deps.log.error({ err: error, change: asked.type }, 'the registry could not be written')
    // The registry says in its own words whether anything may have changed.
    const why = error instanceof Error ? error.message : String(error)
    problem(reply, 503, 'registry-unwritable', `The disk did not take the write: ${why}.`)
    return null
  }
}

/**
 * What was made, or null: the refusal has been sent.
 * @param subject the refusal that means "what the path names is not there" (404)
 */
export async function change(
  deps: ChangeDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  asked: Asked<RegistryChange>,
  subject?: RegistryRefusal['refused'],
): Promise<Made | null> {
  const answer = await ask(deps, request, reply, asked)
  if (answer === null || answer.ok) return answer
  refuseRegistry(reply, answer.refusal, subject)
  return null
}

/** The registry answers every change with what it made; anything else is a fault of ours. */
export function made<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error('the registry did not answer with what it made')
  return thing
}
