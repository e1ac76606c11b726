/** For `npm run doctor` and `npm run people` on the hub's own machine: how things stand, and the way back in for who is locked out. */
import { Type } from 'typebox'
import { BoxFacts, BoxPerson, Reset, ResetBody } from '../contract/box.ts'
import { PhoneCheck, PhoneCheckLink } from '../contract/phone-check.ts'
import type { Person } from '../contract/resources.ts'
import type { AliveView } from '../contract/watched.ts'
import { boxView } from '../core/box-view.ts'
import type { App } from './app.ts'
import { made } from './change.ts'
import type { HttpDeps } from './deps.ts'
import { onTheBox } from './from-the-box.ts'
import { notFound, problem, refuseRegistry } from './problem.ts'

const tags = ['box']

type Deps = Pick<HttpDeps, 'clock' | 'desk' | 'registry' | 'log' | 'presence' | 'health' | 'version' | 'push' | 'boxKey' | 'alive'>

const shown = ({ username, name, role, disabled }: Person): BoxPerson => ({ username, name, role, disabled })

/** Neither address nor user: how it goes is all that is asked. */
const roadsOf = ({ hub, web, mqtt }: AliveView): BoxFacts['alive'] =>
  (['hub', 'web', 'mqtt'] as const).flatMap((to) => {
    const road = { hub, web, mqtt }[to]
    if (!road) return []
    const { lastOkAt, failingSince, why } = road
    return { to, ...(lastOkAt && { lastOkAt }), ...(failingSince && { failingSince }), ...(why && { why }) }
  })

export function boxRoutes(app: App, deps: Deps): void {
  const { clock, desk, registry, push } = deps
  const onRequest = onTheBox(deps)
  const people = () => [...registry.directory().people.values()]

  app.get(
    '/box',
    { onRequest, schema: { tags, summary: 'How people and devices stand, to a program on this machine', response: { 200: BoxFacts } } },
    async () => ({
      ...{ version: deps.version, health: deps.health(), alive: roadsOf(deps.alive()) },
      ...desk.look((state) => boxView(state, registry.directory(), deps.presence.attended, clock.now())),
    }),
  )

  app.get(
    '/box/people',
    {
      onRequest,
      schema: { tags, summary: 'Everybody who has an account', response: { 200: Type.Object({ items: Type.Array(BoxPerson) }) } },
    },
    async () => ({ items: people().map(shown) }),
  )

  app.post(
    '/box/people/reset',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Signs somebody out everywhere and makes a link on which they choose a new password',
        body: ResetBody,
        response: { 200: Reset },
      },
    },
    async (request, reply) => {
      const person = people().find(({ username }) => username === request.body.username)
      if (!person) return problem(reply, 404, 'no-such-person', 'Nobody has this username: npm run people -- list')
      const answer = await registry.submit({ type: 'ResetPerson', at: clock.now(), by: null, id: person.id }).catch((error: unknown) => {
        deps.log.error({ err: error }, 'the registry could not be written')
        return null
      })
      if (answer === null) return problem(reply, 503, 'registry-unwritable', 'The disk did not take the write. Try again in a moment.')
      if (!answer.ok) return refuseRegistry(reply, answer.refusal)
      return { person: shown(person), path: `/invite#${made(answer.invitation)}` }
    },
  )

  app.post(
    '/box/phone-check',
    {
      onRequest,
      schema: { tags, summary: 'A link for one phone, 15 minutes; the one before it is void', response: { 201: PhoneCheckLink } },
    },
    async (_request, reply) => {
      const { token, until } = push.phoneChecks.begin()
      await desk.submit({ type: 'BeginPhoneCheck', at: clock.now(), until })
      return reply.code(201).send({ path: `/phone-check#${token}`, until: new Date(until).toISOString() })
    },
  )

  app.get(
    '/box/phone-check',
    { onRequest, schema: { tags, summary: 'What the phone has proved so far', response: { 200: PhoneCheck } } },
    async (_request, reply) => push.phoneChecks.current() ?? notFound(reply),
  )
}
