/** On the demo's wall: the mains of the station, for a finger. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { problem } from '../http/problem.ts'
import { type SimulatedUps, UPS_STATES, type UpsState } from './simulated-ups.ts'

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/

export function powerRoutes(app: FastifyInstance, ups: Pick<SimulatedUps, 'state' | 'set'>): void {
  const onRequest = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> =>
    LOOPBACK.test(request.raw.socket.remoteAddress ?? '')
      ? undefined
      : problem(reply, 403, 'loopback-only', 'The demo answers only to the machine it runs on.')
  app.get('/demo/power', { onRequest }, () => ({ state: ups.state() }))
  app.post('/demo/power', { onRequest }, (request, reply) => {
    const { state } = (request.body ?? {}) as { state?: UpsState }
    if (state === undefined || !UPS_STATES.includes(state)) return problem(reply, 400, 'bad-body', 'state is on, off or low.')
    ups.set(state)
    return { state }
  })
}
