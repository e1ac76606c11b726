import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Hub, openHub } from './harness.ts'

/** Recognisable: the hub itself compresses at another level. */
const AS_BUILT = gzipSync('p{}', { level: 0 })

describe('a built console', () => {
  let hub: Hub
  beforeAll(async () => {
    const dist = await mkdtemp(join(tmpdir(), 'dist-'))
    await mkdir(join(dist, 'assets'))
    await writeFile(join(dist, 'index.html'), '<!doctype html><title>shell</title>')
    await writeFile(join(dist, 'service-worker.js'), 'self.x = 1')
    await writeFile(join(dist, 'assets', 'index-D1a2B3c4.js'), 'export const long = "x"'.padEnd(5_000))
    await writeFile(join(dist, 'assets', 'page-E5f6G7h8.css'), 'p{}')
    await writeFile(join(dist, 'assets', 'page-E5f6G7h8.css.gz'), AS_BUILT)
    await writeFile(join(dist, 'assets', 'old-I9j0K1l2.css'), 'a{}')
    await writeFile(join(dist, 'assets', 'old-I9j0K1l2.css.gz'), AS_BUILT)
    hub = await openHub({ consoleDist: dist })
    // Whatever happens to the disk from here on, the page is there.
    await rm(dist, { recursive: true })
  })
  afterAll(() => hub.close())
  const get = (path: string, headers: Record<string, string> = {}) => fetch(hub.url + path, { headers })

  test.each([
    '/',
    '/duty',
    '/patrol',
    '/shop',
    '/admin',
    '/admin/sites',
    '/demo',
    '/invite',
    '/phone-check',
    '/manual',
    '/manual/duty-desk',
    '/duty?x=1',
  ])('%s is the shell', async (path) => {
    const response = await get(path)
    expect([response.status, response.headers.get('cache-control'), await response.text()]).toEqual([
      200,
      'no-cache',
      '<!doctype html><title>shell</title>',
    ])
  })

  test('what carries its hash in its name is kept for good, and goes out compressed', async () => {
    const response = await get('/assets/index-D1a2B3c4.js')
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(response.headers.get('content-encoding')).toBe('gzip')
    expect((await response.text()).startsWith('export const long')).toBe(true)
  })

  test('what the build has compressed goes out as it is, unless it is of other bytes; by its own name it is not there', async () => {
    // fetch gives the text alone: the raw bytes are asked for without it.
    const raw = (path: string) =>
      new Promise<Buffer>((resolve, reject) =>
        request(
          hub.url + path,
          { headers: { 'accept-encoding': 'gzip' } },
          (response) => void buffer(response).then(resolve, reject),
        ).end(),
      )
    expect((await raw('/assets/page-E5f6G7h8.css')).equals(AS_BUILT)).toBe(true)
    expect(gunzipSync(await raw('/assets/old-I9j0K1l2.css')).toString()).toBe('a{}')
    expect((await get('/assets/page-E5f6G7h8.css.gz')).status).toBe(404)
  })

  test('the service worker is asked for anew each time and may serve every page', async () => {
    const response = await get('/service-worker.js')
    expect(response.headers.get('cache-control')).toBe('no-cache')
    expect(response.headers.get('service-worker-allowed')).toBe('/')
    const again = await get('/service-worker.js', { 'if-none-match': response.headers.get('etag') ?? '' })
    expect(again.status).toBe(304)
  })

  test.each(['/nothing', '/dutys', '/assets/nothing.js', '/..%2f..%2fetc%2fpasswd', '/%zz'])('%s is not found', async (path) => {
    const response = await get(path)
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
  })

  test('a page may load nothing from elsewhere, be framed by nobody, and stays reachable over plain HTTP', async () => {
    const { headers } = await get('/')
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy.split(';')).toEqual(
      expect.arrayContaining(["default-src 'self'", "connect-src 'self'", "worker-src 'self' blob:", "frame-ancestors 'none'"]),
    )
    expect(policy).not.toMatch(/http|upgrade-insecure|script-src/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('strict-transport-security')).toBe(null)
  })
})

test('a console that is not built says how to build it', async () => {
  const hub = await openHub()
  const response = await fetch(`${hub.url}/duty`)
  expect(response.status).toBe(503)
  expect(await response.text()).toContain('npm run build')
  await hub.close()
})
