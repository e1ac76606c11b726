import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writeArchive } from '../../hub/demo/sample-map/archive.ts'
import { sampleMap } from '../../hub/demo/sample-map/sample-map.ts'
import { PIECE_BYTES } from '../../hub/http/map/shelf.ts'
import { until } from '../harness/until.ts'
import { type Client, type Hub, openHub } from './harness.ts'

const TYPE = { 'content-type': 'application/vnd.pmtiles' }
const map = sampleMap()
let hub: Hub
let admin: Client
let officer: Client
let cookie: string
let sizes: (number | null)[]

beforeEach(async () => {
  hub = await openHub()
  const recorded: (number | null)[] = []
  sizes = recorded
  hub.desk.follow({
    name: 'test',
    told: (told) => {
      for (const { event } of told.recorded) if (event.type === 'MapFileChanged') recorded.push(event.size)
    },
  })
  const id = await hub.person({ username: 'admin', name: 'Admin', role: 'admin' })
  admin = hub.as(id)
  const { station } = await hub.make({ type: 'AddStation', station: { name: 'S', level: 'commune', location: { lat: 11, lon: 108 } } })
  officer = hub.as(await hub.person({ username: 'officer', name: 'O', role: 'officer', station: station?.id as never }))
  cookie = `tc-test=${hub.registry.sessions.open(id, hub.clock.now(), hub.clock.now() + 3_600_000)}`
})
afterEach(() => hub.close())

const put = (bytes: Uint8Array) => admin('PUT', '/map', bytes, TYPE)
const bytesOf = async (headers: Record<string, string> = {}, query = '') => {
  const reply = await fetch(`${hub.url}/api/v1/map/tiles.pmtiles${query}`, { headers: { cookie, ...headers } })
  return { status: reply.status, headers: reply.headers, bytes: Buffer.from(await reply.arrayBuffer()) }
}
const files = () => readdirSync(hub.folder).filter((name) => name.startsWith('map'))
/** A large one, for what is sent in several pieces. */
const large = () => {
  const tiles = [{ z: 10, x: 820, y: 478, bytes: Buffer.alloc(3 * PIECE_BYTES, 7) }]
  return writeArchive({ tiles, type: 'png', bounds: [108, 11, 109, 12], metadata: { attribution: '© Somebody' } })
}

test('without a file there is none, and no tile', async () => {
  expect((await officer('GET', '/map')).body).toEqual({ present: false })
  expect((await officer('GET', '/map/tiles.pmtiles')).body).toMatchObject({ status: 404, code: 'no-map' })
})

describe('a file that was brought', () => {
  test('is described, kept for the hub’s user alone, and on the record', async () => {
    const { status, body } = await put(map)
    expect(status).toBe(200)
    expect(body).toMatchObject({ present: true, size: map.length, tiles: 'vector', minZoom: 8, maxZoom: 14 })
    expect((await officer('GET', '/map')).body).toEqual(body)
    expect(files()).toEqual(['map.pmtiles'])
    expect(statSync(hub.deps.mapPath).mode & 0o777).toBe(0o600)
    expect(sizes).toEqual([map.length])
  })

  test('is read whole, and in parts as RFC 9110 has it', async () => {
    const bytes = large()
    await put(bytes)
    const whole = await bytesOf()
    expect([whole.status, whole.headers.get('content-length'), whole.headers.get('accept-ranges')]).toEqual([
      200,
      `${bytes.length}`,
      'bytes',
    ])
    expect(whole.bytes.equals(bytes)).toBe(true)

    const part = await bytesOf({ range: 'bytes=100-199' })
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 100-199/${bytes.length}`])
    expect(part.bytes.equals(bytes.subarray(100, 200))).toBe(true)
    const long = await bytesOf({ range: 'bytes=1000-' })
    expect([long.status, long.bytes.equals(bytes.subarray(1000))]).toEqual([206, true])

    const beyond = await bytesOf({ range: `bytes=${bytes.length}-` })
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${bytes.length}`])
  })

  test('is resumed only in the version it was begun in, and not sent again to who has it', async () => {
    await put(map)
    const etag = (await bytesOf()).headers.get('etag') ?? ''
    expect((await bytesOf({ range: 'bytes=0-9', 'if-range': etag })).status).toBe(206)
    expect((await bytesOf({ range: 'bytes=0-9', 'if-range': '"older"' })).status).toBe(200)
    expect((await bytesOf({ 'if-none-match': etag })).status).toBe(304)
    const head = await fetch(`${hub.url}/api/v1/map/tiles.pmtiles`, { method: 'HEAD', headers: { cookie } })
    expect([head.status, head.headers.get('content-length')]).toEqual([200, `${map.length}`])
  })

  test('may be kept by a browser under its version, and by nothing on the way', async () => {
    const { body } = await put(map)
    const kept = await bytesOf({}, `?v=${String(body.version)}`)
    expect(kept.headers.get('cache-control')).toBe('private, max-age=604800, immutable')
    expect((await bytesOf({}, '?v=older')).headers.get('cache-control')).toBe('private, no-cache')
  })

  test('is replaced by another, with another version, and taken away', async () => {
    const first = await put(map)
    const second = await put(large())
    expect(second.body).toMatchObject({ tiles: 'raster', attribution: '© Somebody' })
    expect(second.body.version).not.toBe(first.body.version)
    expect((await admin('DELETE', '/map')).status).toBe(204)
    expect((await admin('DELETE', '/map')).status).toBe(204)
    expect([(await officer('GET', '/map')).body, files()]).toEqual([{ present: false }, []])
    expect(sizes).toEqual([map.length, large().length, null])
  })
})

