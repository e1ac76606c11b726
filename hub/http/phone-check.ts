/** The phone's side of `npm run doctor -- --phone`: whoever has the link, for fifteen minutes, and one phone only. */
import { PhoneCheck, PhoneCheckBody } from '../contract/phone-check.ts'
import type { App } from './app.ts'
import { addressKey, attempts } from './attempts.ts'
import type { HttpDeps } from './deps.ts'
import { problem, tooMany } from './problem.ts'

export function phoneCheckRoutes(app: App, { clock, push }: Pick<HttpDeps, 'clock' | 'push'>): void {
  const byAddress = attempts(clock, 30, 10_000)

  app.post(
    '/phone-check',
    {
      schema: {
        tags: ['box'],
        summary: 'What the phone’s page has done, or a look at how far it is; a subscription sends it a push',
        description: 'No cookie: the token came with the link.',
        body: PhoneCheckBody,
        response: { 200: PhoneCheck },
      },
    },
    async (request, reply) => {
      const address = addressKey(request.ip)
      const wait = byAddress.take(address)
      if (wait > 0) return tooMany(reply, wait)
      const { subscription } = request.body
      const wrong = subscription ? push.refuseEndpoint(subscription.endpoint) : null
      const answer = await push.phoneChecks.take(request.body, wrong)
      if (answer === 'void') return problem(reply, 404, 'phone-check-over', 'The link has ended. Make a new one: npm run doctor -- --phone')
      byAddress.giveBack(address)
      if (answer === 'taken')
        return problem(reply, 409, 'phone-check-taken', 'Another phone has opened this link. Make a new one for this phone.')
      return answer
    },
  )
}
