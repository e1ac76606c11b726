/** The PIN of a person of the shop. Both are answered alike, to the byte and in the same time; only the desk knows which it was. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { SiteId } from '../contract/ids.ts'
import { seesSite } from '../core/sight.ts'
import { attempts } from './attempts.ts'
import type { HttpDeps } from './deps.ts'
import { notFound, problem, tooMany } from './problem.ts'

type PinRequest = FastifyRequest<{ Params: { id: SiteId }; Body: { pin: string } }>

/** Who gave which PIN for which site, as the desk is told; or null: the refusal has been sent. */
export type PinCheck = (request: PinRequest, reply: FastifyReply) => Promise<Given | null>
type Given = Awaited<ReturnType<typeof given>>

type Deps = Pick<HttpDeps, 'clock' | 'registry' | 'rosterFor' | 'newIncidentId'>

/** One for all that a PIN opens: who guesses must not begin anew at another door. */
export function pinCheck(deps: Deps): PinCheck {
  const { clock, registry } = deps
  // Four digits fall to a machine in a minute, to ten tries and one more each minute in a week.
  const tries = attempts(clock, 10, 60_000)
  return async (request, reply) => {
    const { person } = request.viewer
    const site = request.params.id
    if (!seesSite(request.viewer, site, registry.directory())) return sent(notFound(reply))
    const wait = tries.take(person)
    if (wait > 0) return sent(tooMany(reply, wait))
    const which = await registry.verifyPin(person, request.body.pin)
    if (which === null) return sent(problem(reply, 403, 'wrong-pin', 'This is not the PIN.'))
    tries.giveBack(person)
    return given(deps, request, which === 'duress')
  }
}

const given = ({ clock, rosterFor, newIncidentId }: Deps, { params, viewer }: PinRequest, duress: boolean) => ({
  at: clock.now(),
  site: params.id,
  by: viewer.person,
  duress,
  incident: newIncidentId(),
  roster: rosterFor(params.id),
})

const sent = (_reply: FastifyReply) => null
