/** On the demo's wall: the line to the internet. Without it people are told by the simulated telephones. */
import { createECDH, randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { PersonId, SubscriptionId } from '../contract/ids.ts'
import type { Clock } from '../desk/clock.ts'
import type { Registry } from '../desk/ports/registry.ts'
import { problem } from '../http/problem.ts'
import { onlyThisMachine } from './only-this-machine.ts'
import type { SimulatedInternet } from './simulated-internet.ts'

export type InternetDeps = {
  clock: Clock
  internet: SimulatedInternet
  /** Null until they have been made. */
  parts(): { registry: Pick<Registry, 'submit'>; patrol: PersonId } | null
}

/** That push cannot be reached is noticed of phones that live with a push service, and a demo has none yet: this one stands in for them. */
const standIn = () => ({
  endpoint: 'https://fcm.googleapis.com/fcm/send/tieng-chuong-demo',
  ...{ p256dh: createECDH('prime256v1').generateKeys('base64url'), auth: randomBytes(16).toString('base64url') },
})

export function internetRoutes(app: FastifyInstance, { clock, internet, parts }: InternetDeps): void {
  const onRequest = onlyThisMachine
  let phone: SubscriptionId | null = null

  async function cut(): Promise<void> {
    internet.cut()
    const made = parts()
    if (!made || phone !== null) return
    const answer = await made.registry.submit({ type: 'Subscribe', at: clock.now(), by: null, person: made.patrol, keys: standIn() })
    phone = answer.ok ? (answer.subscription ?? null) : null
  }

  /** First the stand-in goes: nothing may ever be sent to it. */
  async function mend(): Promise<void> {
    if (phone !== null) await parts()?.registry.submit({ type: 'ForgetSubscription', at: clock.now(), by: null, id: phone })
    phone = null
    internet.mend()
  }

  app.get('/demo/internet', { onRequest }, () => ({ cut: internet.isCut() }))
  app.post('/demo/internet', { onRequest }, async (request, reply) => {
    const { cut: wanted } = (request.body ?? {}) as { cut?: unknown }
    if (typeof wanted !== 'boolean') return problem(reply, 400, 'bad-body', 'cut is true or false.')
    await (wanted ? cut() : mend())
    return { cut: internet.isCut() }
  })
}
