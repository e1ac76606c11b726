/** On the demo's wall: the telephones that the simulated modem reaches, and what a finger does with one. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PersonId } from '../contract/ids.ts'
import { isPhrase, PHRASES } from '../contract/phrases.ts'
import { problem } from '../http/problem.ts'
import { onlyThisMachine } from './only-this-machine.ts'
import type { SimulatedModem } from './simulated-modem.ts'
import type { Telephone } from './telephone.ts'

export type TelephoneItem = Omit<Telephone, 'call'> & { call: { state: 'ringing' | 'talking'; words: string } | null }

/** @param names of sites, by the phrase that says them */
export function telephoneItem({ call, ...telephone }: Telephone, names: ReadonlyMap<string, string>): TelephoneItem {
  const texts = (call?.say ?? []).flatMap((id) => (isPhrase(id) ? [PHRASES[id].vi] : names.has(id) ? [`${names.get(id)}.`] : []))
  // What is spelt ends where the next sentence begins.
  const words = texts.map((text, n) => (!text.endsWith('.') && /^\p{Lu}/u.test(texts[n + 1] ?? '') ? `${text}.` : text)).join(' ')
  return { ...telephone, call: call && { state: call.state, words } }
}

const MOST_CHARS = 320

/** @param modem null until it has been opened */
export function telephoneRoutes(app: FastifyInstance, modem: () => SimulatedModem | null, names: ReadonlyMap<string, string>): void {
  const onRequest = onlyThisMachine
  const items = () => (modem()?.telephones() ?? []).map((each) => telephoneItem(each, names))
  const body = (request: FastifyRequest) => (request.body ?? {}) as { text?: unknown; digit?: unknown }

  type Act = (id: PersonId, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>
  const touch = (act: Act) => (request: FastifyRequest, reply: FastifyReply) => {
    const { id } = request.params as { id: PersonId }
    return items().some((each) => each.id === id) ? act(id, request, reply) : problem(reply, 404, 'no-such-telephone')
  }
  const whole = (id: PersonId) => items().find((each) => each.id === id)

  app.get('/demo/telephones', { onRequest }, () => ({ items: items() }))
  app.post(
    '/demo/telephones/:id/message',
    { onRequest },
    touch(async (id, request, reply) => {
      const { text } = body(request)
      if (typeof text !== 'string' || text.trim() === '' || text.length > MOST_CHARS)
        return problem(reply, 400, 'bad-body', `text is what to write, up to ${MOST_CHARS} characters.`)
      if (!(await modem()?.write(id, text))) return problem(reply, 409, 'modem-silent', 'The modem has no connection to the hub.')
      return whole(id)
    }),
  )
  app.post(
    '/demo/telephones/:id/key',
    { onRequest },
    touch(async (id, request, reply) => {
      const { digit } = body(request)
      if (typeof digit !== 'string' || !/^[0-9*#]$/.test(digit)) return problem(reply, 400, 'bad-body', 'digit is one key, such as 1.')
      return modem()?.press(id, digit) ? whole(id) : problem(reply, 409, 'no-call', 'This telephone is not being called.')
    }),
  )
  app.post(
    '/demo/telephones/:id/hang-up',
    { onRequest },
    touch(async (id, _request, reply) =>
      modem()?.hangUp(id) ? whole(id) : problem(reply, 409, 'no-call', 'This telephone is not being called.'),
    ),
  )
}
