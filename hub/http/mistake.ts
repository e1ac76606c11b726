/** "Pressed by mistake": a note to the desk that closes nothing. */
import { Type } from 'typebox'
import { SiteId } from '../contract/ids.ts'
import { PinBody } from '../contract/shop.ts'
import type { App } from './app.ts'
import type { HttpDeps } from './deps.ts'
import { signedIn } from './guard.ts'
import type { PinCheck } from './pin.ts'
import { refuse } from './problem.ts'

const Noted = Type.Object({ noted: Type.Literal(true) })

export function mistakeRoutes(app: App, deps: Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'hubId'> & { checkPin: PinCheck }): void {
  app.post(
    '/sites/:id/mistake',
    {
      onRequest: signedIn(deps, 'staff', 'manager'),
      schema: {
        tags: ['sites'],
        summary: 'Pressed by mistake',
        params: Type.Object({ id: SiteId }),
        body: PinBody,
        response: { 200: Noted },
      },
    },
    async (request, reply) => {
      const given = await deps.checkPin(request, reply)
      if (given === null) return reply
      const answer = await deps.desk.submit({ type: 'Mistake', ...given })
      return answer.ok ? { noted: true as const } : refuse(reply, answer.refusal)
    },
  )
}
