/** The whole look of the map as one value: land beneath, our own lines and dots above. Made anew for every colour, language and change. */
import { layers as basemapLayers } from '@protomaps/basemaps'
import type { MapInfo } from '../../../hub/contract/map.ts'
import type { ColorScheme } from '../look/color-scheme.ts'
import type { Drawing } from './drawing.ts'
import { FLAVOURS, INK } from './flavours.ts'
import { FONT_FACES } from './map-fonts.ts'
import type { LayerSpecification, StyleSpecification } from './maplibre.ts'
import { overlayLayers } from './overlay-layers.ts'

export type Look = {
  scheme: ColorScheme
  language: string
  file: MapInfo
  /** How much larger the page's own letters are than on a desk: a wall is read from three metres. */
  grown: number
}

/** They need a sprite of icons, which nothing here would read. */
const WITH_ICONS = /^(pois|roads_shields|roads_oneway)$/

export function mapStyle({ scheme, language, file, grown }: Look, drawing: Drawing): StyleSpecification {
  const { land } = INK[scheme]
  const ground: LayerSpecification[] = [{ id: 'ground', type: 'background', paint: { 'background-color': land } }]
  const base = file.present ? (file.tiles === 'vector' ? vector(scheme, language, grown) : raster(scheme)) : []
  return {
    version: 8,
    'font-faces': FONT_FACES,
    sources: {
      ...(file.present && {
        base: {
          type: file.tiles,
          ...(file.tiles === 'raster' && { tileSize: 256 }),
          // The version makes the address of every file its own, so that no cache mixes two of them.
          url: `pmtiles://${location.origin}/api/v1/map/tiles.pmtiles?v=${encodeURIComponent(file.version)}`,
        },
      }),
      ours: { type: 'geojson', data: { type: 'FeatureCollection', features: [...drawing] } },
    },
    layers: [...ground, ...base, ...overlayLayers(INK[scheme], grown)],
  } as StyleSpecification
}

function vector(scheme: ColorScheme, language: string, grown: number): LayerSpecification[] {
  return basemapLayers('base', FLAVOURS[scheme], { lang: language })
    .filter(({ id }) => id !== 'background' && !WITH_ICONS.test(id))
    .map((layer) => {
      if (layer.type !== 'symbol') return layer
      const { 'icon-image': _icon, 'text-size': size = 16, ...layout } = layer.layout ?? {}
      return { ...layer, layout: { ...layout, 'text-size': larger(size, grown) } }
    }) as LayerSpecification[]
}

/** A size that is a number, or that changes from one number to another with the zoom (style specification, "interpolate"). */
function larger(size: unknown, grown: number): unknown {
  if (typeof size === 'number') return size * grown
  if (!Array.isArray(size) || size[0] !== 'interpolate') return size
  return size.map((part: unknown, at) => (at > 3 && at % 2 === 0 && typeof part === 'number' ? part * grown : part))
}

/** Pictures of a map come in their own colours: at night they are dimmed. */
const raster = (scheme: ColorScheme): LayerSpecification[] => [
  {
    id: 'pictures',
    type: 'raster',
    source: 'base',
    paint: scheme === 'dark' ? { 'raster-brightness-max': 0.55, 'raster-saturation': -0.6 } : { 'raster-saturation': -0.2 },
  },
]
