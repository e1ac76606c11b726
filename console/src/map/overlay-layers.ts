/** How our own lines and dots look. Shape tells as much as colour: what is offline is hollow. */
import type { Ink } from './flavours.ts'
import { BOLD, REGULAR } from './map-fonts.ts'
import type { LayerSpecification } from './maplibre.ts'

const only = (kind: string, ...more: unknown[]) => ['all', ['==', ['get', 'kind'], kind], ...more] as never
const state = (is: string) => ['==', ['get', 'state'], is]

/** @param grown how much larger everything is on a large wall; 1 on a desk */
export function overlayLayers(ink: Ink, grown: number): LayerSpecification[] {
  const source = 'ours'
  const radius = (far: number, near: number, nearest: number) => [
    ...['interpolate', ['linear'], ['zoom']],
    ...[9, far * grown, 14, near * grown, 17, nearest * grown],
  ]
  const halo = { 'text-halo-color': ink.land, 'text-halo-width': 1.6 } as const
  return [
    {
      ...{ id: 'dark-streets', type: 'fill', source, filter: only('dark-street') },
      paint: { 'fill-color': ink.amber, 'fill-opacity': 0.16 },
    },
    {
      ...{ id: 'dark-street-edges', type: 'line', source, filter: only('dark-street') },
      paint: { 'line-color': ink.amber, 'line-width': 2.5 * grown, 'line-dasharray': [3, 1.5] },
    },
    {
      ...{ id: 'rings', type: 'line', source, filter: only('ring') },
      paint: { 'line-color': ink.line, 'line-width': 1.25, 'line-dasharray': [4, 4] },
    },
    {
      ...{ id: 'ties', type: 'line', source, filter: only('tie', ['==', ['get', 'tone'], 'neighbour']) },
      layout: { 'line-cap': 'round' },
      paint: { 'line-color': ink.blue, 'line-width': 2.5 },
    },
    {
      ...{ id: 'ties-responder', type: 'line', source, filter: only('tie', ['==', ['get', 'tone'], 'responder']) },
      paint: { 'line-color': ink.amber, 'line-width': 2, 'line-dasharray': [1.5, 1.5] },
    },
    {
      ...{ id: 'way', type: 'line', source, filter: only('way') },
      layout: { 'line-cap': 'round' },
      paint: { 'line-color': ink.blue, 'line-width': 3 * grown, 'line-dasharray': [0.4, 2] },
    },
    {
      ...{ id: 'dots', type: 'circle', source, filter: only('dot', ['!', state('offline')]) },
      paint: {
        'circle-color': ink.dot,
        'circle-opacity': ['case', state('faded'), 0.45, 1],
        'circle-radius': radius(3, 6, 9),
        'circle-stroke-color': ink.rim,
        'circle-stroke-width': 1.5,
      },
    },
    {
      ...{ id: 'dots-offline', type: 'circle', source, filter: only('dot', state('offline')) },
      paint: {
        'circle-color': ink.rim,
        'circle-radius': radius(3, 5.5, 8),
        'circle-stroke-color': ink.amber,
        'circle-stroke-width': 3 * grown,
      },
    },
    {
      ...{ id: 'dot-names', type: 'symbol', source, minzoom: 13.2, filter: only('dot', ['!', state('offline')]) },
      layout: names(REGULAR, grown),
      paint: { 'text-color': ink.muted, ...halo },
    },
    {
      ...{ id: 'dot-names-offline', type: 'symbol', source, minzoom: 11, filter: only('dot', state('offline')) },
      layout: names(BOLD, grown),
      paint: { 'text-color': ink.amber, ...halo },
    },
    {
      ...{ id: 'ring-words', type: 'symbol', source, filter: only('ring-words') },
      layout: { 'text-field': ['get', 'words'], 'text-font': [REGULAR], 'text-size': 13 * grown },
      paint: { 'text-color': ink.muted, ...halo, 'text-halo-width': 3 },
    },
    {
      ...{ id: 'dark-street-words', type: 'symbol', source, filter: only('dark-street-words') },
      layout: {
        ...{ 'text-field': ['get', 'words'], 'text-font': [BOLD], 'text-size': 15 * grown, 'text-anchor': 'bottom' },
        ...{ 'text-offset': [0, -0.3], 'text-max-width': 14, 'text-allow-overlap': true },
      },
      paint: { 'text-color': ink.amber, ...halo, 'text-halo-width': 2.5 },
    },
    // Placed first because it is uppermost, and never seen: the pin itself is drawn by the page.
    {
      ...{ id: 'pins', type: 'symbol', source, filter: only('pin') },
      layout: {
        ...{
          'text-field': ['get', 'words'],
          'text-font': [BOLD],
          'text-size': 15 * grown,
          'text-anchor': 'left',
          'text-offset': [-0.8, 0],
        },
        ...{ 'text-max-width': 18, 'text-allow-overlap': true },
      },
      paint: { 'text-opacity': 0 },
    },
  ] as LayerSpecification[]
}

const names = (font: string, grown: number) => ({
  'text-field': ['get', 'name'],
  'text-font': [font],
  'text-size': 13 * grown,
  'text-max-width': 9,
  'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
  'text-radial-offset': 0.8,
  'text-justify': 'auto',
})
