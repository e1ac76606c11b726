/** Writes a vector tile (Mapbox Vector Tile specification 2.1): layers of lines and areas with a few text and number tags. */
import { varint } from './archive.ts'

/** Inside a tile, 0 to 4096 from its north-west corner. */
export type Point = readonly [number, number]
export type Shape = { kind: 'point' | 'line' | 'area'; points: readonly Point[]; tags: Readonly<Record<string, string | number>> }

export const EXTENT = 4096
const GEOMETRY = { point: 1, line: 2, area: 3 } as const
const COMMANDS = { move: 1, line: 2, close: 7 } as const

const bytesField = (field: number, bytes: Buffer): Buffer => Buffer.concat([varint(field * 8 + 2), varint(bytes.length), bytes])
const numberField = (field: number, value: number): Buffer => Buffer.concat([varint(field * 8), varint(value)])
const text = (field: number, value: string): Buffer => bytesField(field, Buffer.from(value))

export function writeTile(layers: Readonly<Record<string, readonly Shape[]>>): Buffer {
  return Buffer.concat(
    Object.entries(layers)
      .filter(([, shapes]) => shapes.length > 0)
      .map(([name, shapes]) => bytesField(3, layer(name, shapes))),
  )
}

function layer(name: string, shapes: readonly Shape[]): Buffer {
  const keys: string[] = []
  const values: (string | number)[] = []
  const indexIn = <T>(list: T[], thing: T) => (list.includes(thing) ? list.indexOf(thing) : list.push(thing) - 1)
  const features = shapes.map(({ kind, points, tags }) => {
    const pairs = Object.entries(tags).flatMap(([key, value]) => [indexIn(keys, key), indexIn(values, value)])
    return Buffer.concat([
      bytesField(2, Buffer.concat(pairs.map(varint))),
      numberField(3, GEOMETRY[kind]),
      bytesField(4, Buffer.concat(geometry(kind, points).map(varint))),
    ])
  })
  return Buffer.concat([
    ...[numberField(15, 2), text(1, name), ...features.map((feature) => bytesField(2, feature))],
    ...keys.map((key) => text(3, key)),
    ...values.map((value) => bytesField(4, typeof value === 'string' ? text(1, value) : numberField(5, value))),
    numberField(5, EXTENT),
  ])
}

/** §4.3: commands and zigzag differences from the point before. */
function geometry(kind: Shape['kind'], points: readonly Point[]): number[] {
  let [x, y] = [0, 0]
  const steps = points.map(([px, py]) => {
    const step = [zigzag(px - x), zigzag(py - y)]
    ;[x, y] = [px, py]
    return step
  })
  const [first = [], ...rest] = steps
  const start = [command('move', 1), ...first]
  if (kind === 'point') return start
  const on = [...start, command('line', rest.length), ...rest.flat()]
  return kind === 'line' ? on : [...on, command('close', 1)]
}

const command = (name: keyof typeof COMMANDS, count: number): number => COMMANDS[name] + count * 8
const zigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value)
