/** On the demo's wall: the mains of the station, for a finger. */
import type { FastifyInstance } from 'fastify'
import { problem } from '../http/problem.ts'
import { onlyThisMachine } from './only-this-machine.ts'
import { type SimulatedUps, UPS_STATES, type UpsState } from './simulated-ups.ts'

export function powerRoutes(app: FastifyInstance, ups: Pick<SimulatedUps, 'state' | 'set'>): void {
  const onRequest = onlyThisMachine
  app.get('/demo/power', { onRequest }, () => ({ state: ups.state() }))
  app.post('/demo/power', { onRequest }, (request, reply) => {
    const { state } = (request.body ?? {}) as { state?: UpsState }
    if (state === undefined || !UPS_STATES.includes(state)) return problem(reply, 400, 'bad-body', 'state is on, off or low.')
    ups.set(state)
    return { state }
  })
}
