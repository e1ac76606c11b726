import { once } from 'node:events'
import { get } from 'node:http'
import { connect } from 'node:http2'
import { expect, it, onTestFinished } from 'vitest'
import { systemClock } from '../../hub/clock.ts'
import { examine } from '../../hub/doctor/examine.ts'
import { realWorld } from '../../hub/doctor/real-world.ts'
import { signIn } from '../harness/api.ts'
import { connectButton } from '../harness/button.ts'
import { type Commune, commune, PASSWORD } from '../harness/commune.ts'
import { fakePhone } from '../harness/fake-phone.ts'
import { freePort } from '../harness/free-port.ts'
import { type Nginx, nginxBefore } from '../harness/nginx.ts'
import { startPushService } from '../harness/push-service.ts'
import { until } from '../harness/until.ts'

const LONG = 30_000

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

async function behindNginx(): Promise<{
  town: Commune
  nginx: Nginx
  service: Awaited<ReturnType<typeof startPushService>>
  own: Record<string, string>
}> {
  const service = await startPushService()
  onTestFinished(() => service.close())
  const [http, mqtt] = [await freePort(), await freePort()]
  const nginx = await nginxBefore({ http, mqtt }, service.ca)
  const own = { HUB_HTTP_PORT: String(http), HUB_MQTT_PORT: String(mqtt), HUB_TRUSTED_PROXY: '127.0.0.1', HUB_PUBLIC_URL: nginx.https }
  const town = await commune({ env: { ...own, HUB_PUSH_HOSTS: '127.0.0.1', HUB_PUSH_CA: service.caFile } })
  return { town, nginx, service, own }
}

it('with the documented nginx in front everything comes through: people, events at once, phones, buttons over TLS, and a hub that was away', {
  timeout: 120_000,
}, async () => {
  const { town, nginx, service, own } = await behindNginx()

  const officer = await signIn(nginx.https, 'officer', PASSWORD)
  expect(officer.cookie, 'the browser keeps it for https alone').toMatch(/^__Host-tc-/)
  await officer.post('/duty')
  expect((await officer.call('POST', '/duty', {}, { origin: nginx.https })).status, 'a page of this very address').toBeLessThan(300)
  expect(await officer.call('POST', '/duty', {}, { origin: 'https://elsewhere.example' })).toMatchObject({ status: 403 })
  const feed = await officer.feed()
  const browser = await feedOverHttp2(nginx.https, nginx.ca, officer.cookie)
  await until('the browser’s feed is ready', () => browser().includes('event: ready'), LONG)

  const patrol = await signIn(nginx.https, 'patrol', PASSWORD)
  await patrol.post('/duty')
  const phone = fakePhone(service)
  await patrol.post('/push/subscriptions', phone.subscription)

  // The clock stands still: no beat comes after the alarm that could push it out of a buffer.
  const button = await connectButton(nginx.mqtts, town.credentials('counter'), { ca: nginx.ca })
  await button.press()
  const { data } = await feed.until('the alarm is on the desk', ({ event }) => event === 'incident')
  await until('and in the browser', () => browser().includes(data.id), LONG)

  const alarm = await until('and on the phone', () => phone.received()[0], LONG)
  await officer.post('/push/receipts', { token: alarm.token, stage: 'shown' })
  await feed.until('its receipt is on the desk', ({ event, data: view }) => event === 'incident' && view.receipts.phones.shown === 1)

  expect(town.loud.join(), 'nginx is believed').not.toContain('HUB_TRUSTED_PROXY')
  expect(await liar(town.hub().httpUrl)).toBe(200)
  expect(town.loud.join(), 'another is not').toContain('HUB_TRUSTED_PROXY')
  expect((await fetch(`${nginx.https}/metrics`)).status).toBe(404)
  const plain = await fetch(`${nginx.plain}/patrol?of=1`, { redirect: 'manual' })
  expect([plain.status, plain.headers.get('location')]).toEqual([301, 'https://localhost/patrol?of=1'])

  const page = await examine(await realWorld({ ...own, HUB_DATA_DIR: town.folder }, systemClock))
  const said = page.flatMap(({ findings }) => findings.map(({ key }) => key))
  expect(said, 'the doctor sees the same from the machine itself').toEqual(
    expect.arrayContaining(['url-leads-here', 'cert-by-proxy', 'cert-soon']),
  )

  await town.stop()
  await until('nginx says that there is no hub', async () => (await fetch(`${nginx.https}/api/v1/health`)).status === 502, LONG)
  await town.start()
  const back = await signIn(nginx.https, 'officer', PASSWORD)
  const again = await back.feed()
  expect(again.incident(data.id), 'what was open is open').toMatchObject({ phase: 'ringing' })
  await until('the button is back by itself', () => button.client.connected, LONG)
  await button.press()
  await again.until('its press rings', ({ event, data: view }) => event === 'incident' && view.presses >= 2)
})
