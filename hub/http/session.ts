/** In, who am I, out. */
import { Type } from 'typebox'
import { Session, SignIn } from '../contract/api.ts'
import type { PersonId } from '../contract/ids.ts'
import type { App } from './app.ts'
import { addressKey, attempts } from './attempts.ts'
import { clearSessionCookie } from './cookie.ts'
import type { HttpDeps } from './deps.ts'
import type { Feeds } from './feeds.ts'
import { sessionOf, signedIn } from './guard.ts'
import { problem, tooMany } from './problem.ts'
import { sessionView } from './session-view.ts'
import { openSession } from './sign-in.ts'
import { askForCode, refuseCode, spendCode } from './sign-in-code.ts'
import { turnstile } from './turnstile.ts'

const tags = ['session']

export function sessionRoutes(
  app: App,
  deps: Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'presence' | 'hubId' | 'log'> & { feeds: Feeds },
): void {
  const { clock, desk, registry } = deps
  // A whole station may stand behind one address; a name belongs to one person.
  const byAddress = attempts(clock, 100, 6_000)
  const byName = attempts(clock, 10, 30_000)
  // argon2id takes a thread and 19 MiB for 64 ms.
  const checks = turnstile(4, 200)

  app.post('/session', { schema: { tags, summary: 'Signs in', body: SignIn, response: { 200: Session } } }, async (request, reply) => {
    const username = request.body.username.trim().toLowerCase()
    const address = addressKey(request.ip)
    const wait = byAddress.take(address) || byName.take(username)
    if (wait > 0) return tooMany(reply, wait)
    const refused = (person: PersonId | null) => desk.submit({ type: 'RecordSignIn', at: clock.now(), person, result: 'refused' })
    const noGuess = () => {
      byAddress.giveBack(address)
      byName.giveBack(username)
    }
    const person = await checks.through(() => registry.verifyPerson(username, request.body.password).then((id) => ({ id })))
    if (person === null) return tooMany(reply, 1)
    if (person.id === null) {
      const known = [...registry.directory().people.values()].find((one) => one.username === username)
      await refused(known?.id ?? null)
      return problem(reply, 401, 'wrong-credentials', 'The name or the password is wrong.')
    }
    const { code } = request.body
    if (registry.secondFactor(person.id).isOn) {
      if (code === undefined) {
        noGuess()
        return askForCode(reply)
      }
      const answer = await spendCode(deps, person.id, code)
      if (answer === 'unwritable') noGuess()
      else if (answer !== 'fits') await refused(person.id)
      if (answer !== 'fits') return refuseCode(reply, answer, clock.now())
    }
    noGuess()
    return openSession(deps, reply, person.id)
  })

  app.get('/session', { onRequest: signedIn(deps), schema: { tags, summary: 'Who am I', response: { 200: Session } } }, async (request) =>
    sessionView(request.viewer.person, registry, clock.now()),
  )

  app.delete(
    '/session',
    { onRequest: signedIn(deps), schema: { tags, summary: 'Signs out', response: { 204: Type.Null() } } },
    async (request, reply) => {
      const { person } = request.viewer
      const session = sessionOf(deps, request)
      registry.sessions.close(session)
      clearSessionCookie(reply, deps.hubId)
      deps.feeds.recheck()
      // Whoever signs out of the only browser they had open has gone home: the roster must not count on them.
      if (!deps.presence.openElsewhere(person, session)) await desk.submit({ type: 'SignOff', at: clock.now(), person })
      await desk.submit({ type: 'RecordSignIn', at: clock.now(), person, result: 'out' })
      return reply.code(204).send(null)
    },
  )
}
