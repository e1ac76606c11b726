/** For `npm run doctor` and `npm run people` on the hub's own machine: how things stand, and the way back in for who is locked out. */
import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import { BoxFacts, BoxPerson, Reset, ResetBody, SecondFactorOff } from '../contract/box.ts'
import type { PersonId } from '../contract/ids.ts'
import { PhoneCheck, PhoneCheckLink } from '../contract/phone-check.ts'
import type { Person } from '../contract/resources.ts'
import type { AliveView } from '../contract/watched.ts'
import { boxView } from '../core/box-view.ts'
import { mustHaveSecondFactor } from '../core/second-factor-view.ts'
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

/** Of those who must have one. */
function withoutSecondFactor(registry: Deps['registry']): Pick<BoxFacts, 'withoutSecondFactor'> {
  const { people, settings } = registry.directory()
  const must = [...people.values()].filter(({ role, disabled }) => !disabled && mustHaveSecondFactor(settings.secondFactor, role))
  if (must.length === 0) return {}
  return { withoutSecondFactor: must.flatMap(({ id, name }) => (registry.secondFactor(id).isOn ? [] : [name])) }
}

export function boxRoutes(app: App, deps: Deps): void {
  const { clock, desk, registry, push } = deps
  const onRequest = onTheBox(deps)
  const people = () => [...registry.directory().people.values()]
  const named = (username: string) => people().find((person) => person.username === username)
  const nobody = (reply: FastifyReply) => problem(reply, 404, 'no-such-person', 'Nobody has this username: npm run people -- list')

  /** What was made, or null: why not has been sent. */
  async function submitted(type: 'ResetPerson' | 'DropSecondFactor', id: PersonId, reply: FastifyReply) {
    const answer = await registry.submit({ type, at: clock.now(), by: null, id }).catch((error: unknown) => {
      deps.log.error({ err: error }, 'the registry could not be written')
      return null
    })
    if (answer?.ok) return answer
    if (answer) refuseRegistry(reply, answer.refusal)
    else problem(reply, 503, 'registry-unwritable', 'The disk did not take the write. Try again in a moment.')
    return null
  }

  app.get(
    '/box',
    { onRequest, schema: { tags, summary: 'How people and devices stand, to a program on this machine', response: { 200: BoxFacts } } },
    async () => ({
      ...{ version: deps.version, health: deps.health(), alive: roadsOf(deps.alive()) },
      ...desk.look((state) => boxView(state, registry.directory(), deps.presence.attended, clock.now())),
      ...withoutSecondFactor(registry),
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
      const person = named(request.body.username)
      if (!person) return nobody(reply)
      const secondFactorOff = registry.secondFactor(person.id).isOn
      const answer = await submitted('ResetPerson', person.id, reply)
      return answer ? { person: shown(person), path: `/invite#${made(answer.invitation)}`, secondFactorOff } : reply
    },
  )

  app.post(
    '/box/people/second-factor-off',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Takes somebody’s second factor away and signs them out everywhere; the password stays',
        body: ResetBody,
        response: { 200: SecondFactorOff },
      },
    },
    async (request, reply) => {
      const person = named(request.body.username)
      if (!person) return nobody(reply)
      return (await submitted('DropSecondFactor', person.id, reply)) ? { person: shown(person) } : reply
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
