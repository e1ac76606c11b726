/** A beat against plain servers, as a dead man's service is one: what it is asked, and every way in which that can fail, by name. */
import { createServer } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { httpCaller } from '../../hub/alive/call.ts'
import { trustOf } from '../../hub/alive/trust.ts'
import { whyNot, whyOfStatus } from '../../hub/alive/why.ts'
import { freePort } from '../harness/free-port.ts'
import { makeTestCa, type TestCa } from '../harness/test-ca.ts'

let ca: TestCa
beforeAll(async () => {
  ca = await makeTestCa()
})
afterAll(() => ca.remove())

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    if ('closeAllConnections' in server) (server as ReturnType<typeof createServer>).closeAllConnections()
    return new Promise<void>((resolve) => server.close(() => resolve()))
  })
  return (server.address() as AddressInfo).port
}

const why = (url: string, method: 'GET' | 'POST' = 'GET', trust: string | null = null, patienceMs = 5_000) =>
  httpCaller(trustOf(trust))({ url, method }, AbortSignal.timeout(patienceMs)).then((status) => whyOfStatus(status, false), whyNot)

it('a service that expects a call is called as it expects, and its answer is not read', async () => {
  const asked: string[] = []
  const port = await listening(
    createServer((request, response) => {
      const { method, url, headers } = request
      asked.push(`${method} ${url} ${headers['content-length'] ?? '-'}`)
      response.end('OK')
    }),
  )
  const url = `http://127.0.0.1:${port}/ping/5e4f?rid=1`
  expect(await why(url)).toBeNull()
  expect(await why(url, 'POST')).toBeNull()
  expect(asked).toEqual(['GET /ping/5e4f?rid=1 -', 'POST /ping/5e4f?rid=1 0'])
})

it.each([
  [204, null],
  // A carrier's page for who has not paid answers 200 behind a redirect: nothing is followed.
  [302, 'moved'],
  [308, 'moved'],
  [401, 'refused'],
  [403, 'refused'],
  [404, 'no-such-page'],
  [410, 'no-such-page'],
  [429, 'failed'],
  [500, 'failed'],
])('an answer of %i is %s', async (status, expected) => {
  const paths: (string | undefined)[] = []
  const server = createServer(({ url }, response) => {
    paths.push(url)
    response.writeHead(status, { location: '/elsewhere' }).end()
  })
  expect(await why(`http://127.0.0.1:${await listening(server)}/`)).toBe(expected)
  expect(paths).toEqual(['/'])
})

it('nobody listens, nobody answers, no such name: each by its own', async () => {
  expect(await why(`http://127.0.0.1:${await freePort()}/`)).toBe('nobody-listens')
  const silent = await listening(createServer(() => {}))
  expect(await why(`http://127.0.0.1:${silent}/`, 'GET', null, 200), 'the road itself says that it waited').toBe('unreachable')
  expect(whyNot(Object.assign(new Error(), { code: 'ENOTFOUND' }))).toBe('no-such-name')
  expect(whyNot(Object.assign(new Error(), { code: 'EAI_AGAIN' }))).toBe('no-line')
  expect(whyNot(new AggregateError([Object.assign(new Error(), { code: 'ECONNREFUSED' })]))).toBe('nobody-listens')
  expect(whyNot(new Error('what nobody thought of'))).toBe('unreachable')
})

it('a certificate of an authority of its own is not believed until that authority is named', async () => {
  const port = await listening(createSecureServer({ key: ca.key, cert: ca.cert }, (_, response) => response.end()))
  expect(await why(`https://127.0.0.1:${port}/`)).toBe('untrusted')
  expect(await why(`https://127.0.0.1:${port}/`, 'GET', ca.caFile)).toBeNull()
  expect(await why(`https://127.0.0.2:${port}/`, 'GET', ca.caFile), 'nobody is there').toBe('nobody-listens')
})

it('a certificate for another name, and one of another time, are told apart from one that nobody knows', () => {
  const failed = (code: string) => whyNot(Object.assign(new Error(), { code }))
  expect(failed('ERR_TLS_CERT_ALTNAME_INVALID')).toBe('certificate-name')
  expect([failed('CERT_HAS_EXPIRED'), failed('CERT_NOT_YET_VALID')]).toEqual(['certificate-time', 'certificate-time'])
  expect(failed('UNABLE_TO_VERIFY_LEAF_SIGNATURE')).toBe('untrusted')
})
