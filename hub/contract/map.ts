/** The map behind the pins: one PMTiles file in the data folder, put there by the administrator. */
import { type Static, Type } from 'typebox'
import { IsoTime } from './resources.ts'

/** Room for a whole province in every detail; a file beyond it is the whole world, and a mistake. */
export const MAP_MAX_BYTES = 4 * 1024 ** 3

export const MapFile = Type.Object({
  present: Type.Literal(true),
  size: Type.Integer({ description: 'Bytes' }),
  uploadedAt: IsoTime,
  tiles: Type.Enum(['vector', 'raster'], { description: 'Vector: Protomaps basemap layers in MVT' }),
  minZoom: Type.Integer(),
  maxZoom: Type.Integer(),
  bounds: Type.Array(Type.Number(), { minItems: 4, maxItems: 4, description: 'West, south, east, north in degrees' }),
  attribution: Type.String({ description: 'Whom to thank, as plain text; empty when the file names nobody' }),
  version: Type.String({ description: 'Changes with the file: for `tiles.pmtiles?v=`' }),
})
export type MapFile = Static<typeof MapFile>

export const MapInfo = Type.Union([
  Type.Object({
    present: Type.Literal(false),
    trouble: Type.Optional(Type.String({ description: 'A file is there and cannot be used: why' })),
  }),
  MapFile,
])
export type MapInfo = Static<typeof MapInfo>
