/** Push: its public key, a test of one's own phones, and the receipts that say a phone has really shown something. */
import { Type } from 'typebox'
import { PushReceipt } from '../contract/api.ts'
import type { App } from './app.ts'
import { attempts } from './attempts.ts'
import type { HttpDeps } from './deps.ts'
import { signedIn } from './guard.ts'
import { problem, refuse, tooMany } from './problem.ts'

const tags = ['push']
const Key = Type.Object({ publicKey: Type.String({ description: 'VAPID, base64url (RFC 8292)' }) })
const Tested = Type.Object({
  phones: Type.Integer(),
  accepted: Type.Integer({ description: 'Taken by their push services, which is not yet shown' }),
})

export function receiptRoutes(app: App, deps: Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'push' | 'hubId'>): void {
  const { clock, desk, push } = deps
  const tests = attempts(clock, 5, 30_000)

  app.get('/push/key', { onRequest: signedIn(deps), schema: { tags, summary: 'To subscribe with', response: { 200: Key } } }, async () => ({
    publicKey: push.publicKey,
  }))

  app.post(
    '/push/test',
    { onRequest: signedIn(deps), schema: { tags, summary: 'Sends a test to one’s own phones', response: { 200: Tested } } },
    async (request, reply) => {
      const wait = tests.take(request.viewer.person)
      return wait > 0 ? tooMany(reply, wait) : push.sendTest(request.viewer.person)
    },
  )

  app.post(
    '/push/receipts',
    {
      schema: {
        tags,
        summary: 'From the service worker: shown, or opened',
        description: 'No cookie: the token came with the push and is good once per stage.',
        body: PushReceipt,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { token, stage } = request.body
      const receipt = push.readReceipt(token)
      if (!receipt) return problem(reply, 404, 'no-such-notice', 'This token is not ours, or it is too old.')
      // A test is for the eyes of its person alone; nothing is decided by it.
      if ('test' in receipt) return reply.code(204).send(null)
      const answer = await desk.submit({ type: 'ReceiptArrived', at: clock.now(), ...receipt, stage })
      return answer.ok ? reply.code(204).send(null) : refuse(reply, answer.refusal)
    },
  )
}
