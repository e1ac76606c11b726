import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Hub, openHub } from './harness.ts'

let hub: Hub
let status: 'ok' | 'degraded' | 'down' = 'ok'
beforeAll(async () => {
  hub = await openHub({
    metricsToken: 'the token',
    metrics: async () => ({ type: 'text/plain; version=0.0.4', body: 'up 1\n' }),
    health: () => ({ status, at: new Date(0).toISOString(), version: 'test', startedAt: new Date(0).toISOString(), checks: {} }),
  })
})
afterAll(() => hub.close())

const metrics = (headers: Record<string, string> = {}) => fetch(`${hub.url}/metrics`, { headers })

test('straight from this machine metrics need no token', async () => {
  const response = await metrics()
  expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
    200,
    'text/plain; version=0.0.4',
    'up 1\n',
  ])
})

test.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'via', 'x-forwarded-proto'])('through a proxy (%s) they do', async (name) => {
  expect((await metrics({ [name]: '192.0.2.7' })).status).toBe(401)
  expect((await metrics({ [name]: '192.0.2.7', authorization: 'Bearer another' })).status).toBe(401)
  expect((await metrics({ [name]: '192.0.2.7', authorization: 'Bearer the token' })).status).toBe(200)
})

test.each([
  ['ok', 200],
  ['degraded', 200],
  ['down', 503],
] as const)('health is open to all: %s is %i', async (now, code) => {
  status = now
  const answer = await hub.as(null)('GET', '/health')
  expect([answer.status, answer.body.status]).toEqual([code, now])
})
