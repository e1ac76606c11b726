import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import mqtt, { type MqttClient } from 'mqtt'
import { expect, it, onTestFinished } from 'vitest'
import { readConfig } from '../../hub/config.ts'
import type { ButtonId } from '../../hub/contract/ids.ts'
import { openHub } from '../../hub/hub.ts'
import { createLogs } from '../../hub/log.ts'
import { signIn } from '../harness/api.ts'
import { type Credentials, connectButton } from '../harness/button.ts'
import { pushedClock } from '../harness/clock.ts'
import { temporaryFolder } from '../harness/temporary.ts'
import { OFFICER, PASSWORD, townOf } from '../harness/town.ts'
import { until } from '../harness/until.ts'

const BUTTONS = 2_000
const AT_ONCE = 100

/** Two thousand shops whose line fails within five seconds and returns within sixty. */
async function stormTown() {
  const folder = temporaryFolder()
  const { file, credentials } = await townOf(BUTTONS, 1, '20s')
  writeFileSync(join(folder, 'registry.json'), file)
  // The file was made by the clock on the wall; time here begins after it.
  const clock = pushedClock(Date.now() + 60_000)
  const env = { HUB_DATA_DIR: folder, HUB_HTTP_PORT: '0', HUB_MQTT_PORT: '0' }
  const hub = await openHub(readConfig(env), { clock, logs: createLogs('silent') })
  onTestFinished(() => hub.close())
  const officer = await signIn(hub.httpUrl, OFFICER, PASSWORD)
  const feed = await officer.feed()
  await officer.post('/duty')
  const clients = new Map<string, MqttClient>()
  onTestFinished(() => {
    for (const client of clients.values()) client.end(true)
  })
  async function connect(own: Credentials): Promise<void> {
    const will = { topic: `buttons/${own.clientId}/status`, payload: Buffer.from('offline'), qos: 1 as const, retain: true }
    const client = await mqtt.connectAsync(hub.mqttUrl, { ...own, will, keepalive: 0, reconnectPeriod: 0, connectTimeout: 60_000 })
    client.on('error', () => {})
    clients.set(own.clientId, client)
  }
  async function connectAll(all: readonly Credentials[]): Promise<void> {
    for (let from = 0; from < all.length; from += AT_ONCE) await Promise.all(all.slice(from, from + AT_ONCE).map(connect))
  }
  return { clock, hub, officer, feed, credentials, clients, connectAll }
}

it(`${BUTTONS} buttons fall silent within five seconds and return within sixty: one entry, no queue, and the press in the middle rings`, {
  timeout: 400_000,
}, async () => {
  const { clock, hub, feed, credentials, clients, connectAll } = await stormTown()
  await connectAll(credentials)
  const online = () => hub.desk.look(({ devices }) => [...devices.values()].filter(({ state }) => state === 'online').length)
  await until('all are heard', () => online() === BUTTONS, 60_000)
  const supervision = () => feed.events.findLast(({ event }) => event === 'supervision')?.data
  const entries = () => hub.desk.look(({ outages }) => [...outages.values()].map(({ cause, raisedAt }) => [cause, raisedAt !== null]))

  // A hundred come back under their own name before anybody has noticed that their old line is dead.
  const taken = credentials.slice(0, 100)
  for (const [n, own] of credentials.slice(100).entries()) {
    clients.get(own.clientId)?.stream.destroy()
    if (n % 380 === 379) await clock.push(1_000)
  }
  await connectAll(taken)
  await until('the lines are known to be lost', () => online() === 100, 30_000)
  expect(entries(), 'a lost line is no outage before its time').toEqual([])

  // The hundred live on and are heard; all others are missed.
  await clock.push(15_000)
  for (const { clientId } of taken) clients.get(clientId)?.publish(`buttons/${clientId}/beat`, '{}', { qos: 1 })
  await until('the hundred were heard', () =>
    hub.desk.look(({ devices }) =>
      taken.every(({ clientId }) => clock.now() - (devices.get(clientId as ButtonId)?.lastHeardAt ?? 0) < 10_000),
    ),
  )
  await clock.push(8_000)
  await until('the silence is flagged', () => entries().length > 0, 30_000)
  expect(entries(), 'one entry, for the one cause').toEqual([['hub-line', true]])
  /** What follows close upon the last is held back a moment on the feed. */
  const seen = (what: string, look: () => boolean) =>
    until(what, async () => {
      await clock.push(50)
      return look()
    })
  await seen('the desk sees it', () => supervision()?.outages.length === 1)
  expect(supervision().outages[0]).toMatchObject({ cause: 'hub-line', toAcknowledge: true })

  const back = credentials.slice(100)
  const pressed = Promise.withResolvers<void>()
  // The last of them wait for the press: a disk that takes its time over it must not see the storm end first.
  const returning = connectAll(back.slice(1, -AT_ONCE)).then(async () => {
    await pressed.promise
    await connectAll(back.slice(-AT_ONCE))
  })
  const [own] = back
  if (!own) throw new Error('no button')
  const button = await connectButton(hub.mqttUrl, own)
  await button.press({ press: 'in the middle' })
  await feed.until('the press is on the console', ({ event, data }) => event === 'incident' && data.buttons[0].id === own.clientId)
  expect(online(), 'while the storm goes on').toBeLessThan(BUTTONS)
  pressed.resolve()

  await returning
  await until('all are heard again', () => online() === BUTTONS, 60_000)
  expect(hub.desk.backlog(), 'nothing waits behind it').toBeLessThan(100)
  await clock.push(2_000)
  await until('no entry is left', () => entries().length === 0)
  await seen('the desk sees that, too', () => supervision()?.outages.length === 0)
  expect(
    hub.desk.look(({ incidents }) => incidents.size),
    'one press, one alarm',
  ).toBe(1)
})
