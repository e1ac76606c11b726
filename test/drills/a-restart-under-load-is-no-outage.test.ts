import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import mqtt, { type MqttClient } from 'mqtt'
import { expect, it, onTestFinished } from 'vitest'
import { readConfig } from '../../hub/config.ts'
import { openHub } from '../../hub/hub.ts'
import { createLogs } from '../../hub/log.ts'
import { pushedClock } from '../harness/clock.ts'
import { freePort } from '../harness/free-port.ts'
import { temporaryFolder } from '../harness/temporary.ts'
import { townOf } from '../harness/town.ts'
import { until } from '../harness/until.ts'

const BUTTONS = 300

it(`${BUTTONS} buttons that beat and press while the hub restarts: every acknowledged press is there once, and nobody is missed`, {
  timeout: 400_000,
}, async () => {
  const folder = temporaryFolder()
  const { file, credentials } = await townOf(BUTTONS)
  writeFileSync(join(folder, 'registry.json'), file)
  const clock = pushedClock(Date.now() + 60_000)
  const port = await freePort()
  const env = { HUB_DATA_DIR: folder, HUB_HTTP_PORT: '0', HUB_MQTT_PORT: String(port) }
  const open = () => openHub(readConfig(env), { clock, logs: createLogs('silent') })
  let hub = await open()
  onTestFinished(() => hub.close())

  const acknowledged: string[] = []
  const clients: MqttClient[] = credentials.map((own, n) => {
    const client = mqtt.connect(hub.mqttUrl, { ...own, keepalive: 0, reconnectPeriod: 100, connectTimeout: 30_000 })
    client.on('error', () => {})
    client.on('connect', () => {
      client.publish(`buttons/${own.clientId}/beat`, '{"battery":90}', { qos: 1 })
      // Every tenth is pressed, once before the restart and once as soon as it is back; the client sends again until it has its PUBACK.
      const press = `${n}-${acknowledged.length}`
      if (n % 10 === 0)
        client.publish(`buttons/${own.clientId}/press`, JSON.stringify({ press }), { qos: 1 }, (error) => error || acknowledged.push(press))
    })
    return client
  })
  onTestFinished(() => {
    for (const client of clients) client.end(true)
  })
  const online = () => hub.desk.look(({ devices }) => [...devices.values()].filter(({ state }) => state === 'online').length)
  await until('all are there', () => online() === BUTTONS && acknowledged.length >= BUTTONS / 10, 60_000)

  await hub.close()
  hub = await open()
  await until('all are there again', () => online() === BUTTONS && acknowledged.length >= (2 * BUTTONS) / 10, 60_000)
  await clock.push(20_000)
  const { outages, presses } = hub.desk.look((state) => ({
    outages: state.outages.size,
    presses: [...state.incidents.values()].flatMap(({ timeline }) =>
      timeline.flatMap((event) => (event.type === 'PressReceived' ? [event.pressId] : [])),
    ),
  }))
  expect(outages).toBe(0)
  expect(acknowledged.filter((press) => presses.filter((each) => each === press).length !== 1)).toEqual([])
})
