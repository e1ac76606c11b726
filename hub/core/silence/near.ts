/** Distances within a town, where the earth may be taken for flat: right to a metre in a kilometre. */
import type { Location } from '../../contract/resources.ts'

const METRES_A_DEGREE = 111_195

export function metresBetween(a: Location, b: Location): number {
  const x = (b.lon - a.lon) * Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180)
  return Math.hypot(x, b.lat - a.lat) * METRES_A_DEGREE
}

/** What lies within so many metres of a place, found without looking at all there is. */
export type Grid<T> = {
  near(location: Location): T[]
  /** The same, and nobody finds them again. */
  take(location: Location): T[]
}

export function gridOf<T extends { location: Location }>(all: readonly T[], metres: number): Grid<T> {
  // Squares about as wide as the reach, by the first one's latitude: whoever is near is in it or in the two beside it.
  const scale = Math.cos(((all[0]?.location.lat ?? 0) * Math.PI) / 180)
  const cell = (location: Location, part: 'lat' | 'lon') =>
    Math.floor((location[part] * METRES_A_DEGREE * (part === 'lon' ? scale : 1)) / metres)
  const keyOf = (row: number, column: number) => `${row} ${column}`
  const cells = new Map<string, Set<T>>()
  for (const each of all) {
    const key = keyOf(cell(each.location, 'lat'), cell(each.location, 'lon'))
    const known = cells.get(key)
    if (known) known.add(each)
    else cells.set(key, new Set([each]))
  }
  function found(location: Location, isTaken: boolean): T[] {
    const near: T[] = []
    const [row, column] = [cell(location, 'lat'), cell(location, 'lon')]
    for (let r = row - 1; r <= row + 1; r += 1)
      for (let c = column - 2; c <= column + 2; c += 1) {
        const here = cells.get(keyOf(r, c))
        for (const other of here ?? [])
          if (metresBetween(location, other.location) <= metres) {
            near.push(other)
            if (isTaken) here?.delete(other)
          }
      }
    return near
  }
  return { near: (location) => found(location, false), take: (location) => found(location, true) }
}

/** Groups of what lies within so many metres of another of its group, over any number of steps. */
export function clusters<T extends { location: Location }>(all: readonly T[], metres: number): T[][] {
  const waiting = gridOf(all, metres)
  const found: T[][] = []
  const taken = new Set<T>()
  for (const each of all) {
    if (taken.has(each)) continue
    const group = waiting.take(each.location)
    for (const member of group) {
      taken.add(member)
      group.push(...waiting.take(member.location))
    }
    found.push(group)
  }
  return found
}

/** The middle of them, and how far the farthest lies from it, metres. */
export function middleOf(places: readonly Location[]): { location: Location; radius: number } {
  const mean = (part: 'lat' | 'lon') => places.reduce((sum, place) => sum + place[part], 0) / Math.max(1, places.length)
  const location = { lat: mean('lat'), lon: mean('lon') }
  return { location, radius: Math.round(Math.max(0, ...places.map((place) => metresBetween(location, place)))) }
}
