import { once } from 'node:events'
import { get } from 'node:http'
import { connect } from 'node:http2'
import { connect as connectTls } from 'node:tls'
import { expect, it, onTestFinished } from 'vitest'
import { systemClock } from '../../hub/clock.ts'
import { writeArchive } from '../../hub/demo/sample-map/archive.ts'
import { examine } from '../../hub/doctor/examine.ts'
import { realWorld } from '../../hub/doctor/real-world.ts'
import { signIn } from '../harness/api.ts'
import { connectButton } from '../harness/button.ts'
import { caddyBefore } from '../harness/caddy.ts'
import { type Commune, commune, PASSWORD } from '../harness/commune.ts'
import { fakePhone } from '../harness/fake-phone.ts'
import { freePort } from '../harness/free-port.ts'
import type { InFront } from '../harness/in-front.ts'
import { nginxBefore } from '../harness/nginx.ts'
import { startPushService } from '../harness/push-service.ts'
import { until } from '../harness/until.ts'

const LONG = 30_000
const MB = 1_000_000
/** Of the hub's feed. */
const BEAT_MS = 5_000
/** What test/harness/nginx.ts makes of the minute in the example. */
const NGINX_SILENCE_MS = 1_500
const LIST = 'Mã,Tên,Loại,Địa chỉ,Vĩ độ,Kinh độ,Thừa\nTV77,Tiệm vàng Bảy,Tiệm vàng,1 Trần Phú,11.74,108.37'

/** What a browser does: the feed as one stream of HTTP/2, everything that has come so far as one text. */
async function feedOverHttp2(url: string, ca: Buffer, cookie: string): Promise<() => string> {
  const session = connect(url, { ca })
  onTestFinished(() => session.destroy())
  session.on('error', () => undefined)
  await once(session, 'connect')
  expect(session.alpnProtocol).toBe('h2')
  const stream = session.request({ ':path': '/api/v1/feed', cookie })
  stream.on('error', () => undefined)
  let text = ''
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
  })
  return () => text
}

/** The certificate that a new connection is shown. */
async function shown(url: string): Promise<string> {
  const socket = connectTls({ port: Number(new URL(url).port), host: '127.0.0.1', servername: 'localhost', rejectUnauthorized: false })
  await once(socket, 'secureConnect')
  const { serialNumber } = socket.getPeerCertificate()
  socket.destroy()
  return serialNumber
}

/** Straight to the hub, from an address of this machine that nobody named, with the headers of a proxy. */
const liar = (url: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const headers = { 'x-forwarded-for': '198.51.100.7', 'x-forwarded-proto': 'https' }
    const request = get(`${url}/api/v1/health`, { localAddress: '127.0.0.9', headers }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    request.once('error', reject)
  })

/** Debian's two, each with the example file of docs/deploy. What they do differently stands here; all else is one table of promises. */
const PROXIES = [
  { name: 'nginx', before: nginxBefore, moves: 301, doctor: ['url-leads-here', 'cert-by-proxy', 'cert-soon'] },
  { name: 'Caddy', before: caddyBefore, moves: 308, doctor: ['url-leads-here', 'cert-soon', 'mqtts-outside'] },
]

type Behind = { town: Commune; proxy: InFront; service: Awaited<ReturnType<typeof startPushService>>; own: Record<string, string> }

async function behind(before: (hub: { http: number; mqtt: number }) => Promise<InFront>): Promise<Behind> {
  const service = await startPushService()
  onTestFinished(() => service.close())
  const [http, mqtt] = [await freePort(), await freePort()]
  const proxy = await before({ http, mqtt })
  const ports = { HUB_HTTP_PORT: String(http), HUB_MQTT_PORT: String(mqtt) }
  const own = { ...ports, ...proxy.env, HUB_TRUSTED_PROXY: '127.0.0.1', HUB_PUBLIC_URL: proxy.https }
  const town = await commune({ env: { ...own, HUB_PUSH_HOSTS: '127.0.0.1', HUB_PUSH_CA: service.caFile } })
  return { town, proxy, service, own }
}

