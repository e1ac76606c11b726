import { request } from 'node:https'
import { connect } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { KeyPair } from '../../hub/desk/ports/certificate.ts'
import { createHttpServer } from '../../hub/http/server.ts'
import { makeTestCa, type TestCa } from '../harness/test-ca.ts'
import { openFeed, sessionFor } from './feed-client.ts'
import { type Hub, openHub } from './harness.ts'

let hub: Hub
beforeEach(async () => {
  hub = await openHub()
})
afterEach(() => hub.close())

const post = (path: string, body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  fetch(`${hub.url}/api/v1${path}`, { method: 'POST', body, headers })

test('a bad body names every fault, at its place', async () => {
  const response = await post('/session', JSON.stringify({ username: 7, extra: 1 }))
  expect([response.status, response.headers.get('content-type')]).toEqual([400, 'application/problem+json'])
  expect(await response.json()).toEqual({
    type: 'urn:problem-type:tieng-chuong:bad-body',
    title: 'Bad body',
    status: 400,
    code: 'bad-body',
    detail: expect.any(String),
    faults: expect.arrayContaining([
      { at: '/username', message: 'must be string' },
      { at: '/password', message: 'is missing' },
      { at: '/extra', message: 'is not a field of this' },
    ]),
  })
})

test('more faults than fit on a screen are all named', async () => {
  const admin = hub.as(await hub.person({ username: 'admin', name: 'A', role: 'admin' }))
  const contacts = Array.from({ length: 30 }, () => ({ name: '', where: 'roof' }))
  const { status, body } = await admin<{ faults: unknown[] }>('POST', '/sites', { contacts })
  expect(status).toBe(400)
  expect(body.faults.length).toBeGreaterThan(120)
})

test.each([
  ['what is not JSON', '{"username":', { 'content-type': 'application/json' }, 400, 'bad-body'],
  ['a form of another page', 'username=an', { 'content-type': 'text/plain' }, 415, 'unsupported-media-type'],
  ['too much', `"${'x'.repeat(300_000)}"`, { 'content-type': 'application/json' }, 413, 'payload-too-large'],
  ['nothing', '', { 'content-type': 'application/json' }, 400, 'bad-body'],
] as const)('%s is refused as a problem', async (_what, body, headers, status, code) => {
  const response = await post('/session', body, headers)
  expect([response.status, (await response.json()).code]).toEqual([status, code])
})

test('what goes wrong inside stays inside, and in the log', async () => {
  hub.registry.verifyPerson = () => Promise.reject(new Error('a secret of the hub'))
  const response = await post('/session', JSON.stringify({ username: 'an', password: 'x' }))
  expect(response.status).toBe(500)
  expect(await response.text()).not.toMatch(/secret|stack|\.ts/)
  expect(hub.logged).toContain('a request failed')
})

test('what is not even HTTP is answered with a problem', async () => {
  const { port } = new URL(hub.url)
  const answer = await new Promise<string>((resolve) => {
    let text = ''
    const socket = connect(Number(port), '127.0.0.1', () => socket.write('NONSENSE\r\n\r\n'))
    socket.on('data', (chunk) => {
      text += chunk
    })
    socket.on('close', () => resolve(text))
  })
  expect(answer).toMatch(/^HTTP\/1.1 400 .*application\/problem\+json.*"code":"bad-request"/s)
})

test('the OpenAPI document has every public path and the schema of its body', async () => {
  const { status, body } = await hub.as(null)<{ openapi: string; paths: Record<string, Record<string, unknown>> }>('GET', '/openapi.json')
  expect(status).toBe(200)
  expect(body.openapi).toBe('3.1.0')
  expect(Object.keys(body.paths)).toEqual(
    expect.arrayContaining([
      '/api/v1/session',
      '/api/v1/feed',
      '/api/v1/incidents/{id}/acknowledge',
      '/api/v1/sites/{id}/mistake',
      '/api/v1/push/receipts',
      '/api/v1/duty/beat',
      '/api/v1/health',
    ]),
  )
  expect(Object.keys(body.paths).every((path) => path.startsWith('/api/v1/'))).toBe(true)
  expect(body.paths['/api/v1/incidents/{id}/close']?.post).toMatchObject({
    requestBody: { content: { 'application/json': { schema: { required: ['disposition'] } } } },
  })
})

test('closing ends the feeds and leaves no port open', async () => {
  const officer = await hub.person({ username: 'quan-tri', name: 'Q', role: 'admin' })
  const feed = await openFeed(hub, sessionFor(hub, officer))
  await feed.ready()
  await hub.close()
  await feed.over()
  await expect(fetch(`${hub.url}/api/v1/health`)).rejects.toThrow()
  hub = await openHub()
})

test('the TLS door serves the same hub with a Secure cookie, and a renewed certificate without a restart', async () => {
  const authorities: TestCa[] = [await makeTestCa(), await makeTestCa()]
  const pairs = authorities.map(({ cert, key }): KeyPair => ({ cert, key }))
  let renew = (_: KeyPair): void => {}
  const server = await createHttpServer(hub.deps)
  const [first, second] = pairs as [KeyPair, KeyPair]
  const certificate = {
    pair: first,
    follow(call: (pair: KeyPair) => void) {
      renew = call
    },
  }
  const { https = '' } = await server.listen({ host: '127.0.0.1', port: 0, tls: { host: '127.0.0.1', port: 0, certificate } })
  await hub.person({ username: 'an', name: 'An', role: 'admin', password: 'mat khau dai' })
  const signIn = () =>
    new Promise<{ cookie: string; fingerprint: string }>((resolve, reject) => {
      const asked = request(`${https}/api/v1/session`, {
        ...{ method: 'POST', rejectUnauthorized: false, agent: false },
        headers: { 'content-type': 'application/json', origin: https },
      })
      asked.on('error', reject)
      asked.on('response', (response) => {
        const { fingerprint256 } = (response.socket as import('node:tls').TLSSocket).getPeerCertificate()
        response.resume().on('end', () => resolve({ cookie: String(response.headers['set-cookie']), fingerprint: fingerprint256 }))
      })
      asked.end(JSON.stringify({ username: 'an', password: 'mat khau dai' }))
    })
  const before = await signIn()
  expect(before.cookie).toMatch(/^__Host-tc-test=.*; Secure/)
  renew(second)
  expect((await signIn()).fingerprint).not.toBe(before.fingerprint)
  await server.close()
  for (const authority of authorities) await authority.remove()
})
