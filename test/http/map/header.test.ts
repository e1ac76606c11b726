import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { sampleMap } from '../../../hub/demo/sample-map/sample-map.ts'
import { type Header, readHeader } from '../../../hub/http/map/header.ts'
import { readMetadata } from '../../../hub/http/map/metadata.ts'

/** The sample with some of its header's bytes changed. */
const withBytes = (change: (header: Buffer) => void): Buffer => {
  const header = Buffer.from(sampleMap().subarray(0, 127))
  change(header)
  return header
}
const faultOf = (bytes: Buffer) => {
  const read = readHeader(bytes)
  return 'fault' in read ? read.fault : 'none'
}
const good = readHeader(sampleMap()) as Header

test('a good archive is read: kind, zooms, bounds, and how long it must be', () => {
  expect(good).toMatchObject({ tiles: 'vector', minZoom: 8, maxZoom: 14, bounds: [108.28, 11.66, 108.47, 11.8] })
  expect(good.end).toBe(sampleMap().length)
  expect(readHeader(withBytes((header) => header.writeUInt8(2, 99)))).toMatchObject({ tiles: 'raster' })
})

test.each([
  ['something else', () => Buffer.from('PK\u0003\u0004 a zip archive')],
  ['nothing', () => Buffer.alloc(0)],
  ['too short for a header', () => sampleMap().subarray(0, 126)],
  ['an older version', () => withBytes((header) => header.writeUInt8(2, 7))],
  ['a root directory where none can be', () => withBytes((header) => header.writeBigUInt64LE(20_000n, 8))],
  ['an absurd length', () => withBytes((header) => header.writeBigUInt64LE(2n ** 60n, 64))],
  ['zooms the wrong way round', () => withBytes((header) => header.writeUInt8(20, 100))],
  ['bounds the wrong way round', () => withBytes((header) => header.writeInt32LE(1_090_000_000, 102))],
])('%s is no map', (_, bytes) => expect(faultOf(bytes())).toBe('map-not-pmtiles'))

test.each([
  ['tiles of an unknown type', 99, 0],
  ['AVIF pictures, which many browsers cannot read', 99, 5],
  ['Brotli inside', 97, 3],
  ['tiles in Zstandard', 98, 4],
])('%s cannot be drawn', (_, at, value) => expect(faultOf(withBytes((header) => header.writeUInt8(value, at)))).toBe('map-cannot-be-drawn'))

describe('what an archive says of itself', () => {
  const read = (said: unknown, header = good) => readMetadata(gzipSync(JSON.stringify(said)), header)
  const vector_layers = [{ id: 'earth' }, { id: 'roads' }]

  test('whom to thank comes without links and markup', async () => {
    const attribution = '<a href="https://www.openstreetmap.org/copyright"> &copy;  OpenStreetMap</a><script>alert(1)</script>'
    expect(await read({ attribution, vector_layers })).toEqual({ attribution: '© OpenStreetMapalert(1)' })
  })

  test('layers that our style does not know would show an empty sheet, and are refused', async () => {
    const other = await read({ vector_layers: [{ id: 'transportation' }, { id: 'earth' }] })
    expect(other).toMatchObject({ fault: 'map-cannot-be-drawn', detail: expect.stringContaining('"roads"') })
    expect(await read({}, { ...good, tiles: 'raster' })).toEqual({ attribution: '' })
  })

  test.each([null, 'text', [], 5])('%s is no description', async (said) =>
    expect(await read(said)).toMatchObject({ fault: expect.any(String) }),
  )

  test('a small file that unpacks to a huge one is refused', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024))
    expect(await readMetadata(bomb, good)).toMatchObject({ fault: 'map-not-pmtiles' })
  })
})