it.each(PROXIES)(
  'with the documented $name in front everything comes through: people, events at once, phones, buttons over TLS, and a hub that was away',
  {
    timeout: 120_000,
  },
  async ({ before, moves, doctor }) => {
    const { town, proxy, service, own } = await behind(before)

    const officer = await signIn(proxy.https, 'officer', PASSWORD)
    expect(officer.cookie, 'the browser keeps it for https alone').toMatch(/^__Host-tc-/)
    await officer.post('/duty')
    expect((await officer.call('POST', '/duty', {}, { origin: proxy.https })).status, 'a page of this very address').toBeLessThan(300)
    expect(await officer.call('POST', '/duty', {}, { origin: 'https://elsewhere.example' })).toMatchObject({ status: 403 })
    const feed = await officer.feed()
    const browser = await feedOverHttp2(proxy.https, proxy.ca, officer.cookie)
    await until('the browser’s feed is ready', () => browser().includes('event: ready'), LONG)

    const patrol = await signIn(proxy.https, 'patrol', PASSWORD)
    await patrol.post('/duty')
    const phone = fakePhone(service)
    await patrol.post('/push/subscriptions', phone.subscription)

    // The clock stands still: no beat comes after the alarm that could push it out of a buffer.
    const button = await connectButton(proxy.mqtts(town.hub()), town.credentials('counter'), { ca: proxy.ca })
    await button.press()
    const { data } = await feed.until('the alarm is on the desk', ({ event }) => event === 'incident')
    await until('and in the browser', () => browser().includes(data.id), LONG)

    const alarm = await until('and on the phone', () => phone.received()[0], LONG)
    await officer.post('/push/receipts', { token: alarm.token, stage: 'shown' })
    await feed.until('its receipt is on the desk', ({ event, data: view }) => event === 'incident' && view.receipts.phones.shown === 1)

    expect((await fetch(`${proxy.https}/metrics`)).status).toBe(404)
    const plain = await fetch(`${proxy.plain}/patrol?of=1`, { redirect: 'manual' })
    expect([plain.status, plain.headers.get('location')]).toEqual([moves, 'https://localhost/patrol?of=1'])

    const page = await examine(await realWorld({ ...own, HUB_DATA_DIR: town.folder }, systemClock))
    const said = page.flatMap(({ findings }) => findings.map(({ key }) => key))
    expect(said, 'the doctor sees the same from the machine itself').toEqual(expect.arrayContaining(doctor))

    await town.stop()
    await until('the proxy says that there is no hub', async () => (await fetch(`${proxy.https}/api/v1/health`)).status === 502, LONG)
    await town.start()
    const back = await signIn(proxy.https, 'officer', PASSWORD)
    const again = await back.feed()
    expect(again.incident(data.id), 'what was open is open').toMatchObject({ phase: 'ringing' })
    await until('the button is back by itself', () => button.client.connected, LONG)
    await button.press()
    await again.until('its press rings', ({ event, data: view }) => event === 'incident' && view.presses >= 2)
  },
)

