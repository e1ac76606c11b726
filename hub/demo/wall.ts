/** What the page `/demo` works with: every simulated button, its lamp, and a finger. Only this machine may touch it. */
import type { ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ButtonId, SiteId } from '../contract/ids.ts'
import { type LampPhase, PressKind } from '../contract/messages.ts'
import type { Clock, Timer } from '../desk/clock.ts'
import { problem } from '../http/problem.ts'
import { onlyThisMachine } from './only-this-machine.ts'
import type { SampleButton } from './sample-commune.ts'
import type { SimulatedButton } from './simulated-button.ts'

export type WallItem = {
  id: ButtonId
  label: string
  site: SampleButton['site']
  lamp: { phase: LampPhase } | null
  online: boolean
  /** So many sites have their power from the same line. */
  street?: number
}

export type Wall = {
  /** Before the server listens. */
  routes(app: FastifyInstance): void
  /** @param street sites whose power fails with its own */
  hang(sample: SampleButton, button: SimulatedButton, street?: readonly SiteId[]): void
  /** Tells every open page about this button. */
  changed(id: ButtonId): void
  /** …and about something else that hangs there. */
  tell(event: string, item: object): void
  /** Ends the event streams. */
  close(): void
}

/** How long a click waits for the hub's PUBACK before the page is answered anyway; the press itself goes on. */
const PRESS_WAIT_MS = 2_000
const KEEP_OPEN_MS = 15_000
/** A page that has not read this much is gone. */
const MAX_UNSENT_BYTES = 256 * 1024

type Hung = { sample: SampleButton; button: SimulatedButton; street?: readonly SiteId[] | undefined }

export function createWall(clock: Clock): Wall {
  const hung = new Map<ButtonId, Hung>()
  const pages = new Set<ServerResponse>()
  let keepOpen: Timer | null = null

  const itemOf = ({ sample, button, street }: Hung): WallItem => {
    const lamp = button.lamp()
    return {
      id: sample.button.id,
      label: sample.button.label,
      site: sample.site,
      lamp: lamp === null ? null : { phase: lamp.phase },
      online: button.online(),
      ...(street && { street: street.length }),
    }
  }
  const lampEvent = (item: WallItem) => `event: lamp\ndata: ${JSON.stringify(item)}\n\n`

  function send(text: string): void {
    for (const page of pages) {
      if (page.writableLength > MAX_UNSENT_BYTES) page.destroy()
      else page.write(text)
    }
  }
  function keepPagesOpen(): void {
    send(': still here\n\n')
    keepOpen = clock.after(KEEP_OPEN_MS, keepPagesOpen)
  }

  type Act = (button: SimulatedButton, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | null> | null
  /** Answers with the button as it is after the touch, unless the touch has answered itself. */
  const touch = (act: Act) => async (request: FastifyRequest, reply: FastifyReply) => {
    const found = hung.get((request.params as { id: ButtonId }).id)
    if (!found) return problem(reply, 404, 'no-such-button')
    return (await act(found.button, request, reply)) ?? itemOf(found)
  }

  const press = touch(async (button, request, reply) => {
    const kind = (request.body as { kind?: unknown } | undefined)?.kind ?? 'holdup'
    if (!isKind(kind)) return problem(reply, 400, 'bad-body', 'kind is one of holdup, fire, duress, test.')
    const limit = new Promise<'waiting'>((resolve) => clock.after(PRESS_WAIT_MS, () => resolve('waiting')))
    if (await Promise.race([button.press(kind), limit])) return null
    return problem(reply, 409, 'button-silent', 'This button is silent: let it come back first.')
  })

  const silence = touch((button) => {
    button.silence()
    return null
  })
  const comeBack = touch((button) => {
    button.comeBack()
    return null
  })

  /** The power of a shop, or of its whole street: every button there falls silent, or comes back, in the same moment. */
  function power(request: FastifyRequest, reply: FastifyReply): FastifyReply | { items: WallItem[] } {
    const { id } = request.params as { id: SiteId }
    const { on, reach } = (request.body ?? {}) as { on?: unknown; reach?: unknown }
    const own = [...hung.values()].find(({ sample }) => sample.site.id === id)
    if (!own) return problem(reply, 404, 'no-such-site')
    if (typeof on !== 'boolean' || (reach !== 'site' && reach !== 'street'))
      return problem(reply, 400, 'bad-body', 'on is true or false, reach is site or street.')
    const sites = (reach === 'street' && own.street) || [id]
    const there = [...hung.values()].filter(({ sample }) => sites.includes(sample.site.id))
    for (const { button } of there) {
      if (on) button.comeBack()
      else button.silence()
    }
    return { items: there.map(itemOf) }
  }

  function events(_request: FastifyRequest, reply: FastifyReply): void {
    reply.hijack()
    const page = reply.raw
    page.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    for (const entry of hung.values()) page.write(lampEvent(itemOf(entry)))
    pages.add(page)
    page.once('close', () => pages.delete(page))
    if (keepOpen === null) keepOpen = clock.after(KEEP_OPEN_MS, keepPagesOpen)
  }

  return {
    routes(app) {
      const options = { onRequest: onlyThisMachine }
      app.get('/demo/buttons', options, () => ({ items: [...hung.values()].map(itemOf) }))
      app.post('/demo/buttons/:id/press', options, press)
      app.post('/demo/buttons/:id/silence', options, silence)
      app.post('/demo/buttons/:id/return', options, comeBack)
      app.post('/demo/sites/:id/power', options, power)
      app.get('/demo/events', options, events)
    },
    hang(sample, button, street) {
      hung.set(sample.button.id, { sample, button, street })
    },
    changed(id) {
      const entry = hung.get(id)
      if (entry) send(lampEvent(itemOf(entry)))
    },
    tell: (event, item) => send(`event: ${event}\ndata: ${JSON.stringify(item)}\n\n`),
    close() {
      keepOpen?.cancel()
      for (const page of pages) page.end()
    },
  }
}

const isKind = (value: unknown): value is PressKind => (PressKind.enum as readonly unknown[]).includes(value)
