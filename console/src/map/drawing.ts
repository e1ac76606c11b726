/** What we draw on the map ourselves, as features of one source; `kind` says which layer shows them. */
import type { Location } from '../../../hub/contract/resources.ts'
import { placeAt } from './distance.ts'

export type DotState = 'normal' | 'offline' | 'faded'
type Properties =
  | { kind: 'ring'; words: string }
  | { kind: 'ring-words'; words: string }
  | { kind: 'dark-street' }
  | { kind: 'dark-street-words'; words: string }
  | { kind: 'way' }
  | { kind: 'tie'; tone: 'neighbour' | 'responder' }
  | { kind: 'pin'; words: string }
  | { kind: 'dot'; id: string; name: string; state: DotState }

type Geometry =
  | { type: 'Point'; coordinates: number[] }
  | { type: 'Polygon'; coordinates: number[][][] }
  | { type: 'LineString'; coordinates: number[][] }
export type Feature = { type: 'Feature'; geometry: Geometry; properties: Properties }
export type Drawing = readonly Feature[]

const at = ({ lon, lat }: Location): number[] => [lon, lat]
const line = (points: readonly Location[], properties: Properties): Feature => ({
  type: 'Feature',
  geometry: { type: 'LineString', coordinates: points.map(at) },
  properties,
})

/** From the station to where it must go. */
export const way = (from: Location, to: Location): Feature => line([from, to], { kind: 'way' })

export const tie = (from: Location, to: Location, tone: 'neighbour' | 'responder'): Feature => line([from, to], { kind: 'tie', tone })

export const dot = (place: Location, id: string, name: string, state: DotState): Feature => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: at(place) },
  properties: { kind: 'dot', id, name: name.normalize('NFC'), state },
})

/** Keeps the names of the map from running under a pin's own. */
export const pin = (place: Location, words: string): Feature => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: at(place) },
  properties: { kind: 'pin', words },
})

const STEPS_DEG = 5
const circle = (around: Location, metres: number): Location[] =>
  Array.from({ length: 360 / STEPS_DEG + 1 }, (_, step) => placeAt(around, metres, step * STEPS_DEG))

/** Where many fell silent together, and how many, written above it. */
export const darkStreet = (around: Location, metres: number, words: string): Feature[] => [
  { type: 'Feature', geometry: { type: 'Polygon', coordinates: [circle(around, metres).map(at)] }, properties: { kind: 'dark-street' } },
  {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: at(placeAt(around, metres, 0)) },
    properties: { kind: 'dark-street-words', words: words.normalize('NFC') },
  },
]

/** A ring of equal distance, with its distance written where it is furthest north. */
export function ring(around: Location, metres: number, words: string): Feature[] {
  const points = circle(around, metres)
  return [
    line(points, { kind: 'ring', words }),
    {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: at(placeAt(around, metres, 0)) },
      properties: { kind: 'ring-words', words },
    },
  ]
}
