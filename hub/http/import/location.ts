/** A place as people write it: decimal degrees with a point or a comma, or the long address of a map page. */
import type { Location } from '../../contract/resources.ts'
import type { SheetFault } from '../../contract/sheet.ts'

/** What is wrong, in words that say what to write instead. */
export type Misplaced = { wrong: string; why: SheetFault }

const LINK_PATTERNS = [
  // the pin itself; `@` is only where the camera stood
  /!3d(-?\d+(?:\.\d+)?)!4d(-?\d+(?:\.\d+)?)/,
  /[?&](?:q|query|ll|destination)=(?:loc:)?(-?\d+(?:\.\d+)?),\s*(-?\d+(?:\.\d+)?)/,
  /\/(-?\d+\.\d+),[\s+]*(-?\d+\.\d+)(?=[/?]|$)/,
  /@(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)/,
  // OpenStreetMap: the marker, then the view
  /[?&]mlat=(-?\d+(?:\.\d+)?)&mlon=(-?\d+(?:\.\d+)?)/,
  /#map=\d+\/(-?\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)/,
]

/** 11°43'52.3"N 108°22'13.8"E, as a map page shows a pin; in Vietnamese B and Đ. */
const SEXAGESIMAL = /^(\d{1,2})°\s*(\d{1,2})['′’]\s*([\d.,]+)["″”]\s*[NB]\s*,?\s*(\d{1,3})°\s*(\d{1,2})['′’]\s*([\d.,]+)["″”]\s*[EĐ]$/iu

export function readPlace(text: string): Location | Misplaced {
  if (/^https?:\/\//i.test(text)) {
    const link = decoded(text)
    for (const pattern of LINK_PATTERNS) {
      const [, lat, lon] = pattern.exec(link) ?? []
      if (lat !== undefined && lon !== undefined) return place(Number(lat), Number(lon))
    }
    return {
      why: 'link-without-place',
      wrong: 'This link carries no coordinates. Open it, and copy the long address of the page or the coordinates themselves.',
    }
  }
  const parts = SEXAGESIMAL.exec(text)
    ?.slice(1)
    .map((part) => Number(part.replace(',', '.')))
  if (parts) {
    const [d = 0, m = 0, s = 0, d2 = 0, m2 = 0, s2 = 0] = parts
    return place(rounded(d + m / 60 + s / 3600), rounded(d2 + m2 / 60 + s2 / 3600))
  }
  const numbers = (text.includes('.') ? text.match(/-?\d+(?:\.\d+)?/g) : text.match(/-?\d+,\d+/g)) ?? []
  const [lat, lon, more] = numbers.map(degrees)
  if (lat === undefined || lon === undefined || more !== undefined)
    return { why: 'not-degrees', wrong: 'Write latitude and longitude in decimal degrees, for example 11.7312, 108.3705.' }
  return place(lat, lon)
}

export function readDegrees(lat: string, lon: string): Location | Misplaced {
  return place(degrees(lat), degrees(lon))
}

/** `11,7312`, `11.7312°` and `11.7312 N` are all the same; NaN when it is no number. */
function degrees(text: string): number {
  const bare = text
    .trim()
    .replace(/\s*°?\s*[NEBĐ]?$/iu, '')
    .replace(',', '.')
  return /^-?\d+(\.\d+)?$/.test(bare) ? Number(bare) : Number.NaN
}

function place(lat: number, lon: number): Location | Misplaced {
  if (Number.isNaN(lat) || Number.isNaN(lon))
    return { why: 'not-degrees', wrong: 'Write decimal degrees, for example 11.7312 and 108.3705.' }
  if (Math.abs(lat) > 90 && Math.abs(lon) <= 90)
    return { why: 'exchanged', wrong: 'Latitude and longitude are exchanged: latitude stands first.' }
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180)
    return { why: 'off-the-globe', wrong: 'There is no such place: latitude goes to 90, longitude to 180. Has the decimal mark been lost?' }
  if (lat === 0 && lon === 0) return { why: 'in-the-sea', wrong: 'This is a place in the sea. Write where the site really is.' }
  return { lat, lon }
}

/** A tenth of a second of arc is three metres; more figures would be made up. */
const rounded = (degrees: number) => Number(degrees.toFixed(6))

const decoded = (link: string): string => {
  try {
    return decodeURIComponent(link)
  } catch {
    return link
  }
}