describe('what is no map leaves the old one in its place', () => {
  test.each([
    ['another file', () => Buffer.from('not a map at all, but a text of some length '.repeat(10)), 400, 'map-not-pmtiles'],
    ['nothing', () => Buffer.alloc(0), 400, 'map-not-pmtiles'],
    ['a copy that was broken off', () => map.subarray(0, map.length - 100), 400, 'map-cut-short'],
  ])('%s', async (_, bytes, status, code) => {
    await put(map)
    const refused = await put(bytes())
    expect([refused.status, refused.body.code]).toEqual([status, code])
    expect(files()).toEqual(['map.pmtiles'])
    expect((await bytesOf()).bytes.equals(map)).toBe(true)
  })

  test('a line that breaks off in the middle', async () => {
    await put(map)
    const sending = request(`${hub.url}/api/v1/map`, { method: 'PUT', headers: { cookie, ...TYPE, 'content-length': map.length } })
    sending.on('error', () => undefined)
    sending.write(map.subarray(0, 5000))
    await until('the upload has begun', () => existsSync(`${hub.deps.mapPath}.part`))
    sending.destroy()
    await until('what was begun is gone', () => !existsSync(`${hub.deps.mapPath}.part`))
    expect((await bytesOf()).bytes.equals(map)).toBe(true)
  })

  test('a line that falls silent is cut, and one upload at a time is enough', async () => {
    const sending = request(`${hub.url}/api/v1/map`, { method: 'PUT', headers: { cookie, ...TYPE, 'content-length': map.length } })
    const cut = new Promise((resolve) => sending.on('error', resolve))
    sending.write(map.subarray(0, 5000))
    await until('the upload has begun', () => existsSync(`${hub.deps.mapPath}.part`))
    expect((await put(map)).body).toMatchObject({ status: 409, code: 'map-busy' })
    await hub.clock.push(31_000)
    await cut
    await until('what was begun is gone', () => !existsSync(`${hub.deps.mapPath}.part`))
    expect((await put(map)).status).toBe(200)
  })

  test('a file larger than any map is refused before it is sent', async () => {
    const sending = request(`${hub.url}/api/v1/map`, { method: 'PUT', headers: { cookie, ...TYPE, 'content-length': 5 * 1024 ** 3 } })
    sending.on('error', () => undefined)
    const answered = new Promise<number | undefined>((resolve) => sending.on('response', ({ statusCode }) => resolve(statusCode)))
    sending.flushHeaders()
    expect(await answered).toBe(413)
    sending.destroy()
  })
})

test('a file put into the folder by hand is found, and one that cannot be used is told of', async () => {
  writeFileSync(hub.deps.mapPath, 'no map')
  expect((await officer('GET', '/map')).body).toEqual({ present: false, trouble: 'This is not a PMTiles file.' })
  writeFileSync(hub.deps.mapPath, map)
  expect((await officer('GET', '/map')).body).toMatchObject({ present: true, size: map.length })
})

test('what a hub that was killed had begun does not stay for ever', async () => {
  writeFileSync(join(hub.folder, 'map.pmtiles.part'), Buffer.alloc(1000))
  await put(map)
  expect(files()).toEqual(['map.pmtiles'])
})
