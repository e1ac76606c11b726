/** The JSON that an archive says of itself (PMTiles specification v3, §5): whom to thank, and which layers its tiles have. */
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Header, MapFault } from './header.ts'

const undo = promisify(gunzip)
const UNZIPPED_MAX_BYTES = 16 * 1024 * 1024
const ATTRIBUTION_CHARS = 200
/** Of the Protomaps basemap (docs.protomaps.com/basemaps/layers); without both of them our style shows an empty sheet. */
const NEEDED_LAYERS = ['earth', 'roads'] as const

type Said = { attribution?: unknown; vector_layers?: unknown }

/** @returns whom to thank, as text without markup */
export async function readMetadata(bytes: Buffer, { tiles, metadata }: Header): Promise<{ attribution: string } | MapFault> {
  const said = await parsed(bytes, metadata.gzipped)
  if (!said) return { fault: 'map-not-pmtiles', detail: 'What it says of itself cannot be read.' }
  const layers = Array.isArray(said.vector_layers) ? said.vector_layers.map((layer: { id?: unknown } | null) => layer?.id) : []
  const missing = tiles === 'vector' ? NEEDED_LAYERS.filter((id) => !layers.includes(id)) : []
  if (missing.length > 0)
    return {
      fault: 'map-cannot-be-drawn',
      detail: `It is no Protomaps basemap: it has no layer ${missing.map((id) => `"${id}"`).join(' and no ')}.`,
    }
  return { attribution: typeof said.attribution === 'string' ? plain(said.attribution) : '' }
}

async function parsed(bytes: Buffer, gzipped: boolean): Promise<Said | null> {
  try {
    const json = gzipped ? await undo(bytes, { maxOutputLength: UNZIPPED_MAX_BYTES }) : bytes
    const said: unknown = JSON.parse(json.toString('utf8') || '{}')
    return typeof said === 'object' && said !== null ? said : null
  } catch {
    return null
  }
}

/** Attributions come with links; our pages lead nowhere else, and a file may not bring markup into them. */
const plain = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&copy;', '©')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, ATTRIBUTION_CHARS)
