/**
 * The session cookie. Cookies ignore ports, so it is named by the hub; and a plain page cannot overwrite a Secure
 * cookie of the same name (RFC 6265bis §5.7), so it has another name on TLS.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'

export const sessionCookie = (hubId: string, request: Pick<FastifyRequest, 'protocol'>): string =>
  request.protocol === 'https' ? `__Host-tc-${hubId}` : `tc-${hubId}`

/** @param expiresAt ms since 1970; the browser forgets it then, and the hub refuses it whatever the browser does */
export function setSessionCookie(reply: FastifyReply, hubId: string, secret: string, expiresAt: number): void {
  const { request } = reply
  reply.setCookie(sessionCookie(hubId, request), secret, { ...attributes(request), expires: new Date(expiresAt) })
}

export function clearSessionCookie(reply: FastifyReply, hubId: string): void {
  const { request } = reply
  reply.clearCookie(sessionCookie(hubId, request), attributes(request))
}

const attributes = (request: FastifyRequest) =>
  ({ path: '/', httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https' }) as const
