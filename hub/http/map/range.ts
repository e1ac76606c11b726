/** Which part of a file was asked for (RFC 9110 §14). */
export type Part = { from: number; to: number }

/**
 * @returns first and last byte; null: the whole, because nothing or nothing intelligible was asked (§14.2: an invalid or unknown
 *   range, or several at once, may be ignored); 'unsatisfiable': the part lies beyond the end
 */
export function readRange(header: string | undefined, size: number): Part | null | 'unsatisfiable' {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header?.replaceAll(' ', '') ?? '') ?? []
  if (first === undefined || last === undefined || (first === '' && last === '')) return null
  if (first === '') {
    // The last so many bytes.
    const length = Number(last)
    return length === 0 || size === 0 ? 'unsatisfiable' : { from: Math.max(0, size - length), to: size - 1 }
  }
  const from = Number(first)
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  // §14.1.2: a last position before the first makes the range invalid.
  if (last !== '' && Number(last) < from) return null
  return from >= size ? 'unsatisfiable' : { from, to }
}

/** §13.1.5: a part of another version than the one somebody has already would not fit to it. @param etag the strong one of today */
export const mayResume = (ifRange: string | undefined, etag: string): boolean => ifRange === undefined || ifRange === etag
