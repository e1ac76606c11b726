/** Writes a PMTiles archive (specification v3): header, one root directory, metadata, tiles in the order of the Hilbert curve. */
import { gzipSync } from 'node:zlib'

export type Tile = { z: number; x: number; y: number; bytes: Buffer }
export type Archive = {
  tiles: readonly Tile[]
  type: 'mvt' | 'png'
  /** West, south, east, north in degrees. */
  bounds: readonly [number, number, number, number]
  metadata: object
}

const HEADER_BYTES = 127
const NONE = 1
const GZIP = 2
const TYPES = { mvt: 1, png: 2 } as const

export function writeArchive({ tiles, type, bounds, metadata }: Archive): Buffer {
  const packed = tiles
    .map(({ z, x, y, bytes }) => ({ id: tileId(z, x, y), bytes: type === 'mvt' ? gzipSync(bytes) : bytes }))
    .sort((a, b) => a.id - b.id)
  const body = Buffer.concat(packed.map(({ bytes }) => bytes))
  const root = gzipSync(directory(packed))
  const said = gzipSync(JSON.stringify(metadata))
  const zooms = tiles.map(({ z }) => z)
  const [west, south, east, north] = bounds

  const header = Buffer.alloc(HEADER_BYTES)
  header.write('PMTiles')
  header.writeUInt8(3, 7)
  const sections = [root.length, said.length, 0, body.length]
  let offset = HEADER_BYTES
  for (const [at, length] of sections.entries()) {
    header.writeBigUInt64LE(BigInt(offset), 8 + at * 16)
    header.writeBigUInt64LE(BigInt(length), 16 + at * 16)
    offset += length
  }
  for (const at of [72, 80, 88]) header.writeBigUInt64LE(BigInt(packed.length), at)
  header.writeUInt8(1, 96)
  header.writeUInt8(GZIP, 97)
  header.writeUInt8(type === 'mvt' ? GZIP : NONE, 98)
  header.writeUInt8(TYPES[type], 99)
  header.writeUInt8(Math.min(...zooms), 100)
  header.writeUInt8(Math.max(...zooms), 101)
  for (const [at, degrees] of [west, south, east, north].entries()) header.writeInt32LE(Math.round(degrees * 1e7), 102 + at * 4)
  header.writeUInt8(Math.max(...zooms), 118)
  header.writeInt32LE(Math.round(((west + east) / 2) * 1e7), 119)
  header.writeInt32LE(Math.round(((south + north) / 2) * 1e7), 123)
  return Buffer.concat([header, root, said, body])
}

/** §4.1: four columns, each tile a run of one; a tile that follows its neighbour has offset 0. */
function directory(packed: readonly { id: number; bytes: Buffer }[]): Buffer {
  const ids = packed.map(({ id }, at) => id - (packed[at - 1]?.id ?? 0))
  const columns = [ids, packed.map(() => 1), packed.map(({ bytes }) => bytes.length), packed.map((_, at) => (at === 0 ? 1 : 0))]
  return Buffer.concat([packed.length, ...columns.flat()].map(varint))
}

/** Little-endian groups of seven bits, as in protocol buffers. */
export function varint(value: number): Buffer {
  const bytes: number[] = []
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest])
    bytes.push((rest % 128) | 128)
  }
}

/** Its place on the Hilbert curve through all tiles of its zoom, after all tiles of the zooms above. */
export function tileId(z: number, x: number, y: number): number {
  let id = (4 ** z - 1) / 3
  let [tx, ty] = [x, y]
  for (let side = 2 ** (z - 1); side >= 1; side /= 2) {
    const [right, low] = [tx & side ? 1 : 0, ty & side ? 1 : 0]
    id += side * side * ((3 * right) ^ low)
    if (low === 0) {
      if (right === 1) [tx, ty] = [side - 1 - tx, side - 1 - ty]
      ;[tx, ty] = [ty, tx]
    }
  }
  return id
}
