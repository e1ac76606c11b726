/** The demo's map file: the drawn town, cut into vector tiles with the layers of a Protomaps basemap. */
import { type Tile, writeArchive } from './archive.ts'
import { clipArea, clipLine } from './clip.ts'
import { EXTENT, type Point, type Shape, writeTile } from './mvt.ts'
import { type Drawn, TOWN, TOWN_ATTRIBUTION, TOWN_BOUNDS } from './town.ts'

const [MIN_ZOOM, MAX_ZOOM] = [8, 14]
const LAYERS = ['earth', 'landuse', 'water', 'roads', 'places'] as const
const WHOLE: Shape = {
  kind: 'area',
  points: [
    [-128, -128],
    [EXTENT + 128, -128],
    [EXTENT + 128, EXTENT + 128],
    [-128, EXTENT + 128],
  ],
  tags: { kind: 'earth' },
}

/** Where a place lies in the square of all tiles, 0 to 1 from its north-west corner (Web Mercator, EPSG:3857). */
function onSquare([lat, lon]: readonly [number, number]): readonly [number, number] {
  const y = Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360))
  return [(lon + 180) / 360, (1 - y / Math.PI) / 2]
}

let drawn: Buffer | null = null

/** Drawn once: the town is always the same. */
export function sampleMap(): Buffer {
  drawn ??= draw()
  return drawn
}

function draw(): Buffer {
  const [west, south, east, north] = TOWN_BOUNDS
  const tiles: Tile[] = []
  for (let z = MIN_ZOOM; z <= MAX_ZOOM; z += 1) {
    const [[left, top], [right, bottom]] = [onSquare([north, west]), onSquare([south, east])]
    const index = (share: number) => Math.floor(share * 2 ** z)
    for (let x = index(left); x <= index(right); x += 1)
      for (let y = index(top); y <= index(bottom); y += 1) tiles.push({ z, x, y, bytes: tile(z, x, y) })
  }
  const metadata = { name: 'Sample town', attribution: TOWN_ATTRIBUTION, vector_layers: LAYERS.map((id) => ({ id, fields: {} })) }
  return writeArchive({ tiles, type: 'mvt', bounds: TOWN_BOUNDS, metadata })
}

function tile(z: number, x: number, y: number): Buffer {
  const inTile = (place: readonly [number, number]): Point => {
    const [across, down] = onSquare(place)
    return [Math.round((across * 2 ** z - x) * EXTENT), Math.round((down * 2 ** z - y) * EXTENT)]
  }
  const of = (layer: Drawn['layer']) =>
    TOWN.filter((drawn) => drawn.layer === layer && drawn.from <= z).flatMap((drawn) => shapes(drawn, drawn.at.map(inTile)))
  return writeTile({ earth: [WHOLE], landuse: of('landuse'), water: of('water'), roads: of('roads'), places: of('places') })
}

function shapes({ shape, tags }: Drawn, points: Point[]): Shape[] {
  if (shape === 'line') return clipLine(points).map((part) => ({ kind: 'line', points: part, tags }))
  if (shape === 'area') {
    const area = clipArea(points)
    return area.length > 0 ? [{ kind: 'area', points: area, tags }] : []
  }
  const isHere = points.every((point) => point.every((n) => n >= 0 && n < EXTENT))
  return isHere ? [{ kind: 'point', points, tags }] : []
}
