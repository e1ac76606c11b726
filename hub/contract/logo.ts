/** The sign of the office, on the first page, in the office and on the wall: a small picture, kept with the settings. */
import { type Static, Type } from 'typebox'

/** Bytes; it is read and written with every change of the registry. */
export const LOGO_MAX_BYTES = 40_000
/** Of the longer side, to which a page makes it smaller before it is sent. */
export const LOGO_PIXELS = 256

/** A data URL (RFC 2397). No SVG: it may carry scripts. Empty: none any more. */
export const Logo = Type.String({
  pattern: '^(data:image/(png|webp|jpeg);base64,[A-Za-z0-9+/]+={0,2})?$',
  maxLength: Math.ceil((LOGO_MAX_BYTES * 4) / 3) + 64,
  description: `A picture of at most ${LOGO_MAX_BYTES} bytes as a data URL; empty: none`,
})
export type Logo = Static<typeof Logo>

/** Null when there is none. */
export function pictureOf(logo: Logo | undefined): { type: string; base64: string } | null {
  const [, type, base64] = /^data:([^;]+);base64,(.+)$/.exec(logo ?? '') ?? []
  return type && base64 ? { type, base64 } : null
}
