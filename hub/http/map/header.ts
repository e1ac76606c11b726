/** The first 127 bytes of a PMTiles archive (PMTiles specification v3, §3), and whether our pages can draw what is in it. */

export const HEADER_BYTES = 127

export type Header = {
  tiles: 'vector' | 'raster'
  minZoom: number
  maxZoom: number
  /** West, south, east, north in degrees. */
  bounds: [number, number, number, number]
  metadata: { offset: number; length: number; gzipped: boolean }
  /** How long the file must be at least. */
  end: number
}

export type MapFault = { fault: 'map-not-pmtiles' | 'map-cut-short' | 'map-cannot-be-drawn'; detail: string }

const MAGIC = Buffer.from('PMTiles')
const VERSION = 3
const MVT = 1
/** PNG, JPEG, WebP. */
const PICTURES: readonly number[] = [2, 3, 4]
/** None and gzip: what a browser can undo (Compression Streams). */
const COMPRESSIONS: readonly number[] = [1, 2]
const GZIP = 2
/** §3.2: root directory and header lie within the first 16 KiB, so that one request fetches both. */
const FIRST_FETCH_BYTES = 16_384
const METADATA_MAX_BYTES = 4 * 1024 * 1024

const fault = (fault: MapFault['fault'], detail: string): MapFault => ({ fault, detail })

/** Where the sections of an archive lie: offset and length, at these places of the header. */
const SECTIONS = { root: 8, metadata: 24, leaves: 40, tiles: 56 } as const

/** @param bytes the beginning of the file, 127 bytes if there are as many */
export function readHeader(bytes: Buffer): Header | MapFault {
  if (bytes.length < HEADER_BYTES || !bytes.subarray(0, MAGIC.length).equals(MAGIC))
    return fault('map-not-pmtiles', 'This is not a PMTiles file.')
  const version = bytes.readUInt8(7)
  if (version !== VERSION)
    return fault('map-not-pmtiles', `This is a PMTiles file of version ${version}; the pages read version ${VERSION}.`)

  const section = (at: number) => ({ offset: Number(bytes.readBigUInt64LE(at)), length: Number(bytes.readBigUInt64LE(at + 8)) })
  const root = section(SECTIONS.root)
  const metadata = section(SECTIONS.metadata)
  const ends = Object.values(SECTIONS).map((at) => section(at).offset + section(at).length)
  if (root.offset < HEADER_BYTES || root.length === 0 || root.offset + root.length > FIRST_FETCH_BYTES)
    return fault('map-not-pmtiles', 'Its root directory is not where it must be.')
  if (metadata.length > METADATA_MAX_BYTES || !ends.every(Number.isSafeInteger))
    return fault('map-not-pmtiles', 'The lengths in its header make no sense.')

  const [inside, tile, type] = [bytes.readUInt8(97), bytes.readUInt8(98), bytes.readUInt8(99)]
  if (type !== MVT && !PICTURES.includes(type))
    return fault('map-cannot-be-drawn', `Its tiles are of type ${type}; the pages draw MVT, PNG, JPEG and WebP.`)
  if (!COMPRESSIONS.includes(inside) || (type === MVT && !COMPRESSIONS.includes(tile)))
    return fault('map-cannot-be-drawn', 'It is compressed in a way that browsers cannot undo; make it with gzip.')
  const [minZoom, maxZoom] = [bytes.readUInt8(100), bytes.readUInt8(101)]
  const degrees = (at: number) => bytes.readInt32LE(at) / 1e7
  const bounds: Header['bounds'] = [degrees(102), degrees(106), degrees(110), degrees(114)]
  const [west, south, east, north] = bounds
  if (minZoom > maxZoom || west >= east || south >= north || Math.abs(south) > 90 || Math.abs(north) > 90)
    return fault('map-not-pmtiles', 'Its zooms or its bounds make no sense.')
  return {
    tiles: type === MVT ? 'vector' : 'raster',
    ...{ minZoom, maxZoom, bounds },
    metadata: { ...metadata, gzipped: inside === GZIP },
    end: Math.max(...ends),
  }
}
