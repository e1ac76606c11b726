/**
 * Who is asking. Looked up anew for every request, so that a role taken away or a disabled person counts at once.
 * It hangs on `onRequest`: a stranger learns nothing of a body's faults and uploads nothing.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Role } from '../contract/resources.ts'
import { mustHaveSecondFactor } from '../core/second-factor-view.ts'
import { type Viewer, viewerOf } from '../core/sight.ts'
import { sessionCookie } from './cookie.ts'
import type { HttpDeps } from './deps.ts'
import { problem } from './problem.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by `signedIn`; a route without it has none. */
    viewer: Viewer
  }
}

type GuardDeps = Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'hubId'>
type Guard = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>

/** The person behind a session as they may see the world right now, or null: signed out, expired or disabled. */
export function viewerOfSession({ clock, desk, registry }: Omit<GuardDeps, 'hubId'>, secret: string): Viewer | null {
  const person = registry.sessions.find(secret, clock.now())
  return person === null ? null : desk.look((state) => viewerOf(person, registry.directory(), state.duty))
}

/** The session's secret as the browser sent it; empty when it sent none. */
export const sessionOf = ({ hubId }: Pick<HttpDeps, 'hubId'>, request: FastifyRequest): string =>
  request.cookies[sessionCookie(hubId, request)] ?? ''

/** What only an administrator may: no road of an alarm is among it, so nobody who answers one is ever stopped here. */
const isOffice = (roles: readonly Role[]) => roles.length === 1 && roles[0] === 'admin'

const lacksSecondFactor = ({ registry }: GuardDeps, { person, role }: Viewer): boolean =>
  mustHaveSecondFactor(registry.directory().settings.secondFactor, role) && !registry.secondFactor(person).isOn

/** @param roles who may; none means anyone signed in */
export function signedIn(deps: GuardDeps, ...roles: Role[]): Guard {
  return async (request, reply) => {
    const viewer = viewerOfSession(deps, sessionOf(deps, request))
    if (!viewer) return problem(reply, 401, 'signed-out', 'Sign in first.')
    if (roles.length > 0 && !roles.includes(viewer.role)) return problem(reply, 403, 'wrong-role', `This is for: ${roles.join(', ')}.`)
    if (isOffice(roles) && lacksSecondFactor(deps, viewer))
      return problem(reply, 403, 'second-factor-first', 'The office asks administrators for a second factor: set one up on /account first.')
    request.viewer = viewer
    return undefined
  }
}
