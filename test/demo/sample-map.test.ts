import { PMTiles, type Source, zxyToTileId } from 'pmtiles'
import { expect, test } from 'vitest'
import { tileId } from '../../hub/demo/sample-map/archive.ts'
import { clipArea, clipLine } from '../../hub/demo/sample-map/clip.ts'
import { sampleMap } from '../../hub/demo/sample-map/sample-map.ts'
import { sampleSites } from '../../hub/demo/sample-sites.ts'

const bytes = sampleMap()
const source: Source = {
  getKey: () => 'sample',
  getBytes: async (offset, length) => ({ data: Uint8Array.from(bytes.subarray(offset, offset + length)).buffer }),
}

test('the pages’ own reader opens the demo’s map, which says that it is not the real place', async () => {
  const archive = new PMTiles(source)
  expect(await archive.getHeader()).toMatchObject({ specVersion: 3, tileType: 1, minZoom: 8, maxZoom: 14 })
  expect(await archive.getMetadata()).toMatchObject({ attribution: expect.stringContaining('không phải đường thật') })
})

test('there is a tile beneath every shop of the demo, at every zoom', async () => {
  const archive = new PMTiles(source)
  for (const { site } of sampleSites)
    for (let z = 8; z <= 14; z += 1) {
      const { lat, lon } = site.location
      const down = (1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2
      const tile = await archive.getZxy(z, Math.floor(((lon + 180) / 360) * 2 ** z), Math.floor(down * 2 ** z))
      expect(tile?.data.byteLength, `${site.code} at ${z}`).toBeGreaterThan(50)
    }
})

test('a tile’s place on the curve is the one that readers look for', () => {
  for (const [z, x, y] of [
    [0, 0, 0],
    [1, 1, 0],
    [2, 1, 3],
    [8, 205, 119],
    [14, 13124, 7653],
  ] as const)
    expect(tileId(z, x, y)).toBe(zxyToTileId(z, x, y))
})

test('a line that leaves a tile and comes back is two lines, and an area is cut at its edge', () => {
  const across = clipLine([
    [100, 100],
    [100, 9000],
    [200, 9000],
    [200, 100],
  ])
  expect(across).toEqual([
    [
      [100, 100],
      [100, 4224],
    ],
    [
      [200, 4224],
      [200, 100],
    ],
  ])
  expect(
    clipLine([
      [9000, 9000],
      [9500, 9500],
    ]),
  ).toEqual([])
  expect(
    clipArea([
      [-500, -500],
      [9000, -500],
      [9000, 9000],
      [-500, 9000],
    ]),
  ).toHaveLength(4)
  expect(
    clipArea([
      [5000, 5000],
      [6000, 5000],
      [6000, 6000],
    ]),
  ).toEqual([])
})
