/** Somebody in a network of their own, as a program: `button` presses at each line it is given, `desk` is an officer's open page. One JSON line for each thing that happens. */
import { createInterface } from 'node:readline'
import mqtt from 'mqtt'

const [role = '', url = '', given = '{}'] = process.argv.slice(2)
const say = (what: string, more: object = {}) => process.stdout.write(`${JSON.stringify({ what, ...more })}\n`)

function button(): void {
  // As a button does it: a keep-alive that notices a dead line, and a new connection for ever.
  const client = mqtt.connect(url, {
    ...JSON.parse(given),
    keepalive: 3,
    reconnectPeriod: 200,
    connectTimeout: 3_000,
  })
  client.on('connect', () => say('connected'))
  client.on('close', () => say('closed'))
  client.on('error', () => undefined)
  createInterface({ input: process.stdin }).on('line', (press) => {
    client.publish(`buttons/${client.options.clientId}/press`, JSON.stringify({ press }), { qos: 1 }, () => say('acknowledged', { press }))
  })
}

async function desk(): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  const session = await fetch(`${url}/api/v1/session`, { method: 'POST', headers, body: given })
  const cookie = session.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  say('signed-in', { status: session.status, cookie: cookie.split('=')[0] })
  const feed = await fetch(`${url}/api/v1/feed`, { headers: { cookie } })
  if (feed.body === null) throw new Error('the feed has no body')
  let text = ''
  for await (const chunk of feed.body.pipeThrough(new TextDecoderStream() as never) as unknown as AsyncIterable<string>) {
    text += chunk
    // An event may come in several pieces, or several in one.
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const [, data] = /^event: incident\n(?:id: .*\n)?data: (.*)$/.exec(text.slice(0, end)) ?? []
      text = text.slice(end + 2)
      if (data === undefined) continue
      const { id, presses } = JSON.parse(data)
      say('rings', { id, presses })
    }
  }
  say('feed-ended')
}

if (role === 'button') button()
else await desk()
