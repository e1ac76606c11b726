/** One line a request, with the route and not the URL: a query or a path may hold what is nobody's business. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Log } from '../desk/log.ts'

/** Every page sends one every 10 s. */
const CHATTER = new Set(['/api/v1/duty/beat', '/api/v1/watched-hubs/beat', '/api/v1/health', '/metrics'])

export function requestLog(log: Log) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const route = request.routeOptions.url ?? '(none)'
    const { statusCode: status } = reply
    const person = request.viewer?.person
    const fields = { method: request.method, route, from: request.ip, status, ms: Math.round(reply.elapsedTime), ...(person && { person }) }
    if (status >= 500) log.warn(fields, 'request failed')
    else if (request.method === 'GET' || CHATTER.has(route)) log.debug(fields, 'request')
    else log.info(fields, 'request')
  }
}
