/** What the demo shows and does is for the machine it runs on. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { problem } from '../http/problem.ts'

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/

export async function onlyThisMachine(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  if (LOOPBACK.test(request.raw.socket.remoteAddress ?? '')) return undefined
  return problem(reply, 403, 'loopback-only', 'The demo answers only to the machine it runs on.')
}
