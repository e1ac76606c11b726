import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Demo, openDemo, readDemoConfig } from '../../hub/demo/demo.ts'
import { DEMO_PASSWORD } from '../../hub/demo/sample-commune.ts'
import type { WallItem } from '../../hub/demo/wall.ts'
import { until } from '../harness/until.ts'

const ENV = { HUB_HTTP_PORT: '0', HUB_MQTT_PORT: '0', HUB_LOG_LEVEL: 'error' }
const config = readDemoConfig(ENV)

// A temporary folder of this test's own, so that what a demo leaves there can be seen.
const home = mkdtempSync(join(tmpdir(), 'demo-test-'))
vi.stubEnv('TMPDIR', home)
const folders = () => readdirSync(home)

let demo: Demo
beforeAll(async () => {
  demo = await openDemo(config)
})
afterAll(async () => {
  await demo.close()
  vi.unstubAllEnvs()
  rmSync(home, { recursive: true })
})

const wall = async (): Promise<WallItem[]> => ((await (await fetch(`${demo.httpUrl}/demo/buttons`)).json()) as { items: WallItem[] }).items

async function signIn(username: string): Promise<string> {
  const answer = await fetch(`${demo.httpUrl}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: DEMO_PASSWORD }),
  })
  expect(answer.status).toBe(200)
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

test('everything listens on this machine alone, whatever the environment says', () => {
  const { http, mqtt, tls } = readDemoConfig({ ...ENV, HUB_HTTP_HOST: '0.0.0.0', HUB_MQTT_HOST: '0.0.0.0', HUB_TLS_CERT: '/etc/hostname' })
  expect([http.host, mqtt.host, tls]).toEqual(['127.0.0.1', '127.0.0.1', null])

  expect(demo.httpUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect(demo.mqttUrl).toMatch(/^mqtt:\/\/127\.0\.0\.1:\d+$/)
})

test('every button of the wall comes online and is told that its lamp is idle', async () => {
  await until('all are online and told', async () => (await wall()).every((item) => item.online && item.lamp?.phase === 'idle'))
  const items = await wall()
  expect(items).toHaveLength(demo.commune.buttons.length)
  expect(new Set(items.map((item) => item.site.id)).size).toBe(32)
})

test('a click on the wall is a ringing alarm at the duty desk, and the shop’s lamp says it was received', async () => {
  const pressed = (await wall()).find((item) => item.site.code === 'KH-07')
  const answer = await fetch(`${demo.httpUrl}/demo/buttons/${pressed?.id}/press`, { method: 'POST' })
  expect(answer.status).toBe(200)
  const cookie = await signIn('truc-ban')
  const { items } = (await (await fetch(`${demo.httpUrl}/api/v1/incidents?phase=open`, { headers: { cookie } })).json()) as {
    items: { ringing: boolean; site: { code: string } }[]
  }
  expect(items).toEqual([expect.objectContaining({ ringing: true, kind: 'holdup', site: expect.objectContaining({ code: 'KH-07' }) })])
  await until('the lamp is lit', async () => (await wall()).find((item) => item.id === pressed?.id)?.lamp?.phase === 'received')
})

test('a page of another host cannot press a button', async () => {
  const [item] = await wall()
  const answer = await fetch(`${demo.httpUrl}/demo/buttons/${item?.id}/press`, {
    method: 'POST',
    headers: { origin: 'http://elsewhere.example' },
  })
  expect(answer.status).toBe(403)
})

test('a second demo beside it is its own: nothing is shared', async () => {
  const second = await openDemo(config)
  expect(second.httpUrl).not.toBe(demo.httpUrl)
  expect(folders()).toHaveLength(2)
  await second.close()
  expect(folders()).toHaveLength(1)
})

test('a port that is taken is a refusal that leaves nothing behind', async () => {
  const port = new URL(demo.httpUrl).port
  await expect(openDemo(readDemoConfig({ ...ENV, HUB_HTTP_PORT: port }))).rejects.toMatchObject({ code: 'EADDRINUSE', port: Number(port) })
  expect(folders()).toHaveLength(1)
})
