import type { Location } from '../../../hub/contract/resources.ts'

/**
 * "11.7353, 108.3736" as maps copy it, also with decimal commas and a semicolon ("11,7353; 108,3736").
 * Null when it is not two numbers on the globe.
 */
export function readCoordinates(text: string): Location | null {
  const parts = text.includes(';') ? text.split(';') : text.match(/,/g)?.length === 3 ? splitMiddle(text) : text.trim().split(/\s*,\s*|\s+/)
  const [lat, lon, ...rest] = parts.map((part) => Number(part.trim().replace(',', '.') || Number.NaN))
  if (lat === undefined || lon === undefined || rest.length > 0 || Number.isNaN(lat) || Number.isNaN(lon)) return null
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : null
}

/** "11,7353, 108,3736": decimal commas and a comma between. */
function splitMiddle(text: string): string[] {
  const middle = text.indexOf(',', text.indexOf(',') + 1)
  return [text.slice(0, middle), text.slice(middle + 1)]
}
