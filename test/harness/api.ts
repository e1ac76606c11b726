/** A person at a page: signed in over real HTTP, with a cookie, and with the page's feed. */
import { onTestFinished } from 'vitest'
import { until } from './until.ts'

export type Reply = { status: number; body: any; headers: Headers }
export type FeedEvent = { event: string; id: string | null; data: any }
export type Feed = {
  events: FeedEvent[]
  /** The newest view of an incident. */
  incident(id: string): any
  until(what: string, look: (event: FeedEvent) => boolean): Promise<FeedEvent>
  ended(): boolean
  close(): void
}
export type Person = ReturnType<typeof person>

export function person(baseUrl: string, cookie: string | null) {
  async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    const response = await fetch(`${baseUrl}/api/v1${path}`, {
      method,
      headers: { ...(cookie && { cookie }), ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: text ? JSON.parse(text) : null, headers: response.headers }
  }
  /** The answer of a call that is expected to be taken. */
  async function ok(method: string, path: string, body?: unknown): Promise<any> {
    const reply = await call(method, path, body)
    if (reply.status >= 300) throw new Error(`${method} ${path} answered ${reply.status}: ${JSON.stringify(reply.body)}`)
    return reply.body
  }
  return {
    /** For a request that is not JSON. */
    cookie: cookie ?? '',
    call,
    get: (path: string) => ok('GET', path),
    post: (path: string, body?: unknown) => ok('POST', path, body),
    patch: (path: string, body?: unknown) => ok('PATCH', path, body),
    put: (path: string, body?: unknown) => ok('PUT', path, body),
    delete: (path: string, body?: unknown) => ok('DELETE', path, body),
    refused: async (method: string, path: string, body?: unknown) => {
      const { status, body: answer } = await call(method, path, body)
      return { status, code: answer?.code, by: answer?.by?.id }
    },
    /** Opens the page's feed and waits until it is ready. */
    async feed(lastEventId?: string): Promise<Feed> {
      const opened = await openFeed(baseUrl, cookie, lastEventId)
      await opened.until('the feed is ready', ({ event }) => event === 'ready')
      return opened
    },
    async incident(id?: string): Promise<any> {
      const { items } = await ok('GET', '/incidents')
      return id === undefined ? items[0] : items.find((item: { id: string }) => item.id === id)
    },
  }
}

export async function signIn(baseUrl: string, username: string, password: string): Promise<Person> {
  const response = await fetch(`${baseUrl}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  })
  if (response.status !== 200) throw new Error(`${username} could not sign in: ${response.status} ${await response.text()}`)
  return person(
    baseUrl,
    response.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; '),
  )
}

async function openFeed(baseUrl: string, cookie: string | null, lastEventId?: string): Promise<Feed> {
  const stop = new AbortController()
  onTestFinished(() => stop.abort())
  const response = await fetch(`${baseUrl}/api/v1/feed`, {
    signal: stop.signal,
    headers: { ...(cookie && { cookie }), ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) },
  })
  if (response.status !== 200 || !response.body) throw new Error(`the feed answered ${response.status}`)
  const events: FeedEvent[] = []
  let ended = false
  void read(response.body, events)
    .catch(() => {})
    .finally(() => {
      ended = true
    })
  const latest = (id: string) => events.findLast(({ event, data }) => event === 'incident' && data.id === id)?.data
  return {
    events,
    incident: latest,
    until: (what, look) => until(what, () => events.findLast(look)),
    ended: () => ended,
    close: () => stop.abort(),
  }
}

/** WHATWG HTML §9.2.6: the event stream format, as much of it as the hub writes. */
async function read(stream: ReadableStream<Uint8Array>, into: FeedEvent[]): Promise<void> {
  let text = ''
  for await (const chunk of stream.pipeThrough(new TextDecoderStream() as never) as unknown as AsyncIterable<string>) {
    text += chunk
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const fields = text
        .slice(0, end)
        .split('\n')
        .map((line) => /^(\w+): ?(.*)$/.exec(line))
        .filter((field) => field !== null)
      text = text.slice(end + 2)
      const field = (name: string) =>
        fields
          .filter((each) => each[1] === name)
          .map((each) => each[2])
          .join('\n')
      if (field('event')) into.push({ event: field('event'), id: field('id') || null, data: JSON.parse(field('data') || 'null') })
    }
  }
}