it.each(PROXIES)(
  '$name is believed about who asks, what a client wrote of itself is not, nor is anybody else',
  {
    timeout: 60_000,
  },
  async ({ before }) => {
    const { town, proxy } = await behind(before)
    const officer = await signIn(proxy.https, 'officer', PASSWORD)
    const forged = { origin: 'https://elsewhere.example', 'x-forwarded-host': 'elsewhere.example' }
    expect(await officer.call('POST', '/duty', {}, forged), 'of another host').toMatchObject({ status: 403 })
    const plainly = await fetch(`${proxy.https}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-proto': 'http' },
      body: JSON.stringify({ username: 'officer', password: PASSWORD }),
    })
    expect(plainly.headers.getSetCookie().join(), 'of plain http').toMatch(/^__Host-tc-.*Secure/)
    const guess = (from: string) =>
      officer.call('POST', '/invitations/accept', { token: 'guessed', password: PASSWORD }, { 'x-forwarded-for': from })
    const guesses: number[] = []
    for (let each = 0; each < 31; each += 1) guesses.push((await guess(`203.0.113.${each}`)).status)
    expect(guesses.slice(0, 30)).not.toContain(429)
    expect(guesses[30], 'of another address for each guess').toBe(429)

    expect(town.loud.join(), 'the proxy is believed').not.toContain('HUB_TRUSTED_PROXY')
    expect(await liar(town.hub().httpUrl)).toBe(200)
    expect(town.loud.join(), 'another is not').toContain('HUB_TRUSTED_PROXY')
  },
)

it.each(PROXIES)('a map and a long list come in through $name, another large form is refused', { timeout: 60_000 }, async ({ before }) => {
  const { town, proxy } = await behind(before)
  const { cookie } = await signIn(proxy.https, 'boss', PASSWORD)
  const send = async (method: string, path: string, type: string, body: Uint8Array<ArrayBuffer> | string) => {
    const reply = await fetch(`${proxy.https}/api/v1${path}`, { method, headers: { cookie, 'content-type': type }, body })
    return { status: reply.status, body: await reply.text() }
  }
  const tiles = [{ z: 10, x: 820, y: 478, bytes: Buffer.alloc(8 * MB, 7) }]
  const map = writeArchive({ tiles, type: 'png', bounds: [108, 11, 109, 12], metadata: { attribution: '© Somebody' } })
  const brought = await send('PUT', '/map', 'application/vnd.pmtiles', Uint8Array.from(map))
  expect([brought.status, JSON.parse(brought.body)]).toMatchObject([200, { present: true, size: map.length }])
  const tile = await fetch(`${proxy.https}/api/v1/map/tiles.pmtiles`, { headers: { cookie, range: 'bytes=0-6' } })
  expect([tile.status, await tile.text()], 'and goes out in parts').toEqual([206, 'PMTiles'])

  const list = `${LIST},${'x'.repeat(3 * MB)}\n`
  const read = await send('POST', '/sites/import?dryRun=true', 'text/csv', list)
  expect([read.status, JSON.parse(read.body)]).toMatchObject([200, { created: 1 }])

  const refused = await send('POST', '/stations', 'application/json', JSON.stringify({ name: 'x'.repeat(3 * MB) }))
  // The hub may refuse it by its announced length first. Caddy before 2.7 says 502 of a body that it breaks off (caddyserver/caddy#5652).
  expect([413, 502], 'nobody takes it').toContain(refused.status)
  expect((await send('GET', '/health', 'text/plain', undefined as never)).status).toBe(200)
  expect(town.hub()).toBeTruthy()
})

it.each(PROXIES)(
  'a feed through $name stays open for as long as the hub beats, and a renewed certificate ends nothing',
  {
    timeout: 60_000,
  },
  async ({ before }) => {
    const { town, proxy } = await behind(before)
    const officer = await signIn(proxy.https, 'officer', PASSWORD)
    const feed = await officer.feed()
    const browser = await feedOverHttp2(proxy.https, proxy.ca, officer.cookie)
    const button = await connectButton(proxy.mqtts(town.hub()), town.credentials('counter'), { ca: proxy.ca })
    const opened = performance.now()
    const beats = () => browser().split('event: beat').length - 1
    await until('the feed has outlived the time that nginx gives a silent one, and every beat came', async () => {
      const before = beats()
      await town.clock.push(BEAT_MS)
      await until('the beat is in the browser', () => beats() > before, LONG)
      return performance.now() - opened > 2 * NGINX_SILENCE_MS
    })
    await until('and every one on the other feed', () => feed.events.filter(({ event }) => event === 'beat').length === beats(), LONG)
    expect(feed.ended()).toBe(false)

    let disconnected = 0
    button.client.on('close', () => {
      disconnected += 1
    })
    const url = proxy.mqtts(town.hub())
    const first = await shown(url)
    await proxy.renew()
    await until(
      'buttons are shown the renewed certificate',
      async () => {
        await town.clock.push(60_000)
        return (await shown(url)) !== first
      },
      LONG,
    )
    await until('pages are shown one that is trusted', async () => (await fetch(`${proxy.https}/api/v1/health`)).status === 200, LONG)
    await button.press()
    expect(disconnected, 'the button did not lose its connection').toBe(0)
  },
)
