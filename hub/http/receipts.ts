/** Push: its public key, tests of phones, and the receipts that say a phone has really shown something. */
import { Type } from 'typebox'
import { PushReceipt } from '../contract/api.ts'
import type { PersonId } from '../contract/ids.ts'
import { PushTestBody } from '../contract/shift.ts'
import { seesStation, type Viewer } from '../core/sight.ts'
import type { App } from './app.ts'
import { attempts } from './attempts.ts'
import type { HttpDeps } from './deps.ts'
import { signedIn } from './guard.ts'
import { notFound, problem, refuse, tooMany } from './problem.ts'

const tags = ['push']
const Key = Type.Object({ publicKey: Type.String({ description: 'VAPID, base64url (RFC 8292)' }) })
const Tested = Type.Object({
  phones: Type.Integer(),
  accepted: Type.Integer({ description: 'Taken by their push services, which is not yet shown' }),
})

export function receiptRoutes(app: App, deps: Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'push' | 'hubId'>): void {
  const { clock, desk, push } = deps
  const tests = attempts(clock, 5, 30_000)

  /** On duty where this officer sees them: all patrols of the own post, or the one asked for. */
  const testable = (viewer: Viewer, person: PersonId | undefined) =>
    desk.look((state) =>
      [...state.duty]
        .filter(([id, post]) => (person === undefined ? post.role === 'patrol' && post.station === viewer.station : id === person))
        .filter(([, post]) => seesStation(viewer, post.station))
        .map(([id]) => id),
    )

  app.get('/push/key', { onRequest: signedIn(deps), schema: { tags, summary: 'To subscribe with', response: { 200: Key } } }, async () => ({
    publicKey: push.publicKey,
  }))

  app.post(
    '/push/test',
    {
      onRequest: signedIn(deps),
      schema: {
        tags,
        summary: 'Sends a test to one’s own phones; an officer also to a patrol on duty, or to all of them',
        description: 'What each phone shows is in the duty view, as it comes.',
        body: PushTestBody,
        response: { 200: Tested },
      },
    },
    async (request, reply) => {
      const { viewer } = request
      const { person, everybody } = request.body ?? {}
      const others = everybody || (person !== undefined && person !== viewer.person)
      if (others && viewer.role !== 'officer' && viewer.role !== 'commander')
        return problem(reply, 403, 'wrong-role', 'This is for: officer, commander.')
      const people = others ? testable(viewer, person) : [viewer.person]
      if (people.length === 0 && person !== undefined) return notFound(reply)
      const wait = tests.take(viewer.person)
      if (wait > 0) return tooMany(reply, wait)
      const results = await Promise.all(people.map((each) => push.sendTest(each, viewer.person)))
      const sum = (what: 'phones' | 'accepted') => results.reduce((total, result) => total + result[what], 0)
      return { phones: sum('phones'), accepted: sum('accepted') }
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
      const at = clock.now()
      if ('check' in receipt) {
        if (stage === 'shown') push.phoneChecks.shown(receipt.check)
        return reply.code(204).send(null)
      }
      if ('test' in receipt) {
        // Opening a test proves nothing that showing it has not proved.
        const { test, subscription } = receipt
        if (stage === 'shown') await desk.submit({ type: 'TestReceiptArrived', at, person: test, subscription })
        return reply.code(204).send(null)
      }
      const answer = await desk.submit({ type: 'ReceiptArrived', at, ...receipt, stage })
      return answer.ok ? reply.code(204).send(null) : refuse(reply, answer.refusal)
    },
  )
}
