/** A console's end of a feed, read from the raw response; a stopped one never reads. */
import { type ClientRequest, get, type IncomingMessage } from 'node:http'
import type { PersonId } from '../../hub/contract/ids.ts'
import { until } from '../harness/until.ts'
import type { Hub } from './harness.ts'

const MONTH_MS = 30 * 24 * 3_600_000

export type Heard = { event: string; id: string | undefined; data: Record<string, unknown> }
export type FeedClient = Awaited<ReturnType<typeof openFeed>>

export const sessionFor = (hub: Hub, person: PersonId): string =>
  hub.registry.sessions.open(person, hub.clock.now(), hub.clock.now() + MONTH_MS)

/** @param how `stopped` reads nothing after the head of the response */
export async function openFeed(hub: Hub, session: string, how: { lastEventId?: string; stopped?: boolean; watching?: boolean } = {}) {
  const heard: Heard[] = []
  let request: ClientRequest | undefined
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const headers = { cookie: `tc-test=${session}`, ...(how.lastEventId !== undefined && { 'last-event-id': how.lastEventId }) }
    request = get(`${hub.url}/api/v1/feed${how.watching ? '?watching=true' : ''}`, { headers, agent: false }, resolve)
    request.once('error', reject)
  })
  request?.on('error', () => undefined)
  response.on('error', () => undefined)
  let over = false
  response.once('close', () => {
    over = true
  })
  let rest = ''
  if (!how.stopped)
    response.setEncoding('utf8').on('data', (chunk: string) => {
      const blocks = (rest + chunk).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1]
        const event = field('event')
        if (event) heard.push({ event, id: field('id'), data: JSON.parse(field('data') ?? 'null') })
      }
    })
  return {
    status: response.statusCode,
    headers: response.headers,
    heard,
    of: (event: string) => heard.filter((one) => one.event === event),
    incidents: () => heard.filter(({ event }) => event === 'incident').map(({ data }) => data.id),
    lastId: () => heard.findLast(({ id }) => id !== undefined)?.id,
    ready: () => until('ready', () => heard.some(({ event }) => event === 'ready')),
    isOver: () => over,
    over: () => until('the feed to end', () => over),
    close: () => request?.destroy(),
  }
}
