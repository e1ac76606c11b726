import { fastify } from 'fastify'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ButtonId, SiteId } from '../../hub/contract/ids.ts'
import type { SampleButton } from '../../hub/demo/sample-commune.ts'
import { type SimulatedButton, simulateButton } from '../../hub/demo/simulated-button.ts'
import { createWall, type Wall } from '../../hub/demo/wall.ts'
import { pushedClock } from '../harness/clock.ts'
import { openPlainBroker, type PlainBroker } from '../harness/plain-broker.ts'
import { until } from '../harness/until.ts'

const id = 'b-1' as ButtonId
const site = { id: 's-1' as SiteId, code: 'KH-07', name: 'Tiệm vàng Kim Hoa', kind: 'gold-shop' as const }
const mqtt = { clientId: id, username: id, password: 'secret', topics: {} }
const sample: SampleButton = { button: { id, site: site.id, label: 'Quầy 1', supervision: '90s', ownCredentials: true }, site, mqtt }

let broker: PlainBroker
let button: SimulatedButton
let wall: Wall
let url: string
const app = () => fastify({ forceCloseConnections: true })
let server: ReturnType<typeof app>

beforeEach(async () => {
  const clock = pushedClock()
  broker = await openPlainBroker(id, 'secret')
  wall = createWall(clock)
  button = simulateButton({ url: broker.url(), credentials: mqtt, reportingMs: 90_000, clock, changed: () => wall.changed(id) })
  wall.hang(sample, button)
  server = app()
  wall.routes(server)
  url = await server.listen({ host: '127.0.0.1', port: 0 })
  await until('the button is online', button.online)
})
afterEach(async () => {
  wall.close()
  await server.close()
  await button.close()
  await broker.stop()
})

const post = (what: string, init: RequestInit = {}) => fetch(`${url}/demo/buttons/${what}`, { method: 'POST', ...init })
const json = (body: unknown) => ({ body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })

test('the wall lists every button with its site, lamp and connection', async () => {
  const answer = await fetch(`${url}/demo/buttons`)
  expect(await answer.json()).toEqual({ items: [{ id, label: 'Quầy 1', site, lamp: null, online: true }] })
})

test('a click is a press at the hub, with the kind asked for', async () => {
  const plain = await post('b-1/press')
  expect([plain.status, await plain.json()]).toEqual([200, { id, label: 'Quầy 1', site, lamp: null, online: true }])
  await post('b-1/press', json({ kind: 'fire' }))
  expect(broker.on('buttons/b-1/press').map((payload) => JSON.parse(payload).kind)).toEqual(['holdup', 'fire'])
})

describe('what cannot be done is said', () => {
  test('no such button', async () => expect((await post('b-9/press')).status).toBe(404))
  test('no such kind', async () => expect((await post('b-1/press', json({ kind: 'party' }))).status).toBe(400))
  test('a silent button', async () => {
    expect(await (await post('b-1/silence')).json()).toMatchObject({ id })
    await until('it is gone', () => !button.online())
    expect((await post('b-1/press')).status).toBe(409)
    await post('b-1/return')
    await until('it is back', button.online)
    expect((await post('b-1/press')).status).toBe(200)
  })
})

test('an open page hears every change of a lamp, beginning with how it is', async () => {
  const events = await fetch(`${url}/demo/events`)
  expect(events.headers.get('content-type')).toBe('text/event-stream')
  const reader = (events.body as ReadableStream<Uint8Array>).getReader()
  const next = async () => {
    const { value } = await reader.read()
    const [, name, data = ''] = /^event: (\w+)\ndata: (.*)\n\n$/.exec(Buffer.from(value ?? []).toString()) ?? []
    return [name, JSON.parse(data).lamp]
  }
  expect(await next()).toEqual(['lamp', null])
  await broker.publish('buttons/b-1/lamp', '{"phase":"received"}')
  expect(await next()).toEqual(['lamp', { phase: 'received' }])
  await reader.cancel()
})

test('the power of a site can be cut and comes back; what is not understood is said', async () => {
  const cut = (on: unknown, where = 's-1') =>
    fetch(`${url}/demo/sites/${where}/power`, { method: 'POST', ...json({ on, reach: 'street' }) })
  expect((await cut(false)).status).toBe(200)
  await until('it is silent', () => !button.online())
  await cut(true)
  await until('it is back', button.online)
  expect([(await cut('off')).status, (await cut(true, 's-9')).status]).toEqual([400, 404])
})
