/** Where a map looks, and how much of its edge is under what stands on it. */
import type { Location } from '../../../hub/contract/resources.ts'

/** What must be in the picture. A new key looks anew; the same key leaves the map where its reader moved it. */
export type Frame = { key: string; points: readonly Location[] }
type Bounds = [west: number, south: number, east: number, north: number]

/** All of Viet Nam, when there is nothing to look at yet. */
const COUNTRY: Bounds = [102.1, 8.3, 109.6, 23.5]

export function boundsOf(points: readonly Location[]): Bounds {
  if (points.length === 0) return COUNTRY
  const lats = points.map(({ lat }) => lat)
  const lons = points.map(({ lon }) => lon)
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
}

/** Pixels at each edge in which nothing important may lie: buttons and lists stand there. Never more than the map has. */
export function roomAround({ clientWidth: width, clientHeight: height }: { clientWidth: number; clientHeight: number }) {
  const narrow = width < 640
  const side = Math.min(narrow ? 56 : 96, width * 0.2)
  return { top: Math.min(narrow ? 136 : 88, height * 0.28), bottom: Math.min(narrow ? 128 : 104, height * 0.28), left: side, right: side }
}
