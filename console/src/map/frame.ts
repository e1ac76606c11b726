/** Where a map looks, and how much of its edge is under what stands on it. */
import type { Location } from '../../../hub/contract/resources.ts'

/** What one rem is, pixels: it grows on the wall of a duty room. */
export const rem = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize)

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

const heightOf = (within: Element | null, what: string): number => within?.querySelector(what)?.clientHeight ?? 0

/** Pixels at each edge in which nothing important may lie: lists and legends stand there. Never so much that no map is left. */
export function roomAround(map: HTMLElement) {
  const { clientWidth: width, clientHeight: height, parentElement } = map
  const narrow = width < 40 * rem()
  const above = Math.max(heightOf(parentElement, '.map-near'), heightOf(parentElement, '.map-tools'))
  const below = heightOf(parentElement, '.map-foot')
  return {
    top: Math.min(narrow ? above + 2.5 * rem() : 4.5 * rem(), height * 0.35),
    bottom: Math.min(below + 3 * rem(), height * 0.35),
    left: Math.min(narrow ? 3 * rem() : 8 * rem(), width * 0.2),
    right: Math.min(narrow ? 4 * rem() : 8 * rem(), width * 0.2),
  }
}
