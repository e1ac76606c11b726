/** A person at a console of our hub: signed in over real HTTP, on duty, with the page's feed. */
import { get, type IncomingMessage, request } from 'node:http'
import { PASSWORD } from '../harness/town.ts'

const READY_MS = 15_000

export type Console = {
  call(method: string, path: string, body?: object): Promise<void>
  /** Rejects when the feed is not ready in time; `heard` gets every event after that too. */
  feed(heard: (event: string, data: string) => void): Promise<void>
  close(): void
}

export async function signIn(baseUrl: string, username: string): Promise<Console> {
  let cookie = ''
  let feed: { destroy(): void } | null = null

  async function call(method: string, path: string, body?: object): Promise<void> {
    const headers = { cookie, ...(body && { 'content-type': 'application/json' }) }
    const sent = request(`${baseUrl}/api/v1${path}`, { method, headers, timeout: READY_MS })
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      sent.once('response', resolve).once('error', reject)
      sent.once('timeout', () => sent.destroy(new Error(`${method} ${path} was not answered`)))
      sent.end(body && JSON.stringify(body))
    })
    response.resume()
    if ((response.statusCode ?? 500) >= 300) throw new Error(`${method} ${path} answered ${response.statusCode}`)
    cookie ||= (response.headers['set-cookie'] ?? []).map((each) => each.split(';')[0]).join('; ')
  }
  await call('POST', '/session', { username, password: PASSWORD })

  return {
    call,
    feed: (heard) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error('the feed did not become ready')), READY_MS)
        const opened = get(`${baseUrl}/api/v1/feed`, { headers: { cookie }, agent: false }, (response) => {
          eachEvent(response, (event, data) => {
            if (event === 'ready') {
              clearTimeout(late)
              resolve()
            }
            heard(event, data)
          })
        })
        opened.on('error', () => {})
        feed = opened
      }),
    close: () => feed?.destroy(),
  }
}

/** WHATWG HTML §9.2.6, as much of it as the hub writes. */
function eachEvent(response: IncomingMessage, heard: (event: string, data: string) => void): void {
  let rest = ''
  response.setEncoding('utf8').on('error', () => {})
  response.on('data', (chunk: string) => {
    const blocks = (rest + chunk).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const event = /^event: (.*)$/m.exec(block)?.[1]
      if (event) heard(event, /^data: (.*)$/m.exec(block)?.[1] ?? '')
    }
  })
}
