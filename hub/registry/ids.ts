import { randomBytes } from 'node:crypto'

/** Crockford's base32: no i, l, o or u, so that an id read aloud over the telephone is written down right. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** Fifty random bits after the prefix, such as `site-7k3mq9xz4c`. An id is never given twice: what is retired or disabled keeps its own. */
export function randomId(prefix: string): string {
  return `${prefix}-${Array.from(randomBytes(10), (byte) => ALPHABET[byte & 31]).join('')}`
}
