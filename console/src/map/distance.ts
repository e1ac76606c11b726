/** How far and which way, as the crow flies. */
import type { Location } from '../../../hub/contract/resources.ts'

/** WGS 84's equator, as the hub's own distances use. */
const RADIUS_M = 6_378_137
const rad = (degrees: number) => (degrees * Math.PI) / 180
const deg = (radians: number) => (radians * 180) / Math.PI

/** Great-circle distance, metres. */
export function metresBetween(a: Location, b: Location): number {
  const half = (from: number, to: number) => Math.sin(rad(to - from) / 2) ** 2
  const h = half(a.lat, b.lat) + Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * half(a.lon, b.lon)
  return 2 * RADIUS_M * Math.asin(Math.sqrt(Math.min(1, h)))
}

/** The place so many metres away in that direction; 0° is north, 90° east. */
export function placeAt(from: Location, metres: number, bearing: number): Location {
  const angle = metres / RADIUS_M
  const [lat, turn] = [rad(from.lat), rad(bearing)]
  const there = Math.asin(Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(turn))
  const across = Math.atan2(Math.sin(turn) * Math.sin(angle) * Math.cos(lat), Math.cos(angle) - Math.sin(lat) * Math.sin(there))
  return { lat: deg(there), lon: ((from.lon + deg(across) + 540) % 360) - 180 }
}

export const WINDS = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const
export type Wind = (typeof WINDS)[number]

/** In which of eight directions one place lies from another. */
export function windFrom(from: Location, to: Location): Wind {
  const [a, b] = [rad(from.lat), rad(to.lat)]
  const across = rad(to.lon - from.lon)
  const y = Math.sin(across) * Math.cos(b)
  const x = Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(across)
  const eighth = Math.round(deg(Math.atan2(y, x)) / 45)
  return WINDS[(eighth + 8) % 8] ?? 'n'
}

export type Near<Thing> = { thing: Thing; metres: number }

/** The nearest first. */
export function nearest<Thing extends { location: Location }>(things: readonly Thing[], to: Location): Near<Thing>[] {
  return things.map((thing) => ({ thing, metres: metresBetween(thing.location, to) })).sort((a, b) => a.metres - b.metres)
}
