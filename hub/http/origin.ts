/**
 * No other web page may act for a signed-in person. SameSite=Strict stops most; a sibling host or another port of this
 * host is the same site, so the origin is compared as well (OWASP CSRF, "Verifying Origin With Standard Headers").
 * No `Origin` passes, because scripts send none and a browser always does; `null` does not.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { problem } from './problem.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host
  } catch {
    return null
  }
}

export async function refuseForeignOrigin(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { origin } = request.headers
  if (SAFE.has(request.method) || origin === undefined) return undefined
  // Through URL on both sides, so that letter case and a default port do not matter.
  const own = hostOf(`${request.protocol}://${request.host}`)
  if (own !== null && hostOf(origin) === own) return undefined
  return problem(reply, 403, 'foreign-origin', 'This request came from a page of another host.')
}
