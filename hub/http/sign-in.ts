/** Opens a session for a person who has just proved who they are, and answers with it. */
import type { FastifyReply } from 'fastify'
import type { PersonId } from '../contract/ids.ts'
import { setSessionCookie } from './cookie.ts'
import type { HttpDeps } from './deps.ts'
import { sessionOf } from './guard.ts'
import { sessionView } from './session-view.ts'

/**
 * 30 days from the sign-in, and not sliding: a duty desk must not sign itself out at 3 a.m. after so many idle hours. An end
 * counted from the sign-in falls at the hour of the sign-in, when somebody stood there who can do it again. Whoever
 * leaves, loses the device or the post is out at once: by signing out, or by being disabled.
 */
const SESSION_MS = 30 * 24 * 3_600_000

export async function openSession(
  { clock, registry, desk, hubId }: Pick<HttpDeps, 'clock' | 'registry' | 'desk' | 'hubId'>,
  reply: FastifyReply,
  person: PersonId,
) {
  const at = clock.now()
  // Whoever sat here before is out, and a session id put into this browser beforehand is worth nothing.
  const before = sessionOf({ hubId }, reply.request)
  if (before !== '') registry.sessions.close(before)
  const secret = registry.sessions.open(person, at, at + SESSION_MS)
  setSessionCookie(reply, hubId, secret, at + SESSION_MS)
  await desk.submit({ type: 'RecordSignIn', at, person, result: 'in' })
  return sessionView(person, registry, at)
}
