/** What went wrong, said as a problem: every fault of a bad request, and nothing of what is inside the hub. */
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { Log } from '../desk/log.ts'
import { notFound, problem, problemBody } from './problem.ts'
import { isUnhurried } from './unhurried.ts'
import { faultsOf } from './validate.ts'

const codeOf = (status: number): string => (STATUS_CODES[status] ?? 'refused').toLowerCase().replaceAll(' ', '-')

export function errorHandler(log: Log) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const { validation, validationContext: where, statusCode = 500 } = error
    // An address that cannot be one names nothing.
    if (validation && where === 'params') return notFound(reply)
    if (validation) {
      const code = where === 'body' ? 'bad-body' : 'bad-query'
      return problem(reply, 400, code, 'Correct every fault and send it again.', { faults: faultsOf(validation) })
    }
    if (error.code === 'FST_ERR_CTP_INVALID_JSON_BODY')
      return problem(reply, 400, 'bad-body', 'This is not JSON.', { faults: [{ at: '', message: 'is not JSON' }] })
    if (statusCode >= 400 && statusCode < 500) return problem(reply, statusCode, codeOf(statusCode))
    log.error({ err: error, method: request.method, route: request.routeOptions.url }, 'a request failed')
    return problem(reply, 500, 'internal-error', 'The hub could not do this; its log says why.')
  }
}

/** What is not even HTTP is answered below Fastify. */
export function clientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && isUnhurried(socket)) return
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400
  const body = JSON.stringify(problemBody(status, codeOf(status)))
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\ncontent-type: application/problem+json`
  socket.end(`${head}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`)
}
