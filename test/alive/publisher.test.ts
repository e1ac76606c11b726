/** Beats to somebody else's broker, which is Debian's mosquitto: what lies there retained, and what it says when the hub is gone. */
import mqtt from 'mqtt'
import { expect, it, onTestFinished } from 'vitest'
import { createPublisher, type Publisher } from '../../hub/alive/publisher.ts'
import { trustOf } from '../../hub/alive/trust.ts'
import { freePort } from '../harness/free-port.ts'
import { startMosquitto } from '../harness/mosquitto.ts'
import { makeTestCa } from '../harness/test-ca.ts'
import { until } from '../harness/until.ts'

const TOPIC = 'xa/hiep-thanh/tieng-chuong'
const AT = Date.UTC(2026, 10, 22, 3)

async function broker(options: Parameters<typeof startMosquitto>[0] = {}) {
  const running = await startMosquitto(options)
  onTestFinished(() => running.close())
  return running
}
function publisher(trust: string | null = null): Publisher {
  const made = createPublisher('chuong1234abcd', trustOf(trust))
  onTestFinished(() => made.drop())
  return made
}
const beat = (from: Publisher, to: Parameters<Publisher['publish']>[0], state: 'ok' | 'degraded' | 'stopping' = 'ok') =>
  from.publish(to, { state }, AT, AbortSignal.timeout(10_000))

/** Somebody who watches, and comes later. */
async function watcher(port: number) {
  const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${port}`)
  onTestFinished(() => client.endAsync())
  const seen: { state: string; retain: boolean }[] = []
  client.on('message', (_, payload, { retain }) => seen.push({ ...JSON.parse(String(payload)), retain }))
  await client.subscribeAsync(TOPIC, { qos: 1 })
  return seen
}

it('the last beat lies there for whoever comes later; a hub that dies is said to be lost by the broker itself', async () => {
  const { port } = await broker()
  const to = { url: `mqtt://127.0.0.1:${port}`, topic: TOPIC }
  const hub = publisher()
  expect(await beat(hub, to)).toBeNull()
  const seen = await watcher(port)
  await until('the retained beat', () => seen.length === 1)
  expect(seen[0]).toEqual({ state: 'ok', at: new Date(AT).toISOString(), retain: true })
  expect(await beat(hub, to, 'degraded'), 'by the same connection').toBeNull()
  hub.drop()
  await until('its will', () => seen.length === 3)
  expect(seen.map(({ state }) => state)).toEqual(['ok', 'degraded', 'lost'])
  const later = await watcher(port)
  await until('the will lies there too', () => later.length === 1)
  expect(later[0]).toMatchObject({ state: 'lost', retain: true })
  expect(await beat(hub, to), 'and it lives again').toBeNull()
  await until('alive again', () => seen.at(-1)?.state === 'ok')
})

it('one that stops on purpose says so, and the broker says no more', async () => {
  const { port } = await broker()
  const to = { url: `mqtt://127.0.0.1:${port}`, topic: TOPIC }
  const hub = publisher()
  await beat(hub, to)
  const seen = await watcher(port)
  await beat(hub, to, 'stopping')
  await hub.leave()
  await beat(publisher(), { ...to, topic: `${TOPIC}/other` })
  const later = await watcher(port)
  await until('what lies there', () => later.length === 1)
  expect(later[0]?.state).toBe('stopping')
  expect(seen.map(({ state }) => state)).not.toContain('lost')
})

it('a broker that knows its users takes the right password and refuses the wrong one', async () => {
  const { port } = await broker({ user: { name: 'chuong', password: 'right' } })
  const to = { url: `mqtt://127.0.0.1:${port}`, topic: TOPIC, username: 'chuong' }
  expect(await beat(publisher(), { ...to, password: 'right' })).toBeNull()
  expect(await beat(publisher(), { ...to, password: 'wrong' })).toBe('refused')
})

it('over TLS an authority of its own is believed when it is named, and not before', async () => {
  const ca = await makeTestCa()
  onTestFinished(() => ca.remove())
  const { port } = await broker({ tls: ca })
  const to = { url: `mqtts://127.0.0.1:${port}`, topic: TOPIC }
  expect(await beat(publisher(), to)).toBe('untrusted')
  expect(await beat(publisher(ca.caFile), to)).toBeNull()
})

it('a broker that is not there, and one that went away, are found by the next beat', async () => {
  const to = { url: `mqtt://127.0.0.1:${await freePort()}`, topic: TOPIC }
  expect(await beat(publisher(), to)).toBe('nobody-listens')
  const running = await startMosquitto()
  const there = { url: `mqtt://127.0.0.1:${running.port}`, topic: TOPIC }
  const hub = publisher()
  expect(await beat(hub, there)).toBeNull()
  await running.close()
  expect(await beat(hub, there)).not.toBeNull()
})
